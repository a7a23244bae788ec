import { searchTerms, type SearchCriteria } from '@app/domain';
import { facetWords } from './product-document';
import type { TenantTerms } from './tenant-terms';

const MAX_WORDS = 32;

/** A search in the terms of the full-text index; each list has each term once. */
export interface ProductQuery {
  /** What ranks: a product has at least one of them, unless `required` limits already. Empty: no ranking. */
  readonly words: readonly string[];
  /** Whether a product has every one of `words`. */
  readonly allWords: boolean;
  /** Each stands in title or category. */
  readonly required: readonly string[];
  /** None stands in the title. */
  readonly excluded: readonly string[];
  /** For each limit on an attribute: groups of facet terms, of which one group must be there whole. */
  readonly facets: readonly (readonly (readonly string[])[])[];
}

/** A query that finds every product that satisfies the criteria; `satisfiesLimits` has the last word on facets. */
export function productQuery(criteria: SearchCriteria, terms: TenantTerms): ProductQuery {
  return {
    words: distinct(terms.of(criteria.text)).slice(0, MAX_WORDS),
    allWords: false,
    required: distinct(criteria.requiredWords.flatMap((word) => terms.of(word))).slice(0, MAX_WORDS),
    excluded: distinct(criteria.excludedWords.flatMap((word) => terms.of(word))).slice(0, MAX_WORDS),
    facets: criteria.attributes
      .filter(({ exclude }) => !exclude)
      .map(({ name, values }) => values.map((value) => distinct(facetWords(name, value, terms))))
      .filter((groups) => groups.length > 0 && groups.every((group) => group.length > 0)),
  };
}

/**
 * A query that finds products which have all needed words and are of the kind; undefined when that tells nothing,
 * because the index does not have every word that the needed ones may be satisfied by.
 */
export function neededQuery(
  query: ProductQuery,
  needed: readonly string[],
  unindexed: ReadonlySet<string>,
  terms: TenantTerms,
): ProductQuery | undefined {
  const indexed = needed.flatMap(searchTerms).filter((term) => !unindexed.has(term) && !/\p{N}/u.test(term));
  if (indexed.length === 0) return undefined;
  const words = distinct(indexed.map((term) => terms.prefixed(term))).slice(0, MAX_WORDS);
  return { words, allWords: true, required: query.required, excluded: [], facets: [] };
}

/** Every term that adds to a product's score. */
export function rankingTerms({ words, required }: ProductQuery): readonly string[] {
  return distinct([...words, ...required]);
}

/** The term of the word that names the kind of thing: the last required one. */
export function kindTerm(criteria: SearchCriteria): string | undefined {
  return criteria.requiredWords.flatMap((word) => searchTerms(word)).at(-1);
}

function distinct(terms: readonly string[]): readonly string[] {
  return [...new Set(terms)];
}
