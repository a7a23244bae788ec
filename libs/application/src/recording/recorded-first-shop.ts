import type { Product, SearchCriteria } from '@app/domain';
import type { KnowledgeEntry, KnowledgeHit } from '../ports/knowledge-base';
import type { CatalogueVocabulary, ProductHits } from '../ports/product-catalogue';
import type { ShopReader } from '../ports/shop-reader';
import type { RecordedReads } from './recorded-reads';
import { questionDigest, type ShopAnswers, type ShopQuestion } from './shop-questions';

/**
 * The shop as a turn read it, and as it is now for what that turn did not read. A product or entry that the turn read is
 * the one it read, whatever finds it, so that one answer does not hold two prices of a thing.
 */
export class RecordedFirstShop implements ShopReader {
  private readonly products: ReadonlyMap<string, Product>;
  private readonly entries: ReadonlyMap<string, KnowledgeEntry>;

  constructor(
    private readonly reads: RecordedReads,
    private readonly shop: ShopReader,
  ) {
    this.products = reads.products;
    this.entries = reads.entries;
  }

  async getProducts(productIds: readonly string[]): Promise<ReadonlyMap<string, Product>> {
    const recorded = this.find('products', [productIds]);
    if (recorded !== undefined) return recorded;
    const others = productIds.filter((productId) => !this.products.has(productId));
    const found = others.length === 0 ? new Map<string, Product>() : await this.shop.getProducts(others);
    return new Map(
      productIds.flatMap((productId) => {
        const product = this.products.get(productId) ?? found.get(productId);
        return product === undefined ? [] : [[productId, product]];
      }),
    );
  }

  async searchProducts(
    criteria: SearchCriteria,
    limit: number,
    needed: readonly string[] = [],
  ): Promise<ProductHits> {
    const recorded = this.reads.findSearch(criteria, limit, needed);
    if (recorded !== undefined) return recorded;
    const { products, matched } = await this.shop.searchProducts(criteria, limit, needed);
    return {
      matched,
      products: products.map((product) => this.products.get(product.productId) ?? product),
    };
  }

  async vocabulary(): Promise<CatalogueVocabulary> {
    return this.find('vocabulary', []) ?? (await this.shop.vocabulary());
  }

  async searchKnowledge(query: string, limit: number): Promise<readonly KnowledgeHit[]> {
    const recorded = this.find('knowledge', [query, limit]);
    if (recorded !== undefined) return recorded;
    const hits = await this.shop.searchKnowledge(query, limit);
    return hits.map((hit) => ({ ...hit, entry: this.entries.get(hit.entry.entryId) ?? hit.entry }));
  }

  async getEntries(entryIds: readonly string[]): Promise<readonly KnowledgeEntry[]> {
    const recorded = this.find('entries', [entryIds]);
    if (recorded !== undefined) return recorded;
    const found = await this.shop.getEntries(entryIds);
    return found.map((entry) => this.entries.get(entry.entryId) ?? entry);
  }

  private find<Question extends ShopQuestion>(
    question: Question,
    args: readonly unknown[],
  ): ShopAnswers[Question] | undefined {
    return this.reads.find(question, questionDigest(question, args));
  }
}
