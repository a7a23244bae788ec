import type { SearchCriteria } from './search-criteria';

/** What a recorded search keeps, so that refining one for two thousand turns costs no more than refining it once. */
export const CRITERIA_LIMITS = { words: 24, items: 20, itemLength: 100 } as const;

/** The criteria within `CRITERIA_LIMITS`: the words and limits named last stay. */
export function boundCriteria(criteria: SearchCriteria): SearchCriteria {
  return {
    ...criteria,
    text: criteria.text.split(/\s+/).slice(-CRITERIA_LIMITS.words).map(cut).join(' '),
    requiredWords: latest(criteria.requiredWords),
    excludedWords: latest(criteria.excludedWords),
    brands: latest(criteria.brands),
    excludedBrands: latest(criteria.excludedBrands),
    attributes: criteria.attributes
      .slice(-CRITERIA_LIMITS.items)
      .map(({ name, values, exclude }) => ({ name: cut(name), values: latest(values), exclude })),
  };
}

function latest(items: readonly string[]): readonly string[] {
  return items.slice(-CRITERIA_LIMITS.items).map(cut);
}

function cut(item: string): string {
  return item.length <= CRITERIA_LIMITS.itemLength
    ? item
    : item.slice(0, CRITERIA_LIMITS.itemLength).toWellFormed();
}
