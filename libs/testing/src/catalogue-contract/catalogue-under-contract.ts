import type { KnowledgeBase, ProductCatalogue } from '@app/application';

/** What an adapter hands to the contracts; `newBusiness` makes one that has nothing yet and answers its id. */
export interface CatalogueUnderContract {
  readonly products: ProductCatalogue;
  readonly knowledge: KnowledgeBase;
  readonly newBusiness: () => Promise<string>;
}
