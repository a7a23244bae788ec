import type { CatalogueVocabulary, ShopReader } from '@app/application';
import type { ToldEntry } from '../guidance/told-entries';
import type { Lookup } from '../policy/lookup';
import { AnswerFinder } from './answer-finder';
import type { Findings } from './findings';
import { ProductFinder } from './product-finder';

/** Carries out look-ups against one shop's catalogue and knowledge base. */
export class ShopRetrieval {
  private readonly products: ProductFinder;
  private readonly answers: AnswerFinder;

  constructor(
    private readonly shop: ShopReader,
    vocabulary: CatalogueVocabulary,
    told: readonly ToldEntry[],
  ) {
    this.products = new ProductFinder(shop, vocabulary);
    this.answers = new AnswerFinder(shop, told);
  }

  async fetch(lookup: Lookup): Promise<Findings> {
    switch (lookup.kind) {
      case 'search':
        return this.search(lookup);
      case 'more':
        return this.products.findMore(lookup.criteria, lookup.shown);
      case 'products':
        return {
          kind: 'products',
          products: await this.shop.getProducts(lookup.productIds),
        };
      case 'named':
        return { kind: 'products', products: await this.products.findNamed(lookup.names) };
      case 'answer':
        return this.answers.find(lookup.words);
      case 'none':
        return { kind: 'nothing-asked' };
    }
  }

  private async search(lookup: Extract<Lookup, { kind: 'search' }>): Promise<Findings> {
    const told = lookup.question === null ? undefined : this.answers.findTold(lookup.question, 'context');
    if (told !== undefined) return told;
    const found = await this.products.find(lookup);
    if (found.kind === 'hits' || lookup.question === null) return found;
    return { ...found, answer: await this.answers.find(lookup.question) };
  }
}
