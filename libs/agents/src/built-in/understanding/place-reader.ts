import type { Memory } from '@app/domain';
import { NUMBER_WORDS, ORDINALS } from './lexicon/number-words';
import type { Found, Token } from './token';
import type { Reference } from './understanding';

/** Places of a list that anybody points at. */
const MOST_PLACES = 10;
const NUMBERED = new Set(['number', 'option', 'item', 'product', '#']);
const LOWEST = new Set(['cheapest', 'cheaper']);
const ALL = new Set(['all', 'both']);

/** The places in view that are named at a position: "second", "first two", "last", "#3", "cheapest", "both". */
export function readPlace(
  tokens: readonly Token[],
  at: number,
  memory: Memory,
): Found<readonly Reference[]> | undefined {
  const [word = '', next = ''] = tokens.slice(at, at + 2).map(({ text }) => text);
  const found = (value: readonly Reference[], to: number) => ({ value, from: at, to });
  const several = word === 'first' || word === 'last' ? numberOf(next) : undefined;
  if (several !== undefined && several > 1) {
    const start = word === 'first' ? 1 : Math.max(1, memory.shown.length - several + 1);
    return found(positions(start, several), at + 2);
  }
  if (word === 'last') return found([{ by: 'last' }], at + 1);
  const ordinal = ORDINALS.get(word) ?? numberOf(/^(\d{1,2})(?:st|nd|rd|th)$/.exec(word)?.[1] ?? '');
  if (ordinal !== undefined) return found(positions(ordinal, 1), at + 1);
  const number = NUMBERED.has(word) ? numberOf(next) : undefined;
  if (number !== undefined) return found(positions(number, 1), at + 2);
  if (LOWEST.has(word)) return found([{ by: 'price', end: 'lowest' }], at + 1);
  if (next === 'expensive' && (word === 'least' || word === 'less'))
    return found([{ by: 'price', end: 'lowest' }], at + 2);
  if (next === 'expensive' && (word === 'most' || word === 'more'))
    return found([{ by: 'price', end: 'highest' }], at + 2);
  return readAll(tokens, at, memory);
}

/** "Both", "all three", "of each": what is in view, if it is so many; else it has to be asked which. */
function readAll(
  tokens: readonly Token[],
  at: number,
  { shown }: Memory,
): Found<readonly Reference[]> | undefined {
  const [word = '', next = ''] = tokens.slice(at, at + 2).map(({ text }) => text);
  if (word === 'each' && tokens[at - 1]?.text === 'of')
    return { value: positions(1, shown.length), from: at, to: at + 1 };
  if (!ALL.has(word)) return undefined;
  const number = word === 'both' ? 2 : numberOf(next);
  const to = word === 'all' && number !== undefined ? at + 2 : at + 1;
  const isThem = tokens[to]?.text === 'of' && /^(?:them|these|those)$/.test(tokens[to + 1]?.text ?? '');
  const isSoMany = number === undefined || number === shown.length;
  const productIds = shown.map(({ productId }) => productId);
  return {
    value: isSoMany ? positions(1, shown.length) : [{ by: 'name', productIds }],
    from: at,
    to: isThem ? to + 2 : to,
  };
}

function positions(start: number, count: number): readonly Reference[] {
  return Array.from({ length: Math.min(count, MOST_PLACES) }, (_item, place) => ({
    by: 'position',
    position: start + place,
  }));
}

function numberOf(word: string): number | undefined {
  const number = /^\d{1,2}$/.test(word) ? Number(word) : NUMBER_WORDS.get(word);
  return number !== undefined && number > 0 && number <= MOST_PLACES ? number : undefined;
}
