import type { KnowledgeEntry, KnowledgeHit } from '@app/application';
import { knowledgeTerms } from './knowledge-term';

/** How much a word of the title says more than one of the text, when entries that cover alike are put in order. */
const TITLE_SHARE = 0.5;

/**
 * Measures how much of a question each entry is about, and puts the best first; of entries that measure alike the
 * earlier stays first.
 * @param words the question's content terms
 */
export function rankByCoverage(
  entries: readonly KnowledgeEntry[],
  words: readonly string[],
): readonly KnowledgeHit[] {
  return entries
    .map((entry) => {
      const title = new Set(knowledgeTerms(entry.title));
      const text = new Set(knowledgeTerms(entry.text));
      const coverage = share(words, (word) => title.has(word) || text.has(word));
      return { entry, coverage, rank: coverage + TITLE_SHARE * share(words, (word) => title.has(word)) };
    })
    .sort((left, right) => right.rank - left.rank)
    .map(({ entry, coverage }) => ({ entry, coverage }));
}

function share(words: readonly string[], holds: (word: string) => boolean): number {
  return words.length === 0 ? 0 : words.filter(holds).length / words.length;
}
