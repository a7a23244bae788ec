import { toMajor, type Money } from '../product/money';
import type { Product } from '../product/product';
import { isPrice, isSameAmount, type MoneyMention } from './money-mention';

/** How far from the price `about $80` may be, as a share. */
const NEAR_SHARE = 0.1;

/** Whether the catalogue bears out what a sentence says of these products: a price, a bound, a sum or a difference. */
export function isBorneOut(mention: MoneyMention, products: readonly Product[], sentence: string): boolean {
  const prices = pricesIn(mention, products);
  if (mention.isDifference) return isDifference(mention, prices);
  if (mention.bound === null) {
    return prices.some((price) => isPrice(mention, price)) || isSum(mention, prices, sentence);
  }
  return prices.length > 0 && prices.every((price) => isWithin(mention, toMajor(price)));
}

function pricesIn({ currencies }: MoneyMention, products: readonly Product[]): readonly Money[] {
  const prices = products.flatMap(({ price }) => (price === null ? [] : [price]));
  return currencies.length === 0 ? prices : prices.filter(({ currency }) => currencies.includes(currency));
}

function isWithin({ amount, bound }: MoneyMention, price: number): boolean {
  if (bound === 'most') return price <= amount;
  if (bound === 'least') return price >= amount;
  return Math.abs(price - amount) <= price * NEAR_SHARE;
}

function isDifference({ amount }: MoneyMention, prices: readonly Money[]): boolean {
  return prices.some((left) =>
    prices.some((right) => isSameAmount(Math.abs(toMajor(left) - toMajor(right)), amount, left.currency)),
  );
}

/** So many of one, the number standing in the sentence, or all of them together. */
function isSum({ amount, words }: MoneyMention, prices: readonly Money[], sentence: string): boolean {
  const counts = (sentence.replace(words, ' ').match(/(?<![\d.,$€£¥])\d{1,4}(?![\d.,%]\d|%)/g) ?? []).map(
    Number,
  );
  const total = prices.reduce((sum, price) => sum + toMajor(price), 0);
  return (
    prices.some((price) =>
      counts.some((count) => isSameAmount(toMajor(price) * count, amount, price.currency)),
    ) ||
    (prices.length > 1 && prices.some(({ currency }) => isSameAmount(total, amount, currency)))
  );
}
