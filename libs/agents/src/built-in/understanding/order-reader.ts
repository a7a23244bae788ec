import { NUMBER_WORDS } from './lexicon/number-words';
import type { Token } from './token';
import type { Understanding } from './understanding';
import type { VocabularyIndex } from './vocabulary-index';
import { readWish } from './wish-reader';

const NUMBER = `\\d{1,4}|${[...NUMBER_WORDS.keys()].filter((word) => word !== 'one').join('|')}`;
const VERB = 'buy|order|purchase|subscribe to|sign up for|upgrade to|go for|go with|take|get';
/** "I want to buy the enterprise plan", "order 3 starter plans"; "a laptop" is still to be found. */
const BUYS = new RegExp(
  `(?:\\b(?:i|we|ill|id|lets|let|please|want|like|can|could|ready)\\b.*\\b|^(?:please )?)(?:${VERB}) (?:(?:the|your|this)(?: (?:${NUMBER}))?|${NUMBER}) (?!one\\b|ones\\b|of (?:them|these|those)\\b)`,
);
const COUNT = new RegExp(
  `\\b(?:${VERB}|want|need|make it|make that) (${NUMBER})\\b|\\b(${NUMBER}) (?:of (?:them|these|those|it|the)|pieces?|pcs|units?|items?|times|seats?|licen[cs]es?|copies)\\b`,
);

/** An order of a thing by its name, which need not be in view; undefined when the sentence is none. */
export function readOrder(
  tokens: readonly Token[],
  text: string,
  index: VocabularyIndex,
): Understanding | undefined {
  const opening = BUYS.exec(text)?.[0];
  if (opening === undefined) return undefined;
  const start = opening.trim().split(' ').length;
  const comma = tokens.findIndex(({ kind }, at) => at >= start && (kind === 'comma' || kind === 'stop'));
  const { wish } = readWish(tokens.slice(start, comma === -1 ? tokens.length : comma), index);
  const isLimited = wish.sort !== null || wish.minPriceMinor !== null || wish.maxPriceMinor !== null;
  if (wish.kind.length === 0 || isLimited || wish.relative !== null) return undefined;
  return { kind: 'order', target: null, wish, quantity: readOrderQuantity(text) };
}

/** How many are ordered; null when it is not said. */
export function readOrderQuantity(text: string): number | null {
  const match = COUNT.exec(text);
  const said = match?.[1] ?? match?.[2];
  return said === undefined ? null : countOf(said);
}

/** "3", "make it two": a sentence that is little more than a number; undefined when it is not. */
export function readBareQuantity(text: string): number | undefined {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  const numbers = words.filter((word) => new RegExp(`^(?:${NUMBER})$`).test(word));
  return words.length <= 6 && numbers.length === 1 ? countOf(numbers[0] ?? '') : undefined;
}

function countOf(said: string): number {
  return /^\d+$/.test(said) ? Number(said) : (NUMBER_WORDS.get(said) ?? 1);
}
