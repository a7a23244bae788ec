import type { Memory, Product } from '@app/domain';
import { missingWords } from '../retrieval/product-words';
import type { Reference, Understanding } from '../understanding/understanding';
import { ask, state, type Move } from './move';
import { priceNote } from './price-note';
import { nameOf } from './product-name';
import type { Situation } from './situation';
import { isPlan } from './subscription-plan';
import { pointedAt } from './target';

const TELLING_ATTRIBUTES = 4;
const DESCRIPTION_LENGTH = 220;
const PRICE_WORDS = new Set(['price', 'cost', 'costs', 'much', 'expensive', 'cheap', 'priced']);
const STOCK_WORDS = new Set(['stock', 'available', 'availability']);

type Products = ReadonlyMap<string, Product>;
type ToOrder = Extract<Understanding, { kind: 'order' | 'confirmed-order' }>;

/** Details of one product in view, or an answer to a question about it; a question back when it is not clear which. */
export function planDetails(
  target: Reference,
  aspects: readonly string[],
  products: Products,
  situation: Situation,
): readonly Move[] {
  const pointed = pointedAt(target, situation.memory, products);
  const [product] = pointed;
  if (product === undefined || pointed.length > 1) return whichOne(situation.memory);
  const asked = aspects.filter((word) => !PRICE_WORDS.has(word) && !STOCK_WORDS.has(word));
  const asksStock = aspects.some((word) => STOCK_WORDS.has(word));
  const next = isGone(product) && !asksStock ? planGone([product], situation) : [buyNext(product, situation)];
  if (aspects.length === 0) return [...overview(product, situation), ...next];
  const answers = [
    ...(aspects.some((word) => PRICE_WORDS.has(word)) ? priceOf(product, situation) : []),
    ...(asksStock ? [availabilityOf(product, situation)] : []),
    ...(asked.length > 0 ? [aspectOf(product, asked, situation)] : []),
  ];
  return [...(answers.length === 0 ? overview(product, situation) : answers), ...next];
}

/** What cannot be had is said to be so, and not offered. */
export function planGone(products: readonly Product[], situation: Situation): readonly Move[] {
  return [...sayGone(products, situation), ask('what-instead')];
}

export function sayGone(products: readonly Product[], situation: Situation): readonly Move[] {
  return products.slice(0, situation.most).map((product) => availabilityOf(product, situation));
}

export function isGone({ availability }: Product): boolean {
  return availability === 'out-of-stock';
}

/** A question about the product whose order waits for a yes does not take the order back: it is asked about again. */
function buyNext(product: Product, { question, memory, show }: Situation): Move {
  if (isGone(product)) return ask('what-instead');
  const isSummary = question?.ask === 'confirm-order' || question?.ask === 'confirm-order-unpriced';
  const values = question?.values ?? {};
  if (!isSummary || values['title'] !== nameOf(product, memory)) return ask('buy');
  return product.price === null
    ? ask('confirm-order-unpriced', values)
    : ask('confirm-order', { ...values, price: show.money(product.price) });
}

function whichOne(memory: Memory): readonly Move[] {
  return [ask('which-one'), { move: 'suggest', asks: memory.shown.slice(0, 4).map(({ title }) => title) }];
}

function overview(product: Product, situation: Situation): readonly Move[] {
  const { title, description } = product;
  const about = shorten(description);
  const attributes = attributeTexts(product, situation).slice(0, TELLING_ATTRIBUTES);
  return [
    state('verbatim', { text: about === '' ? title : `${title}: ${about}` }),
    ...(attributes.length === 0 ? [] : [state('verbatim', { text: attributes.join('; ') })]),
    ...priceOf(product, situation),
    ...(product.url === null ? [] : [state('details-link', { url: product.url })]),
  ];
}

function priceOf(product: Product, { show, memory }: Situation): readonly Move[] {
  const { price } = product;
  return price === null
    ? []
    : [state('details-price', { title: nameOf(product, memory), price: show.money(price) })];
}

function availabilityOf(product: Product, { memory }: Situation): Move {
  return state('details-availability', {
    title: nameOf(product, memory),
    availability: product.availability,
  });
}

/** What the shop's data says about the words asked for, or that it says nothing. */
function aspectOf(product: Product, asked: readonly string[], situation: Situation): Move {
  const title = nameOf(product, situation.memory);
  const attribute = Object.keys(product.attributes).find((name) =>
    asked.some((word) => name.split(' ').includes(word)),
  );
  if (attribute !== undefined) {
    return state('details-attribute', { title, attribute: attributeText(attribute, product, situation) });
  }
  const missing = missingWords(product, asked);
  if (missing.length > 0) return state('details-unknown', { title, words: situation.show.list(missing) });
  return state('details-says', { title, text: sentenceWith(product, asked) });
}

/** The sentence of the description, or the attribute, that holds the words. */
function sentenceWith(product: Product, asked: readonly string[]): string {
  const sentences = product.description.split(/(?<=[.!?])\s+|\n+/);
  const attributes = Object.entries(product.attributes).map(([name, value]) => `${name}: ${plain(value)}`);
  const holding = [...sentences, ...attributes, product.title].find((text) =>
    asked.some((word) => text.toLowerCase().includes(word)),
  );
  return shorten(holding ?? product.title);
}

/** Products side by side: price first, then the attributes in which they differ. */
export function planComparison(
  targets: readonly Reference[],
  products: Products,
  situation: Situation,
): readonly Move[] {
  const { memory } = situation;
  const pointed = targets.flatMap((target) =>
    target.by === 'pronoun'
      ? memory.shown.flatMap(({ productId }) => products.get(productId) ?? [])
      : pointedAt(target, memory, products),
  );
  const shown = memory.shown.flatMap(({ productId }) => products.get(productId) ?? []);
  const chosen = [...new Set(pointed.length > 1 ? pointed : shown)].slice(0, 3);
  return chosen.length < 2 ? whichOne(memory) : compared(chosen, situation);
}

/** The same of things that were not in view: they are shown first. */
export function planNamedComparison(found: readonly Product[], situation: Situation): readonly Move[] {
  if (found.length < 2) return whichOne(situation.memory);
  const productIds = found.map(({ productId }) => productId);
  return [{ move: 'recommend', productIds, criteria: null }, ...compared(found, situation)];
}

function compared(chosen: readonly Product[], situation: Situation): readonly Move[] {
  const { memory, show } = situation;
  const titles = chosen.map((product) => nameOf(product, memory));
  const differences = differingAttributes(chosen).slice(0, TELLING_ATTRIBUTES);
  return [
    ...comparePrices(chosen, situation),
    ...differences.map((name) =>
      state('compare-attribute', {
        attribute: name,
        values: show.list(chosen.map((product) => plain(product.attributes[name]))),
      }),
    ),
    ...(chosen.every(isPlan) ? chosen.map(described) : []),
    ...(differences.length === 0 && !chosen.every(isPlan)
      ? [state('compare-alike', { titles: show.list(titles) })]
      : []),
    ask(chosen.length === 2 ? 'stands-out-two' : 'stands-out-many'),
  ];
}

function described({ title, description }: Product): Move {
  return state('verbatim', { text: `${title}: ${shorten(description)}` });
}

function comparePrices(products: readonly Product[], { show, memory }: Situation): readonly Move[] {
  const priced = products.flatMap((product) =>
    product.price === null ? [] : [{ title: nameOf(product, memory), price: product.price }],
  );
  if (priced.length < 2) return [];
  const prices = show.list(priced.map(({ title, price }) => `${title}: ${show.money(price)}`));
  const isSame = new Set(priced.map(({ price }) => `${price.amountMinor} ${price.currency}`)).size === 1;
  return [state(isSame ? 'compare-same-price' : 'compare-prices', { prices })];
}

function differingAttributes(products: readonly Product[]): readonly string[] {
  const [first] = products;
  return Object.keys(first?.attributes ?? {}).filter(
    (name) =>
      products.every(({ attributes }) => attributes[name] !== undefined) &&
      new Set(products.map(({ attributes }) => plain(attributes[name]))).size > 1,
  );
}

/** How to buy what is pointed at: its page in the shop, or a colleague. Nothing is promised. */
export function planOrder(act: ToOrder, products: Products, situation: Situation): readonly Move[] {
  const { target, quantity, price } =
    act.kind === 'order' ? act : { target: null, quantity: null, price: undefined };
  const pointed = pointedAt(target ?? { by: 'pronoun' }, situation.memory, products);
  const [product] = pointed;
  if (product === undefined || pointed.length > 1) {
    return situation.memory.shown.length > 0
      ? [state('order-which'), ...whichOne(situation.memory)]
      : [state('order-which'), ask('what-looking-for')];
  }
  if (isGone(product)) return planGone([product], situation);
  const { url } = product;
  const title = nameOf(product, situation.memory);
  const note = priceNote(product, quantity === 'unclear' ? null : (quantity ?? 1), price, situation);
  return url === null
    ? [...note, state('order-no-link', { title }), ask('hand-over')]
    : [...note, state('order-link', { title, url }), ask('anything-else')];
}

function attributeTexts(product: Product, situation: Situation): readonly string[] {
  return Object.keys(product.attributes).map((name) => attributeText(name, product, situation));
}

function attributeText(name: string, { attributes }: Product, { show }: Situation): string {
  const value = attributes[name];
  return `${name}: ${Array.isArray(value) ? show.list(value) : plain(value)}`;
}

function plain(value: Product['attributes'][string] | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'object') return value.join(', ');
  return value === true ? 'yes' : value === false ? 'no' : String(value);
}

/** Whole sentences as far as they fit, else cut at a word. */
function shorten(text: string): string {
  const plainText = text.replace(/\\n|\s+/g, ' ').trim();
  if (plainText.length <= DESCRIPTION_LENGTH) return plainText;
  const cut = plainText.slice(0, DESCRIPTION_LENGTH).toWellFormed();
  const sentenceEnd = cut.lastIndexOf('. ');
  return sentenceEnd > DESCRIPTION_LENGTH / 3
    ? cut.slice(0, sentenceEnd + 1)
    : `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}
