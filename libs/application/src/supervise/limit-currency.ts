import { limitsPrice, type SearchCriteria } from '@app/domain';
import type { ShopReader } from '../ports/shop-reader';

/**
 * The currency that price limits are stated in: the shop's. Null where none is stated, and then the shop is not asked: what
 * a turn reads is recorded, and a replay has nothing else.
 */
export async function limitCurrency(
  shop: Pick<ShopReader, 'vocabulary'>,
  stated: readonly (SearchCriteria | null)[],
): Promise<string | null> {
  const isAsked = stated.some((criteria) => criteria !== null && limitsPrice(criteria));
  return isAsked ? (await shop.vocabulary()).currency : null;
}
