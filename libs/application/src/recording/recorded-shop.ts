import type { Product, SearchCriteria } from '@app/domain';
import type { KnowledgeEntry, KnowledgeHit } from '../ports/knowledge-base';
import type { CatalogueVocabulary, ProductHits } from '../ports/product-catalogue';
import type { ShopReader } from '../ports/shop-reader';
import { NotRecordedError } from './not-recorded.error';
import type { RecordedReads } from './recorded-reads';
import { questionDigest, type ShopAnswers, type ShopQuestion } from './shop-questions';

const ASKED: Readonly<Record<ShopQuestion, string>> = {
  products: 'products by their ids',
  search: 'a search of the catalogue',
  vocabulary: 'what the catalogue speaks of',
  knowledge: 'a search of the knowledge base',
  entries: 'entries of the knowledge base by their ids',
};

/** The shop as a turn read it. What was not read then is not there. */
export class RecordedShop implements ShopReader {
  constructor(private readonly reads: RecordedReads) {}

  getProducts(productIds: readonly string[]): Promise<ReadonlyMap<string, Product>> {
    return this.answer('products', [productIds]);
  }

  searchProducts(
    criteria: SearchCriteria,
    limit: number,
    needed: readonly string[] = [],
  ): Promise<ProductHits> {
    const recorded = this.reads.findSearch(criteria, limit, needed);
    return recorded === undefined ? notRecorded('search') : Promise.resolve(recorded);
  }

  vocabulary(): Promise<CatalogueVocabulary> {
    return this.answer('vocabulary', []);
  }

  searchKnowledge(query: string, limit: number): Promise<readonly KnowledgeHit[]> {
    return this.answer('knowledge', [query, limit]);
  }

  getEntries(entryIds: readonly string[]): Promise<readonly KnowledgeEntry[]> {
    return this.answer('entries', [entryIds]);
  }

  /** @throws NotRecordedError */
  private answer<Question extends ShopQuestion>(
    question: Question,
    args: readonly unknown[],
  ): Promise<ShopAnswers[Question]> {
    const answer = this.reads.find(question, questionDigest(question, args));
    return answer === undefined ? notRecorded(question) : Promise.resolve(answer);
  }
}

function notRecorded(question: ShopQuestion): Promise<never> {
  return Promise.reject(new NotRecordedError(ASKED[question]));
}
