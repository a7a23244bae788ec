import type { Product } from './product';
import { satisfiesLimits, type SearchCriteria } from './search-criteria';

export type RefusalReason = 'not-in-catalogue' | 'not-available' | 'outside-limits';

/** A product that an agent named and that was not shown. */
export interface RefusedProduct {
  /** As the agent wrote it: perhaps no id of anything. */
  readonly productId: string;
  readonly reason: RefusalReason;
}

/** What keeps a product from being shown; null: nothing. `product` is what the catalogue has, `criteria` the limits stated, in `currency`. */
export function refusalOf(
  product: Product | undefined,
  criteria: SearchCriteria | null,
  currency: string | null,
): RefusalReason | null {
  if (product === undefined) return 'not-in-catalogue';
  if (criteria === null || satisfiesLimits(product, criteria, currency)) return null;
  const isWithin = satisfiesLimits(product, { ...criteria, onlyAvailable: false }, currency);
  return isWithin ? 'not-available' : 'outside-limits';
}
