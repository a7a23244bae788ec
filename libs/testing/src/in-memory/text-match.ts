import { searchTerms } from '@app/domain';

/** Whether a text has every word, whatever its case, accents and plural ending. */
export function hasAllWords(text: string, words: readonly string[]): boolean {
  const known = new Set(searchTerms(text));
  return words.flatMap(searchTerms).every((term) => known.has(term));
}
