import type { Product, SearchCriteria } from '@app/domain';
import type { KnowledgeEntry, KnowledgeHit } from './knowledge-base';
import type { CatalogueVocabulary, ProductHits } from './product-catalogue';

/** One shop as a turn may read it. A turn reads nothing else, so that what it read can be recorded. */
export interface ShopReader {
  /** The products that exist among these ids. */
  getProducts(productIds: readonly string[]): Promise<ReadonlyMap<string, Product>>;
  /**
   * @param limit most products in the answer, 1 to 100
   * @param needed words without which no product is of use: where none has them all, nothing may be answered
   */
  searchProducts(criteria: SearchCriteria, limit: number, needed?: readonly string[]): Promise<ProductHits>;
  vocabulary(): Promise<CatalogueVocabulary>;
  /** Best first. */
  searchKnowledge(query: string, limit: number): Promise<readonly KnowledgeHit[]>;
  /** The entries that exist among these ids. */
  getEntries(entryIds: readonly string[]): Promise<readonly KnowledgeEntry[]>;
}
