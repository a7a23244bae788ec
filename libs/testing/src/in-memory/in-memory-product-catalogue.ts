import { ProductCatalogue, type CatalogueVocabulary, type ProductHits } from '@app/application';
import { comparePrices, satisfiesLimits, searchTerms, type Product, type SearchCriteria } from '@app/domain';
import { hasAllWords } from './text-match';

/** A catalogue held in memory that keeps the port's promises with a plain word count for ranking. */
export class InMemoryProductCatalogue extends ProductCatalogue {
  private readonly shops = new Map<string, Map<string, Product>>();
  private readonly vocabularies = new Map<string, CatalogueVocabulary>();
  /** How many products each `upsertProducts` brought. */
  readonly batches: number[] = [];

  stored(businessId: string): ReadonlyMap<string, Product> {
    return this.shop(businessId);
  }

  getProducts(businessId: string, productIds: readonly string[]): Promise<ReadonlyMap<string, Product>> {
    const shop = this.shop(businessId);
    const found = productIds.flatMap((productId) => shop.get(productId) ?? []);
    return Promise.resolve(new Map(found.map((product) => [product.productId, product])));
  }

  search(businessId: string, criteria: SearchCriteria, limit: number): Promise<ProductHits> {
    const words = searchTerms(criteria.text);
    const { currency } = this.known(businessId);
    const hits = [...this.shop(businessId).values()]
      .filter((product) => isWanted(product, criteria, currency))
      .map((product) => ({ product, score: scoreOf(product, words) }))
      .filter(({ score }) => score > 0 || words.length === 0);
    const products = hits
      .sort((left, right) => right.score - left.score || byId(left.product, right.product))
      .map(({ product }) => product);
    const sorted = sortByPrice(products, criteria.sort, currency);
    return Promise.resolve({ products: sorted.slice(0, limit), matched: Math.min(sorted.length, 1_000) });
  }

  vocabulary(businessId: string): Promise<CatalogueVocabulary> {
    return Promise.resolve(this.known(businessId));
  }

  prepare(): Promise<void> {
    return Promise.resolve();
  }

  upsertProducts(businessId: string, products: readonly Product[]): Promise<void> {
    const shop = this.shop(businessId);
    for (const product of products) shop.set(product.productId, product);
    this.vocabularies.delete(businessId);
    this.batches.push(products.length);
    return Promise.resolve();
  }

  private known(businessId: string): CatalogueVocabulary {
    const known = this.vocabularies.get(businessId) ?? vocabularyOf([...this.shop(businessId).values()]);
    this.vocabularies.set(businessId, known);
    return known;
  }

  private shop(businessId: string): Map<string, Product> {
    const shop = this.shops.get(businessId) ?? new Map<string, Product>();
    this.shops.set(businessId, shop);
    return shop;
  }
}

function isWanted(product: Product, criteria: SearchCriteria, currency: string): boolean {
  const { requiredWords, excludedWords } = criteria;
  return (
    satisfiesLimits(product, criteria, currency) &&
    hasAllWords(`${product.title} ${product.category ?? ''}`, requiredWords) &&
    !excludedWords.some((word) => hasAllWords(product.title, [word]))
  );
}

function scoreOf(product: Product, words: readonly string[]): number {
  const title = searchTerms(product.title);
  const rest = searchTerms(
    `${product.brand ?? ''} ${product.category ?? ''} ${product.description} ${JSON.stringify(product.attributes)}`,
  );
  return words.reduce((score, word) => score + (title.includes(word) ? 3 : rest.includes(word) ? 1 : 0), 0);
}

function sortByPrice(
  products: readonly Product[],
  sort: SearchCriteria['sort'],
  currency: string,
): readonly Product[] {
  if (sort === 'relevance') return products;
  const sign = sort === 'price-ascending' ? 1 : -1;
  return [...products].sort((left, right) => comparePrices(left.price, right.price, currency, sign));
}

function byId(left: Product, right: Product): number {
  return left.productId < right.productId ? -1 : 1;
}

function vocabularyOf(products: readonly Product[]): CatalogueVocabulary {
  const attributes = new Map<string, Set<string>>();
  for (const product of products) {
    for (const [name, value] of Object.entries(product.attributes)) {
      const values = attributes.get(name) ?? new Set<string>();
      (Array.isArray(value) ? value : [value]).forEach((item) => values.add(String(item).toLowerCase()));
      attributes.set(name, values);
    }
  }
  return {
    currency: products.find(({ price }) => price !== null)?.price?.currency ?? 'USD',
    brands: [...new Set(products.map(({ brand }) => brand).filter((brand) => brand !== null))],
    attributes: new Map([...attributes].map(([name, values]) => [name, [...values]])),
    productCount: products.length,
    words: [
      ...new Set(
        products.flatMap(
          ({ title, category }) => `${title} ${category ?? ''}`.toLowerCase().match(/\p{L}{3,}/gu) ?? [],
        ),
      ),
    ],
  };
}
