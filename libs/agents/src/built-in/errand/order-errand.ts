import { searchTerms, type Product, type ToolOutcome } from '@app/domain';
import { ask, state, type Move, type Values } from '../policy/move';
import { priceNote } from '../policy/price-note';
import { nameOf } from '../policy/product-name';
import { isGone } from '../policy/product-plan';
import { pointedAt } from '../policy/target';
import type { Findings } from '../retrieval/findings';
import { readCounts, type FoundCount } from '../understanding/count-reader';
import type { Count } from '../understanding/said-number';
import type { StatedPrice } from '../understanding/stated-price-reader';
import { tokenise } from '../understanding/token';
import type { Order } from '../understanding/understanding';
import { canOrder, isOffered, leadId, type ErrandGround } from './errand-ground';

const MOST_PIECES = 1_000;

/**
 * Sums an order up and asks for the customer's yes. The call leaves out who orders, so nothing can come of it yet: it
 * records what is wanted, and `lead_id` is put in with the confirmation. Undefined when it is not clear which one
 * product is meant, it cannot be had, or nobody is known who could order.
 */
export async function confirmOrder(
  act: Order,
  found: Findings,
  ground: ErrandGround,
): Promise<readonly Move[] | undefined> {
  if (!canOrder(ground)) return undefined;
  const product = wantedProduct(act, found, ground);
  if (product === undefined || isGone(product)) return undefined;
  const quantity = isInName(act, product) ? 'unclear' : (act.quantity ?? pendingQuantity(product, ground));
  const summary = await sumUp(product, quantity, ground, act.price);
  return act.isFirstOfSeveral ? [state('order-one-by-one'), ...summary] : summary;
}

/** Of "Batteries x 4", nobody can tell whether "batteries x 4" are four or one. */
function isInName({ isNumberBeside, quantity }: Order, { title }: Product): boolean {
  const isSaid = (count: FoundCount) => count.isOutright && count.value === quantity;
  return isNumberBeside === true && readCounts(tokenise(title)).some(isSaid);
}

/** How many were spoken of before something else came up; one when none were. */
function pendingQuantity({ productId }: Product, { request }: ErrandGround): number {
  const { pendingTool } = request.memory;
  const isPending = pendingTool?.tool === 'sales_order' && pendingTool.arguments['plan'] === productId;
  return isPending ? Number(pendingTool.arguments['quantity'] ?? 1) : 1;
}

/**
 * The summary shows the product at the price that it names: only at that price can the order be drafted, whatever price
 * the customer stated.
 */
async function sumUp(
  product: Product,
  quantity: Count,
  ground: ErrandGround,
  stated?: StatedPrice,
): Promise<readonly Move[]> {
  const isPossible =
    quantity !== 'unclear' && Number.isInteger(quantity) && quantity >= 1 && quantity <= MOST_PIECES;
  const wanted = { plan: product.productId, ...(isPossible ? { quantity } : {}) };
  await ground.request.tools.call('sales_order', wanted);
  const card: readonly Move[] = isInViewAsItIs(product, ground)
    ? []
    : [{ move: 'recommend', productIds: [product.productId], criteria: null }];
  if (!isPossible) {
    const why =
      quantity === 'unclear' ? [] : [state('order-quantity-impossible', { quantity: String(quantity) })];
    return [...card, ...priceNote(product, null, stated, ground.situation), ...why, ask('order-quantity')];
  }
  const values = orderValues(product, quantity, ground);
  return [
    ...card,
    ...priceNote(product, quantity, stated, ground.situation),
    product.price === null ? ask('confirm-order-unpriced', values) : ask('confirm-order', values),
  ];
}

function isInViewAsItIs({ productId, price }: Product, { situation }: ErrandGround): boolean {
  return situation.memory.shown.some(
    (shown) =>
      shown.productId === productId &&
      shown.price?.amountMinor === price?.amountMinor &&
      shown.price?.currency === price?.currency,
  );
}

/** Places the order that the customer said yes to. */
export async function placeOrder(
  found: Findings,
  ground: ErrandGround,
): Promise<readonly Move[] | undefined> {
  const { pendingTool } = ground.request.memory;
  const lead = leadId(ground);
  if (!isOffered(ground, 'sales_order') || pendingTool?.tool !== 'sales_order' || lead === undefined) {
    return undefined;
  }
  const outcome = await ground.request.tools.call('sales_order', {
    ...pendingTool.arguments,
    lead_id: lead,
  });
  const [product] = found.kind === 'products' ? [...found.products.values()] : [];
  if (outcome.status === 'failed' && outcome.reason === 'price_changed' && product !== undefined) {
    const quantity = Number(pendingTool.arguments['quantity'] ?? 1);
    return [state('order-price-changed'), ...(await sumUp(product, quantity, ground))];
  }
  return planOutcome(outcome, product, ground);
}

function planOutcome(
  outcome: ToolOutcome,
  product: Product | undefined,
  ground: ErrandGround,
): readonly Move[] {
  if (outcome.status === 'completed' && outcome.result.kind === 'order-draft') {
    const { title, quantity, unitPriceMinor, currency, productId } = outcome.result;
    const name = nameOf({ productId, title }, ground.situation.memory);
    const values = { title: name, quantity: String(quantity) };
    const done =
      unitPriceMinor === null || currency === null
        ? state('order-done-unpriced', values)
        : state('order-done', {
            ...values,
            price: ground.situation.show.money({ amountMinor: unitPriceMinor, currency }),
          });
    return [done, ask('anything-else')];
  }
  if (outcome.status === 'failed' && outcome.reason === 'unknown_plan' && product !== undefined) {
    return [state('order-unknown', { title: nameOf(product, ground.situation.memory) }), ask('what-instead')];
  }
  return [state('order-refused'), ask('hand-over')];
}

/** The one product that is meant: in view, or the only one that is called so. */
function wantedProduct(act: Order, found: Findings, { situation }: ErrandGround): Product | undefined {
  if (found.kind === 'products') {
    const pointed = pointedAt(act.target ?? { by: 'pronoun' }, situation.memory, found.products);
    return pointed.length === 1 ? pointed[0] : undefined;
  }
  if (found.kind !== 'hits' || found.missing.length > 0) return undefined;
  const words = searchTerms((act.wish?.words ?? []).join(' '));
  const named = found.products.filter(({ title }) =>
    words.every((word) => searchTerms(title).includes(word)),
  );
  const exact = named.filter(({ title }) => searchTerms(title).length === words.length);
  const [only, ...others] = exact.length === 0 ? named : exact;
  return others.length === 0 ? only : undefined;
}

function orderValues(product: Product, quantity: number, { situation }: ErrandGround): Values {
  return {
    title: nameOf(product, situation.memory),
    quantity: String(quantity),
    price: product.price === null ? '' : situation.show.money(product.price),
  };
}
