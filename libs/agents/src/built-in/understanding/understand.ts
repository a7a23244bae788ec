import type { CatalogueVocabulary } from '@app/application';
import type { Memory } from '@app/domain';
import { mergeActs } from './act-merger';
import { readSentence } from './sentence-reader';
import { splitSentences } from './sentence-splitter';
import type { Understanding } from './understanding';
import { indexOf } from './vocabulary-index';

/** Sentences of one turn that are read. */
const MOST_SENTENCES = 30;

/**
 * What the customer does with this turn's messages, in order; never empty. Pure, never throws, and bounded in time
 * whatever the length of the input.
 */
export function understand(
  messages: readonly string[],
  memory: Memory,
  vocabulary: CatalogueVocabulary,
): readonly Understanding[] {
  const index = indexOf(vocabulary);
  const sentences = splitSentences(messages);
  const bounded =
    sentences.length <= MOST_SENTENCES
      ? sentences
      : [...sentences.slice(0, MOST_SENTENCES / 2), ...sentences.slice(-MOST_SENTENCES / 2)];
  const acts = mergeActs(bounded.flatMap((sentence) => readSentence(sentence, memory, index)));
  return acts.length === 0 ? [{ kind: 'unclear' }] : acts;
}
