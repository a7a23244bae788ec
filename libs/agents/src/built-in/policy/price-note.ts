import type { Money, Product } from '@app/domain';
import type { StatedPrice } from '../understanding/stated-price-reader';
import { state, type Move } from './move';
import { nameOf } from './product-name';
import type { Situation } from './situation';

/** What is said to a price that the customer stated, for one or for all, and that is not the catalogue's. */
export function priceNote(
  product: Product,
  quantity: number | null,
  stated: StatedPrice | undefined,
  situation: Situation,
): readonly Move[] {
  if (stated === undefined) return [];
  const title = nameOf(product, situation.memory);
  const { price } = product;
  if (price === null) return [state('order-price-unknown', { title })];
  const pieces = [...(stated.of === 'all' ? [] : [1]), ...(stated.of === 'each' ? [] : [quantity])];
  const isAgreed = pieces.some((count) => count !== null && isWithin(stated, price, count));
  return isAgreed ? [] : [state('order-price-fixed', { title, price: situation.show.money(price) })];
}

function isWithin({ leastMinor, mostMinor, currency }: StatedPrice, price: Money, pieces: number): boolean {
  if (leastMinor === null && mostMinor === null) return false;
  const total = price.amountMinor * pieces;
  const isSameCurrency = currency === null || currency === price.currency;
  return isSameCurrency && total >= (leastMinor ?? 0) && total <= (mostMinor ?? Infinity);
}
