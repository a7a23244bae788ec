import type { CatalogueVocabulary } from '@app/application';
import type { Memory } from '@app/domain';
import { mergeActs } from './act-merger';
import { readSentence } from './sentence-reader';
import { fromSpanish, isSpanish } from './spanish-reader';
import { readSmallTalk } from './small-talk';
import { splitSentences } from './sentence-splitter';
import type { Token } from './token';
import type { Understanding } from './understanding';
import { indexOf } from './vocabulary-index';

/** Sentences of one turn that are read. */
const MOST_SENTENCES = 30;

/** Of a language that the agent does not speak here, only the wish for a person is understood. */
function readOther(sentence: readonly Token[]): readonly Understanding[] {
  const said = sentence.map(({ text }) => text).join(' ');
  return [{ kind: readSmallTalk(said) === 'handover' ? 'handover' : 'other-language' }];
}

/**
 * What the customer does with this turn's messages, in order; never empty. Pure, never throws, and bounded in time
 * whatever the length of the input.
 * @param language what the agent speaks, `en` or `es`
 */
export function understand(
  messages: readonly string[],
  memory: Memory,
  vocabulary: CatalogueVocabulary,
  language = 'en',
): readonly Understanding[] {
  const index = indexOf(vocabulary);
  const sentences = splitSentences(messages);
  const bounded =
    sentences.length <= MOST_SENTENCES
      ? sentences
      : [...sentences.slice(0, MOST_SENTENCES / 2), ...sentences.slice(-MOST_SENTENCES / 2)];
  const read = (sentence: readonly Token[]): readonly Understanding[] => {
    if (language === 'es') return readSentence(fromSpanish(sentence), memory, index);
    return isSpanish(sentence) ? readOther(fromSpanish(sentence)) : readSentence(sentence, memory, index);
  };
  const acts = mergeActs(bounded.flatMap(read));
  return acts.length === 0 ? [{ kind: 'unclear' }] : acts;
}
