import type { AttributeLimit, SearchCriteria } from '@app/domain';
import { isColour } from './criteria-refiner';

/** One way to look for what was wished. Attempts are tried in order; the first one that finds something counts. */
export interface SearchAttempt {
  readonly criteria: SearchCriteria;
  /** Limits that only bind products which have the attribute at all. */
  readonly soft: readonly AttributeLimit[];
  /** Whether each content word has to stand somewhere in the product's data. */
  readonly needsAllWords: boolean;
}

/**
 * The ways to satisfy a wish, closest first. None of them breaks a stated limit: a colour that the shop keeps in titles
 * is looked for there, and only descriptive words may go missing.
 */
export function searchAttempts(
  criteria: SearchCriteria,
  implied: readonly AttributeLimit[],
): readonly SearchAttempt[] {
  const soft = implied.filter(({ name }) => !criteria.attributes.some((limit) => limit.name === name));
  const bound = { ...criteria, attributes: [...criteria.attributes, ...soft] };
  const worded = colourAsWord(criteria);
  const exact: readonly SearchAttempt[] = [
    ...(soft.length === 0 ? [] : [{ criteria: bound, soft: [], needsAllWords: true }]),
    { criteria, soft, needsAllWords: true },
    ...(worded === null ? [] : [{ criteria: worded, soft, needsAllWords: true }]),
  ];
  const isDescribed = criteria.text.split(' ').length > Math.max(1, criteria.requiredWords.length);
  const loose = exact.map((attempt) => ({ ...attempt, needsAllWords: false }));
  return isDescribed && criteria.requiredWords.length > 0 ? [...exact, ...loose] : exact;
}

/** The same with its one wanted colour as a word of the title, for shops that keep colours there. */
function colourAsWord(criteria: SearchCriteria): SearchCriteria | null {
  const wanted = criteria.attributes.filter(({ name, exclude }) => isColour(name) && !exclude);
  const [colour] = wanted;
  const [value] = colour?.values ?? [];
  if (colour === undefined || value === undefined || criteria.requiredWords.length === 0) return null;
  const words = value.split(' ');
  return {
    ...criteria,
    text: [...words, criteria.text].join(' ').trim(),
    requiredWords: [...words, ...criteria.requiredWords],
    attributes: criteria.attributes.filter((limit) => limit !== colour),
  };
}
