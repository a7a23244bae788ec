import type { CatalogueVocabulary, ShopReader } from '@app/application';
import {
  kindVerdict,
  NO_CRITERIA,
  satisfiesLimits,
  searchTerms,
  type Product,
  type SearchCriteria,
} from '@app/domain';
import { isColour } from '../policy/criteria-refiner';
import type { Lookup } from '../policy/lookup';
import { isGone } from '../policy/product-plan';
import { relaxations, type Relaxation } from '../policy/relaxation';
import type { SearchAttempt } from '../policy/search-attempts';
import { COLOUR_SPELLINGS } from '../understanding/lexicon/colours';
import { indexOf } from '../understanding/vocabulary-index';
import type { HitsFound, Nearest, NothingFound } from './findings';
import { missingFrom, missingWords, plainWords } from './product-words';

type SearchLookup = Extract<Lookup, { kind: 'search' }>;

/** Products looked at for one attempt; the best of them that have all the words are shown. */
const CANDIDATES = 60;
/** A word names a kind of thing when at least this share of the titles it is in are that thing. */
const KIND_SHARE = 0.3;

/** `500 pcs`, `PC-300RF`: an amount or a model, not the thing. */
const COUNTED = /\d\s*(?:pcs?|pieces?)\b|\b\p{L}{1,4}-?\d[\p{L}\d-]*/giu;

/** Tries the attempts in order, and says what would have been found with one limit less. */
export class ProductFinder {
  constructor(
    private readonly shop: ShopReader,
    private readonly vocabulary: CatalogueVocabulary,
  ) {}

  async find(search: SearchLookup): Promise<HitsFound | NothingFound> {
    let named: HitsFound | undefined;
    for (const attempt of search.attempts) {
      const hits = await this.attempt(attempt);
      if (hits === undefined) continue;
      const found = { ...hits, otherColours: await this.otherColours(attempt) };
      if (this.isOfKind(hits.products[0], attempt.criteria)) return found;
      named ??= found;
    }
    if (named !== undefined) return (await this.ofKindAtLeast(search.attempts)) ?? named;
    const { wished, newest } = search;
    const nearest = await this.nearest(wished, newest);
    return { kind: 'nothing', criteria: wished, nearest, gone: await this.gone(search), answer: null };
  }

  /** For each name the product whose title has all its words and fewest others. */
  async findNamed(names: readonly string[]): Promise<ReadonlyMap<string, Product>> {
    const found = new Map<string, Product>();
    for (const name of names) {
      const { products } = await this.shop.searchProducts({ ...NO_CRITERIA, text: name }, CANDIDATES);
      const words = searchTerms(name);
      const [best] = products
        .map((product) => ({ product, terms: searchTerms(product.title) }))
        .filter(({ terms }) => words.every((word) => terms.includes(word)))
        .sort((left, right) => left.terms.length - right.terms.length);
      if (best !== undefined) found.set(best.product.productId, best.product);
    }
    return found;
  }

  /** What comes after the products that were shown, in the same order. */
  async findMore(criteria: SearchCriteria, shown: readonly string[]): Promise<HitsFound | NothingFound> {
    const { products, matched } = await this.shop.searchProducts(criteria, CANDIDATES);
    const missing = missingFrom(wordsOf(criteria));
    const covering = products.filter((product) => missing(product).length === 0);
    const ranked = covering.some(({ productId }) => shown.includes(productId)) ? covering : products;
    const last = ranked.findLastIndex(({ productId }) => shown.includes(productId));
    const next = ranked.slice(last + 1);
    return next.length === 0
      ? { kind: 'nothing', criteria, nearest: null, gone: [], answer: null }
      : { kind: 'hits', criteria, products: next, matched, missing: [], otherColours: [] };
  }

  private async attempt({
    criteria,
    soft,
    mayMiss,
    onlyAsKind,
  }: SearchAttempt): Promise<HitsFound | undefined> {
    const needed = mayMiss === 0 ? plainWords(wordsOf(criteria)) : [];
    const found = await this.shop.searchProducts(criteria, CANDIDATES, needed);
    if (onlyAsKind && !this.areOfKind(found.products, criteria)) return undefined;
    const kept = found.products.filter((product) => this.keepsSoftly(product, soft, criteria));
    const products = fullest(kept, wordsOf(criteria), mayMiss);
    const [best] = products;
    if (best === undefined) return undefined;
    const missing = missingWords(best, wordsOf(criteria));
    return { kind: 'hits', criteria, products, matched: found.matched, missing, otherColours: [] };
  }

  /** The things that were named, by all that was said of them, which are out of stock. */
  private async gone(search: SearchLookup): Promise<readonly Product[]> {
    for (const attempt of search.gone) {
      if (attempt.criteria.text === '') continue;
      const hits = await this.attempt(attempt);
      const gone = hits?.products.filter(
        (product) => isGone(product) && this.isOfKind(product, attempt.criteria),
      );
      if (gone !== undefined && gone.length > 0) return gone;
    }
    return [];
  }

  private areOfKind(products: readonly Product[], criteria: SearchCriteria): boolean {
    if (criteria.requiredWords.length === 0) return false;
    const ofKind = products.filter((product) => this.isOfKind(product, criteria));
    return ofKind.length >= Math.max(1, products.length * KIND_SHARE);
  }

  /** Whether a product is the thing that was named; true when nothing was. `500 pcs` are no PC. */
  private isOfKind(product: Product | undefined, { requiredWords }: SearchCriteria): boolean {
    const term = searchTerms(requiredWords.at(-1) ?? '').at(-1);
    if (term === undefined || product === undefined) return term === undefined;
    const { terms } = indexOf(this.vocabulary);
    return [product.title.replace(COUNTED, ' '), product.category ?? ''].some(
      (text) => kindVerdict(text, term, terms) === 'is',
    );
  }

  /**
   * Of what only bears the name of the thing ("PC headset"), nothing is shown where the shop has the thing itself,
   * though not with all that was said of it.
   */
  private async ofKindAtLeast(attempts: readonly SearchAttempt[]): Promise<HitsFound | undefined> {
    for (const { criteria, soft } of attempts) {
      const text = criteria.requiredWords.join(' ');
      const found = await this.shop.searchProducts({ ...criteria, text }, CANDIDATES);
      if (!this.areOfKind(found.products, criteria)) continue;
      const kept = found.products.filter(
        (product) => this.isOfKind(product, criteria) && this.keepsSoftly(product, soft, criteria),
      );
      const products = fullest(kept, wordsOf(criteria), wordsOf(criteria).length);
      const [best] = products;
      if (best === undefined) continue;
      const missing = missingWords(best, wordsOf(criteria));
      return { kind: 'hits', criteria, products, matched: found.matched, missing, otherColours: [] };
    }
    return undefined;
  }

  private async otherColours({ criteria, soft }: SearchAttempt): Promise<readonly string[]> {
    const wanted = criteria.attributes.find(({ name, exclude }) => isColour(name) && !exclude);
    if (wanted === undefined) return [];
    const attributes = criteria.attributes.filter((limit) => limit !== wanted);
    const needed = plainWords(wordsOf(criteria));
    const found = await this.shop.searchProducts({ ...criteria, attributes }, CANDIDATES, needed);
    const values = fullest(found.products, wordsOf(criteria), 0)
      .filter((product) => this.keepsSoftly(product, soft, { ...criteria, attributes }))
      .flatMap((product) => product.attributes[wanted.name] ?? [])
      .map((value) => String(value).toLowerCase())
      .filter((value) => COLOUR_SPELLINGS.has(value) && !wanted.values.includes(value));
    return commonest(values);
  }

  private async nearest(criteria: SearchCriteria, newest: readonly Relaxation[]): Promise<Nearest | null> {
    for (const relaxed of relaxations(criteria, newest)) {
      const needed = plainWords(wordsOf(relaxed.criteria));
      const { products } = await this.shop.searchProducts(relaxed.criteria, CANDIDATES, needed);
      const full = fullest(products, wordsOf(relaxed.criteria), 0);
      const [product] =
        relaxed.without === 'price' ? closestInPrice(full, criteria, this.vocabulary.currency) : full;
      if (product !== undefined) return { ...relaxed, product };
    }
    return null;
  }

  private keepsSoftly(product: Product, soft: SearchAttempt['soft'], criteria: SearchCriteria): boolean {
    const attributes = soft.filter(({ name }) => product.attributes[name] !== undefined);
    return satisfiesLimits(product, { ...criteria, attributes }, this.vocabulary.currency);
  }
}

function wordsOf(criteria: SearchCriteria): readonly string[] {
  return criteria.text.split(' ').filter((word) => word !== '');
}

/** The products that miss fewest words, if that is few enough. */
function fullest(
  products: readonly Product[],
  words: readonly string[],
  mayMiss: number,
): readonly Product[] {
  const missing = missingFrom(words);
  const counted = products.map((product) => ({ product, missing: missing(product).length }));
  const least = Math.min(...counted.map(({ missing }) => missing));
  return least > mayMiss
    ? []
    : counted.filter(({ missing }) => missing === least).map(({ product }) => product);
}

/** Without the price limit, the product that misses it least comes first; one in another currency cannot be told. */
function closestInPrice(
  products: readonly Product[],
  { minPriceMinor, maxPriceMinor }: SearchCriteria,
  currency: string,
): readonly Product[] {
  const missedBy = ({ price }: Product) =>
    price?.currency !== currency
      ? Infinity
      : Math.max(price.amountMinor - (maxPriceMinor ?? Infinity), (minPriceMinor ?? 0) - price.amountMinor);
  return [...products].sort((left, right) => missedBy(left) - missedBy(right));
}

function commonest(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
    .map(([value]) => value);
}
