import type { Product, SearchCriteria } from '@app/domain';
import type { KnowledgeBase, KnowledgeEntry, KnowledgeHit } from '../ports/knowledge-base';
import type { CatalogueVocabulary, ProductCatalogue, ProductHits } from '../ports/product-catalogue';
import type { ShopReader } from '../ports/shop-reader';

/** A business's shop as it is now. */
export class LiveShop implements ShopReader {
  constructor(
    private readonly businessId: string,
    private readonly catalogue: ProductCatalogue,
    private readonly knowledge: KnowledgeBase,
  ) {}

  getProducts(productIds: readonly string[]): Promise<ReadonlyMap<string, Product>> {
    return this.catalogue.getProducts(this.businessId, productIds);
  }

  searchProducts(
    criteria: SearchCriteria,
    limit: number,
    needed: readonly string[] = [],
  ): Promise<ProductHits> {
    return this.catalogue.search(this.businessId, criteria, limit, needed);
  }

  vocabulary(): Promise<CatalogueVocabulary> {
    return this.catalogue.vocabulary(this.businessId);
  }

  searchKnowledge(query: string, limit: number): Promise<readonly KnowledgeHit[]> {
    return this.knowledge.search(this.businessId, query, limit);
  }

  getEntries(entryIds: readonly string[]): Promise<readonly KnowledgeEntry[]> {
    return this.knowledge.getEntries(this.businessId, entryIds);
  }
}
