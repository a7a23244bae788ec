import { rankingTerms, type ProductQuery } from '../product-query';

/** Null when there is no word to match. Terms are letters and digits only, so nothing breaks out of the quotes. */
export function productExpression(query: ProductQuery): string | null {
  const parts = query.required.map((term) => `({title category} : ${quoted(term)})`);
  if (query.allWords && query.words.length > 0) parts.push(`(${query.words.map(quoted).join(' AND ')})`);
  else if (query.words.length > 0) parts.push(`(${anyOf(rankingTerms(query))})`);
  return parts.length === 0 ? null : parts.join(' AND ');
}

export function titleExpression(terms: readonly string[]): string {
  return `{title} : (${anyOf(terms)})`;
}

export function facetExpression(facets: ProductQuery['facets']): string {
  const limits = facets.map((groups) => groups.map((group) => `(${group.map(quoted).join(' AND ')})`));
  return limits.map((groups) => `(${groups.join(' OR ')})`).join(' AND ');
}

export function anyOf(terms: readonly string[]): string {
  return terms.map(quoted).join(' OR ');
}

function quoted(term: string): string {
  return `"${term}"`;
}
