import { Query } from '@nestjs/cqrs';
import { type ProductHits } from '../ports/product-catalogue';

export interface ProductSearch {
  /** Words to rank by; empty: every product within the limits. */
  readonly query: string;
  /** In major units of the shop's currency, inclusive; null: no limit. */
  readonly minPrice: number | null;
  readonly maxPrice: number | null;
  readonly brand: string | null;
  /** Most products in the answer, 1 to 100. */
  readonly limit: number;
}

/** The search that the agent uses, so that a shop can try it. */
export class SearchProducts extends Query<ProductHits> {
  constructor(
    readonly businessId: string,
    readonly search: ProductSearch,
  ) {
    super();
  }
}
