import { ProductCatalogue, type CatalogueVocabulary, type ProductHits } from '@app/application';
import { satisfiesLimits, type Product, type SearchCriteria } from '@app/domain';

/** The catalogue port over maps: limits by the domain's rule, words by presence in the title. For specs. */
export class InMemoryProductCatalogue extends ProductCatalogue {
  private readonly products = new Map<string, Map<string, Product>>();
  /** How many products each `upsertProducts` brought. */
  readonly batches: number[] = [];

  stored(businessId: string): ReadonlyMap<string, Product> {
    return this.products.get(businessId) ?? new Map<string, Product>();
  }

  getProducts(businessId: string, productIds: readonly string[]): Promise<ReadonlyMap<string, Product>> {
    const wanted = new Set(productIds);
    return Promise.resolve(
      new Map([...this.stored(businessId)].filter(([productId]) => wanted.has(productId))),
    );
  }

  search(businessId: string, criteria: SearchCriteria, limit: number): Promise<ProductHits> {
    const words = criteria.text.toLowerCase().split(/\s+/).filter(Boolean);
    const found = [...this.stored(businessId).values()].filter(
      (product) =>
        satisfiesLimits(product, criteria) &&
        words.every((word) => product.title.toLowerCase().includes(word)),
    );
    return Promise.resolve({ products: found.slice(0, limit), matched: found.length });
  }

  vocabulary(businessId: string): Promise<CatalogueVocabulary> {
    const products = [...this.stored(businessId).values()];
    const brands = [...new Set(products.map(({ brand }) => brand).filter((brand) => brand !== null))];
    return Promise.resolve({
      currency: products.find(({ price }) => price !== null)?.price?.currency ?? 'USD',
      brands,
      attributes: new Map(),
      productCount: products.length,
    });
  }

  upsertProducts(businessId: string, products: readonly Product[]): Promise<void> {
    const stored = this.products.get(businessId) ?? new Map<string, Product>();
    for (const product of products) stored.set(product.productId, product);
    this.products.set(businessId, stored);
    this.batches.push(products.length);
    return Promise.resolve();
  }
}
