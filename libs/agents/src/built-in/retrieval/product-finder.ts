import { type ProductCatalogue } from '@app/application';
import { satisfiesLimits, type Product, type SearchCriteria } from '@app/domain';
import { isColour, isSize } from '../policy/criteria-refiner';
import type { SearchAttempt } from '../policy/search-attempts';
import { COLOUR_SPELLINGS } from '../understanding/lexicon/colours';
import type { HitsFound, Nearest, NothingFound } from './findings';
import { missingWords } from './product-words';

/** Products looked at for one attempt; the best of them that have all the words are shown. */
const CANDIDATES = 60;

/** Tries the attempts in order, and says what would have been found with one limit less. */
export class ProductFinder {
  constructor(
    private readonly catalogue: ProductCatalogue,
    private readonly businessId: string,
  ) {}

  async find(attempts: readonly SearchAttempt[]): Promise<HitsFound | NothingFound> {
    for (const attempt of attempts) {
      const hits = await this.attempt(attempt);
      if (hits !== undefined) return { ...hits, otherColours: await this.otherColours(attempt) };
    }
    const first = attempts[0]?.criteria;
    if (first === undefined) throw new RangeError('there is nothing to attempt');
    const wished = attempts.find(({ soft }) => soft.length > 0)?.criteria ?? first;
    return { kind: 'nothing', criteria: wished, nearest: await this.nearest(first), answer: null };
  }

  /** What comes after the products that were shown, in the same order. */
  async findMore(criteria: SearchCriteria, shown: readonly string[]): Promise<HitsFound | NothingFound> {
    const { products, matched } = await this.catalogue.search(this.businessId, criteria, CANDIDATES);
    const covering = products.filter((product) => missingWords(product, wordsOf(criteria)).length === 0);
    const ranked = covering.some(({ productId }) => shown.includes(productId)) ? covering : products;
    const last = ranked.findLastIndex(({ productId }) => shown.includes(productId));
    const next = ranked.slice(last + 1).filter(({ productId }) => !shown.includes(productId));
    return next.length === 0
      ? { kind: 'nothing', criteria, nearest: null, answer: null }
      : { kind: 'hits', criteria, products: next, matched, missing: [], otherColours: [] };
  }

  private async attempt({ criteria, soft, needsAllWords }: SearchAttempt): Promise<HitsFound | undefined> {
    const found = await this.catalogue.search(this.businessId, criteria, CANDIDATES);
    const words = wordsOf(criteria);
    const kept = found.products.filter((product) => keepsSoftly(product, soft, criteria));
    const products = needsAllWords
      ? kept.filter((product) => missingWords(product, words).length === 0)
      : fullest(kept, words);
    const [best] = products;
    if (best === undefined) return undefined;
    const missing = needsAllWords ? [] : missingWords(best, words);
    return { kind: 'hits', criteria, products, matched: found.matched, missing, otherColours: [] };
  }

  private async otherColours({ criteria, soft }: SearchAttempt): Promise<readonly string[]> {
    const wanted = criteria.attributes.find(({ name, exclude }) => isColour(name) && !exclude);
    if (wanted === undefined) return [];
    const attributes = criteria.attributes.filter((limit) => limit !== wanted);
    const { products } = await this.catalogue.search(
      this.businessId,
      { ...criteria, attributes },
      CANDIDATES,
    );
    const values = products
      .filter((product) => keepsSoftly(product, soft, criteria))
      .flatMap((product) => product.attributes[wanted.name] ?? [])
      .filter((value) => typeof value === 'string')
      .map((value) => value.toLowerCase())
      .filter((value) => COLOUR_SPELLINGS.has(value) && !wanted.values.includes(value));
    return commonest(values);
  }

  private async nearest(criteria: SearchCriteria): Promise<Nearest | null> {
    for (const relaxed of relaxations(criteria)) {
      const { products } = await this.catalogue.search(this.businessId, relaxed.criteria, CANDIDATES);
      const words = wordsOf(criteria);
      const [product] = [...products.filter((item) => missingWords(item, words).length === 0), ...products];
      if (product !== undefined) return { ...relaxed, product };
    }
    return null;
  }
}

function wordsOf(criteria: SearchCriteria): readonly string[] {
  return criteria.text.split(' ').filter((word) => word !== '');
}

/** The products that miss as few words as the one that misses fewest. */
function fullest(products: readonly Product[], words: readonly string[]): readonly Product[] {
  const counted = products.map((product) => ({ product, missing: missingWords(product, words).length }));
  const least = Math.min(...counted.map(({ missing }) => missing));
  return counted.filter(({ missing }) => missing === least).map(({ product }) => product);
}

function keepsSoftly(product: Product, soft: SearchAttempt['soft'], criteria: SearchCriteria): boolean {
  const binding = soft.filter(({ name }) => product.attributes[name] !== undefined);
  return satisfiesLimits(product, { ...criteria, attributes: binding });
}

/** The criteria with one limit less each, the cheapest to give up first. */
function relaxations(criteria: SearchCriteria): readonly Omit<Nearest, 'product'>[] {
  const { attributes } = criteria;
  const without = (matches: (name: string) => boolean) => ({
    ...criteria,
    attributes: attributes.filter(({ name, exclude }) => exclude || !matches(name)),
  });
  const isOther = (name: string) => !isColour(name) && !isSize(name);
  const wanted = attributes.filter(({ exclude }) => !exclude).map(({ name }) => name);
  const isPriced = criteria.minPriceMinor !== null || criteria.maxPriceMinor !== null;
  const closest = criteria.maxPriceMinor === null ? 'price-descending' : 'price-ascending';
  const relaxed: readonly (Omit<Nearest, 'product'> | false)[] = [
    wanted.some(isColour) && { without: 'colour', criteria: without(isColour) },
    criteria.brands.length > 0 && { without: 'brand', criteria: { ...criteria, brands: [] } },
    isPriced && {
      without: 'price',
      criteria: { ...criteria, minPriceMinor: null, maxPriceMinor: null, sort: closest },
    },
    wanted.some(isOther) && { without: 'attributes', criteria: without(isOther) },
    wanted.some(isSize) && { without: 'size', criteria: without(isSize) },
  ];
  return relaxed.filter((relaxation) => relaxation !== false);
}

function commonest(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
    .map(([value]) => value);
}
