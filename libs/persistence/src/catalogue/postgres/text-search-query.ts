import { rankingTerms, type ProductQuery } from '../product-query';

/** Null when there is no word to match. Terms are letters and digits only, so nothing breaks out of the quotes. */
export function productExpression(query: ProductQuery): string | null {
  const parts = query.required.map((term) => `${quoted(term)}:AB`);
  if (query.allWords && query.words.length > 0) parts.push(`(${query.words.map(quoted).join(' & ')})`);
  else if (query.words.length > 0) parts.push(`(${anyOf(rankingTerms(query))})`);
  return parts.length === 0 ? null : parts.join(' & ');
}

export function titleExpression(terms: readonly string[]): string {
  return terms.map((term) => `${quoted(term)}:A`).join(' | ');
}

export function facetExpression(facets: ProductQuery['facets']): string {
  const limits = facets.map((groups) => groups.map((group) => `(${group.map(quoted).join(' & ')})`));
  return limits.map((groups) => `(${groups.join(' | ')})`).join(' & ');
}

export function anyOf(terms: readonly string[]): string {
  return terms.map(quoted).join(' | ');
}

export function quoted(term: string): string {
  return `'${term}'`;
}
