import { stem } from '@app/domain';
import { STOP_WORDS } from './lexicon/stop-words';
import type { Found, Token } from './token';
import type { VocabularyIndex } from './vocabulary-index';

const ASKS_FREE =
  /^(?:(?:and|but|so) )?(?:is|are|do|does|can|could|will|would) (.*?) ((?:for )?free|free of charge)$/;

/** "is the pink dress | free": a question for the price, no word of the thing, unless things here are called so. */
export function readFree(tokens: readonly Token[], { terms }: VocabularyIndex): readonly Found<string>[] {
  if (terms.has(stem('free'))) return [];
  const [, thing = '', free = ''] = ASKS_FREE.exec(tokens.map(({ text }) => text).join(' ')) ?? [];
  const isOfThing = thing.split(' ').some((word) => !STOP_WORDS.has(word));
  return free !== '' && isOfThing
    ? [{ value: free, from: tokens.length - free.split(' ').length, to: tokens.length }]
    : [];
}
