import type { Memory } from '../memory/memory';
import { toMajor } from '../product/money';
import type { Product } from '../product/product';
import { isPrice, isSameAmount, moneyMentions, type MoneyMention } from '../review/money-mention';
import { namedProducts } from '../review/named-products';

/** What the customer has been told so far. */
export type Told = Pick<Memory, 'shown' | 'transcript'>;

/**
 * Whether a product costs what the customer was last told, by the card in view or in words. True when no price of it was
 * ever told: then there is none that it could differ from.
 */
export function isPriceAsTold(product: Product, quantity: number, told: Told): boolean {
  const card = told.shown.find(({ productId }) => productId === product.productId);
  if (card !== undefined && isSame(card.price, product.price)) return true;
  const amounts = amountsTold(product, told);
  if (amounts.length === 0) return card === undefined;
  const { price } = product;
  return (
    price !== null &&
    amounts.some(
      (mention) =>
        isPrice(mention, price) || isSameAmount(mention.amount, toMajor(price) * quantity, price.currency),
    )
  );
}

function isSame(left: Product['price'], right: Product['price']): boolean {
  return left?.amountMinor === right?.amountMinor && left?.currency === right?.currency;
}

/** The amounts in the last reply that names the product and an amount. */
function amountsTold(product: Product, { transcript }: Told): readonly MoneyMention[] {
  const said = repliesOf(transcript).filter((text) => namedProducts(text, [product]).named.length > 0);
  return said.map(plainAmounts).findLast((amounts) => amounts.length > 0) ?? [];
}

/** What the assistant said without a word of anybody else in between is one reply. */
function repliesOf(transcript: Told['transcript']): readonly string[] {
  const replies: string[] = [];
  for (const [at, { speaker, text }] of transcript.entries()) {
    if (speaker !== 'assistant') continue;
    const goesOn = transcript[at - 1]?.speaker === 'assistant';
    if (goesOn) replies.push(`${replies.pop() ?? ''}\n${text}`);
    else replies.push(text);
  }
  return replies;
}

function plainAmounts(text: string): readonly MoneyMention[] {
  return moneyMentions(text).filter(({ bound, isDifference }) => bound === null && !isDifference);
}
