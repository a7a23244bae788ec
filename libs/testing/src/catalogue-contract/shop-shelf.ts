import type { Product, SearchCriteria } from '@app/domain';
import { NO_CRITERIA } from '@app/domain';
import { aProduct } from '../builders/a-product.builder';
import type { CatalogueUnderContract } from './catalogue-under-contract';

/** A business with products, and searches in it. */
export class ShopShelf {
  private constructor(
    readonly under: CatalogueUnderContract,
    readonly businessId: string,
  ) {}

  static async with(
    under: CatalogueUnderContract,
    products: Readonly<Record<string, Partial<Product>>>,
  ): Promise<ShopShelf> {
    const shelf = new ShopShelf(under, await under.newBusiness());
    await shelf.put(products);
    return shelf;
  }

  async put(products: Readonly<Record<string, Partial<Product>>>): Promise<void> {
    const list = Object.entries(products).map(([productId, change]) => aProduct({ productId, ...change }));
    await this.under.products.upsertProducts(this.businessId, list);
  }

  /** Ids, best first. */
  async find(criteria: Partial<SearchCriteria>, limit = 100): Promise<readonly string[]> {
    const hits = await this.under.products.search(this.businessId, { ...NO_CRITERIA, ...criteria }, limit);
    return hits.products.map(({ productId }) => productId);
  }

  async matched(criteria: Partial<SearchCriteria>): Promise<number> {
    const hits = await this.under.products.search(this.businessId, { ...NO_CRITERIA, ...criteria }, 1);
    return hits.matched;
  }
}
