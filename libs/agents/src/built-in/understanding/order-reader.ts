import { readCounts, type Count } from './count-reader';
import type { Found, Token } from './token';
import type { Understanding } from './understanding';
import type { VocabularyIndex } from './vocabulary-index';
import { readWish } from './wish-reader';

type Order = Extract<Understanding, { kind: 'order' }>;

/** A sentence with its counts told from all other numbers: "order ×0 team plans for 5 $". */
interface Counted {
  readonly text: string;
  readonly counts: readonly Found<Count>[];
  /** Where in the sentence each word of the text begins. */
  readonly starts: readonly number[];
}

const VERB = 'buy|order|purchase|subscribe to|sign up for|upgrade to|go for|go with|take|get';
/** "I want to buy the enterprise plan", "order 3 starter plans"; "a laptop" is still to be found. */
const BUYS = new RegExp(
  `(?:\\b(?:i|we|ill|id|lets|let|please|want|like|can|could|ready)\\b.*\\b|^(?:please )?)(?:${VERB}) (?:(?:the|your|this)(?: ×\\d+)?|×\\d+) (?!one\\b|ones\\b|of (?:them|these|those)\\b)`,
);
const PIECES = 'pieces?|pcs|units?|items?|seats?|licen[cs]es?|copies';
const COUNT = new RegExp(
  `\\b(?:${VERB}|want|need|make it|make that) ×(\\d+)|×(\\d+) (?:of (?:them|these|those|it|the)|times|${PIECES})\\b`,
);
/** "I'll take 3", "I want it", "actually I want 3 of them": nothing but the wish to have what is spoken of. */
const TAKES = new RegExp(
  [
    '^(?:(?:ok|okay|yes|no|actually|then|so|well|great|and|but|please|sorry|in fact) )*',
    `(?:(?:ill|i will|well|we will|let me|lets|can i|could i|may i|id like to|i would like to|i want to|we want to) (?:take|have|get|buy|order|purchase|go for|go with)`,
    '|(?:i|we) (?:want|need|take|would like|will take)|id like|wed like|(?:buy|order|purchase)) ',
    `(?:(?:it|this|that|these|them|those|(?:this|that) one)|(one|×\\d+)(?: (?:of (?:it|this|that|them|these|those)|${PIECES}))?)`,
    '(?: (?:please|then|now|instead|too|thanks|thank you))*$',
  ].join(''),
);
/** Words of a sentence that is little more than a number. */
const FEW = 6;
/** "Is it 79?" asks for something else than so many. */
const ASKS = /^(?:is|are|was|were|does|did|why|when|who|which)\b/;
const JOINTS = new Set(['and', ',', 'plus']);
const ARTICLES = new Set(['a', 'an', 'the', 'your', 'one']);

/** An order of the one thing that is spoken of; undefined when the sentence says anything else. */
export function readTaking(tokens: readonly Token[]): Order | undefined {
  const { text, counts } = countedText(tokens);
  const match = TAKES.exec(text.replace(/ ,/g, ''));
  if (match === null) return undefined;
  const said = match[1];
  const quantity = said === undefined ? null : said === 'one' ? 1 : countAt(counts, said.slice(1));
  return { kind: 'order', target: { by: 'pronoun' }, wish: null, quantity };
}

/** Orders of things by their names, which need not be in view; none when the sentence is none. */
export function readOrders(tokens: readonly Token[], index: VocabularyIndex): readonly Order[] {
  const { text, counts, starts } = countedText(tokens);
  const opening = BUYS.exec(text)?.[0];
  if (opening === undefined) return [];
  const start = starts[opening.trim().split(' ').length] ?? tokens.length;
  const [first, ...others] = segmentsOf(tokens, start, counts);
  const order = orderOf(first?.words ?? [], readOrderQuantity(tokens), index);
  if (order === undefined) return [];
  return [order, ...others.flatMap(({ words, quantity }) => orderOf(words, quantity, index) ?? [])];
}

function orderOf(words: readonly Token[], quantity: Count | null, index: VocabularyIndex): Order | undefined {
  const { wish } = readWish(words, index);
  const isLimited = wish.sort !== null || wish.minPriceMinor !== null || wish.maxPriceMinor !== null;
  if (wish.kind.length === 0 || isLimited || wish.relative !== null) return undefined;
  return { kind: 'order', target: null, wish, quantity };
}

/** "team plans | two starter plans": the words of the first thing, and of each further one with its count. */
function segmentsOf(
  tokens: readonly Token[],
  start: number,
  counts: readonly Found<Count>[],
): readonly { readonly words: readonly Token[]; readonly quantity: Count }[] {
  const segments: { words: Token[]; quantity: Count }[] = [{ words: [], quantity: 1 }];
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'stop') break;
    const isJoint = JOINTS.has(token.text);
    const count = isJoint ? counts.find(({ from }) => from === at + 1) : undefined;
    if (count !== undefined || (isJoint && ARTICLES.has(tokens[at + 1]?.text ?? ''))) {
      segments.push({ words: [], quantity: count?.value ?? 1 });
      at = (count?.to ?? at + 2) - 1;
    } else if (isJoint && token.kind === 'comma') {
      break;
    } else {
      segments.at(-1)?.words.push(token);
    }
  }
  return segments;
}

/** How many are ordered; null when it is not said. */
export function readOrderQuantity(tokens: readonly Token[]): Count | null {
  const { text, counts } = countedText(tokens);
  const match = COUNT.exec(text);
  const said = match?.[1] ?? match?.[2];
  return said === undefined ? null : countAt(counts, said);
}

/** "3", "make it two": a sentence that is little more than a number; undefined when it is not. */
export function readBareQuantity(tokens: readonly Token[]): Count | undefined {
  const { text, counts } = countedText(tokens);
  const words = text.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.length <= FEW && counts.length === 1 && !ASKS.test(text) ? counts[0]?.value : undefined;
}

function countedText(tokens: readonly Token[]): Counted {
  const counts = readCounts(tokens);
  const words: string[] = [];
  const starts: number[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const place = counts.findIndex(({ from }) => from === at);
    if (place === -1 && tokens[at]?.kind === 'sign') continue;
    words.push(place === -1 ? (tokens[at]?.text ?? '') : `×${place}`);
    starts.push(at);
    at = (counts[place]?.to ?? at + 1) - 1;
  }
  return { text: words.join(' '), counts, starts };
}

function countAt(counts: readonly Found<Count>[], place: string): Count | null {
  return counts[Number(place)]?.value ?? null;
}
