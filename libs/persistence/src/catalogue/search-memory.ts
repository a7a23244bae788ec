import { LRUCache } from 'lru-cache';
import type { Product, SearchCriteria } from '@app/domain';
import type { CatalogueRow } from './catalogue.query';

/** Searches remembered, a kilobyte or two each. */
const MOST_SEARCHES = 2_000;
/** Characters of products remembered; with what is made of them they take five times as many bytes. */
const MOST_CHARACTERS = 2_500_000;

/** What a search found, without the products themselves. */
export interface Found {
  /** Product numbers, best first. */
  readonly productNos: readonly number[];
  readonly matched: number;
}

interface KeptProduct {
  readonly revision: number;
  readonly product: Product;
}

/**
 * What was found and read lately. Each is good for one revision of its catalogue: whoever asks has read the revision
 * just now, so nothing older than that is answered, whichever process imported.
 */
export class SearchMemory {
  private readonly searches = new LRUCache<string, Found>({ max: MOST_SEARCHES });
  private readonly products = new LRUCache<number, KeptProduct>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: ({ product }) => sizeOf(product),
  });

  /** @param needed as `ProductCatalogue.search` takes them */
  getFound(catalogue: CatalogueRow, criteria: SearchCriteria, needed: readonly string[]): Found | undefined {
    return this.searches.get(searchKey(catalogue, criteria, needed));
  }

  keepFound(
    catalogue: CatalogueRow,
    criteria: SearchCriteria,
    needed: readonly string[],
    found: Found,
  ): void {
    this.searches.set(searchKey(catalogue, criteria, needed), found);
  }

  getProduct({ productRevision }: CatalogueRow, productNo: number): Product | undefined {
    const kept = this.products.get(productNo);
    return kept?.revision === productRevision ? kept.product : undefined;
  }

  keepProduct({ productRevision }: CatalogueRow, productNo: number, product: Product): void {
    this.products.set(productNo, { revision: productRevision, product });
  }
}

function searchKey(
  { catalogueNo, productRevision }: CatalogueRow,
  criteria: SearchCriteria,
  needed: readonly string[],
): string {
  return `${catalogueNo}/${productRevision}/${JSON.stringify([criteria, needed])}`;
}

function sizeOf({ title, description, attributes, metadata }: Product): number {
  return title.length + description.length + JSON.stringify([attributes, metadata]).length;
}
