import { NUMBER_WORDS } from './lexicon/number-words';
import { tokenise, type Token } from './token';
import type { Understanding } from './understanding';
import type { VocabularyIndex } from './vocabulary-index';
import { readWish } from './wish-reader';

type Order = Extract<Understanding, { kind: 'order' }>;

const NUMBER = `\\d+(?:[.,]\\d+)*|${[...NUMBER_WORDS.keys()].filter((word) => word !== 'one').join('|')}`;
const VERB = 'buy|order|purchase|subscribe to|sign up for|upgrade to|go for|go with|take|get';
/** "I want to buy the enterprise plan", "order 3 starter plans"; "a laptop" is still to be found. */
const BUYS = new RegExp(
  `(?:\\b(?:i|we|ill|id|lets|let|please|want|like|can|could|ready)\\b.*\\b|^(?:please )?)(?:${VERB}) (?:(?:the|your|this)(?: (?:${NUMBER}))?|${NUMBER}) (?!one\\b|ones\\b|of (?:them|these|those)\\b)`,
);
const COUNT = new RegExp(
  `\\b(?:${VERB}|want|need|make it|make that) (${NUMBER})(?![\\w.,])|(?<![\\w.,])(${NUMBER}) (?:of (?:them|these|those|it|the)|pieces?|pcs|units?|items?|times|seats?|licen[cs]es?|copies)\\b`,
);
const PIECES = 'pieces?|pcs|units?|items?|seats?|licen[cs]es?|copies';
/** "I'll take 3", "I want it", "actually I want 3 of them": nothing but the wish to have what is spoken of. */
const TAKES = new RegExp(
  [
    '^(?:(?:ok|okay|yes|no|actually|then|so|well|great|and|but|please|sorry|in fact) )*',
    `(?:(?:ill|i will|well|we will|let me|lets|can i|could i|may i|id like to|i would like to|i want to|we want to) (?:take|have|get|buy|order|purchase|go for|go with)`,
    '|(?:i|we) (?:want|need|take|would like|will take)|id like|wed like|(?:buy|order|purchase)) ',
    `(?:(?:it|this|that|these|them|those|(?:this|that) one)|(${NUMBER}|one)(?: (?:of (?:it|this|that|them|these|those)|${PIECES}))?)`,
    '(?: (?:please|then|now|instead|too|thanks|thank you))*$',
  ].join(''),
);
const JOINTS = new Set(['and', ',', 'plus']);
const ARTICLES = new Set(['a', 'an', 'the', 'your', 'one']);

/** An order of the one thing that is spoken of; undefined when the sentence says anything else. */
export function readTaking(text: string): Order | undefined {
  const match = TAKES.exec(text.replace(/ ,/g, ''));
  if (match === null) return undefined;
  const said = match[1];
  return {
    kind: 'order',
    target: { by: 'pronoun' },
    wish: null,
    quantity: said === undefined ? null : countOf(said),
  };
}

/** Orders of things by their names, which need not be in view; none when the sentence is none. */
export function readOrders(tokens: readonly Token[], text: string, index: VocabularyIndex): readonly Order[] {
  const opening = BUYS.exec(text)?.[0];
  if (opening === undefined) return [];
  const start = opening.trim().split(' ').length;
  const [first = [], ...others] = segmentsOf(tokens, start);
  const order = orderOf(first, readOrderQuantity(text), index);
  if (order === undefined) return [];
  return [
    order,
    ...others.flatMap(([count, ...words]) => {
      const quantity = count === undefined || ARTICLES.has(count.text) ? 1 : countOf(count.text);
      return orderOf(words, quantity, index) ?? [];
    }),
  ];
}

function orderOf(
  words: readonly Token[],
  quantity: number | null,
  index: VocabularyIndex,
): Order | undefined {
  const { wish } = readWish(words, index);
  const isLimited = wish.sort !== null || wish.minPriceMinor !== null || wish.maxPriceMinor !== null;
  if (wish.kind.length === 0 || isLimited || wish.relative !== null) return undefined;
  return { kind: 'order', target: null, wish, quantity };
}

/** "team plans | two starter plans": the words of the first thing, and each further one from its count on. */
function segmentsOf(tokens: readonly Token[], start: number): readonly (readonly Token[])[] {
  const segments: Token[][] = [[]];
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'stop') break;
    if (JOINTS.has(token.text)) {
      if (!isCount(tokens[at + 1])) {
        if (token.kind === 'comma') break;
        segments.at(-1)?.push(token);
        continue;
      }
      segments.push([]);
      continue;
    }
    segments.at(-1)?.push(token);
  }
  return segments;
}

function isCount(token: Token | undefined): boolean {
  return token !== undefined && (ARTICLES.has(token.text) || new RegExp(`^(?:${NUMBER})$`).test(token.text));
}

/** How many are ordered; null when it is not said. */
export function readOrderQuantity(text: string): number | null {
  const match = COUNT.exec(text);
  const said = match?.[1] ?? match?.[2];
  return said === undefined ? null : countOf(said);
}

/** "3", "make it two": a sentence that is little more than a number; undefined when it is not. */
export function readBareQuantity(text: string): number | undefined {
  const words = tokenise(text).filter(({ kind }) => kind === 'word' || kind === 'number');
  const numbers = words.filter((word) => new RegExp(`^(?:${NUMBER})$`).test(word.text));
  return words.length <= 6 && numbers.length === 1 ? countOf(numbers[0]?.text ?? '') : undefined;
}

/** `1,000` is a thousand, `2.5` no whole number. */
function countOf(said: string): number {
  if (/^\d{1,3}(?:,\d{3})+$/.test(said)) return Number(said.replaceAll(',', ''));
  return /^\d/.test(said) ? Number(said.replace(',', '.')) : (NUMBER_WORDS.get(said) ?? 1);
}
