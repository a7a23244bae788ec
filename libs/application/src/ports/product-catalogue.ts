import type { Product, SearchCriteria } from '@app/domain';

export interface ProductHits {
  /** Best first. */
  readonly products: readonly Product[];
  /** How many products satisfy the criteria, counted up to 1,000. */
  readonly matched: number;
}

/** What a shop's catalogue speaks of, so that a sentence can be read against it. Changes only with an import. */
export interface CatalogueVocabulary {
  /** ISO 4217 code most products are priced in. */
  readonly currency: string;
  /** Brands as spelt in the catalogue, most products first; at most 2,000. */
  readonly brands: readonly string[];
  /** Lower-case attribute names with their commonest lower-case text values (at most 200 each); at most 300 names. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  readonly productCount: number;
  /**
   * Lower-case words of titles and categories, most products first, at most 5,000: what a mistyped word may have
   * meant, and which words name things that this shop sells. Absent: not known.
   */
  readonly words?: readonly string[];
}

/** A shop's products: look-up, full-text search with limits, and import. */
export abstract class ProductCatalogue {
  /** The products that exist among these ids. */
  abstract getProducts(
    businessId: string,
    productIds: readonly string[],
  ): Promise<ReadonlyMap<string, Product>>;

  /**
   * Ranks by the words (title before brand before category before attributes before description), and answers only
   * products that satisfy every limit of the criteria. A price limit is one in the vocabulary's currency, which no product
   * in another satisfies.
   * @param limit most products in the answer, 1 to 100
   * @param needed words that only products with all of them are of use for. Where no product has them all anywhere in its
   * data, nothing may be answered, which costs less; otherwise they limit nothing.
   */
  abstract search(
    businessId: string,
    criteria: SearchCriteria,
    limit: number,
    needed?: readonly string[],
  ): Promise<ProductHits>;

  abstract vocabulary(businessId: string): Promise<CatalogueVocabulary>;

  /** Reads, beside the turns, what the first turn of each shop would wait for; of a few shops only. */
  abstract prepare(): Promise<void>;

  /** Inserts or replaces by product id, all or nothing for one call. */
  abstract upsertProducts(businessId: string, products: readonly Product[]): Promise<void>;
}
