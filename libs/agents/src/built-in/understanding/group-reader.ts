import { leads } from './count-place';
import { MULTIPLIERS, ORDINALS } from './lexicon/number-words';
import { PAIRED } from './lexicon/paired-things';
import { isMeasure } from './measure';
import type { Count, SaidNumber } from './said-number';
import type { Found, Token } from './token';

const PAIRS = new Set(['pair', 'pairs']);
/** Words after "pair of" among which the thing is looked for. */
const NAME_LENGTH = 5;
const NO_NAME = /^(?:it|them|these|those|this|that|please|for|at|and|thanks|now)$/;
/** After these, "a couple" is two people. */
const OF_PEOPLE = new Set(['for', 'as', 'are', 'my', 'our', 'young', 'old', 'married']);

/** "A couple" is two, "a pair of lamps" too; "a pair of socks" is one, and of what is not named nobody can tell. */
export function readGroup(
  tokens: readonly Token[],
  at: number,
  number: SaidNumber | undefined,
): Found<Count> | undefined {
  return readCouple(tokens, at) ?? readPairs(tokens, at, number);
}

function readCouple(tokens: readonly Token[], at: number): Found<Count> | undefined {
  const isArticle = tokens[at]?.text === 'a';
  const to = isArticle ? at + 2 : at + 1;
  if (tokens[to - 1]?.text !== 'couple' || (!isArticle && !leads(tokens, at))) return undefined;
  const thing = tokens[to]?.text === 'of' ? to + 1 : to;
  const isCount = !OF_PEOPLE.has(tokens[at - 1]?.text ?? '') && !isMeasure(tokens, thing);
  return isCount && !MULTIPLIERS.has(tokens[thing]?.text ?? '') ? { value: 2, from: at, to } : undefined;
}

function readPairs(
  tokens: readonly Token[],
  at: number,
  number: SaidNumber | undefined,
): Found<Count> | undefined {
  const isArticle = tokens[at]?.text === 'a';
  const pairs = number ?? { value: 1, to: isArticle ? at + 1 : at };
  if (!PAIRS.has(tokens[pairs.to]?.text ?? '')) return undefined;
  if (number === undefined && !isArticle && !leads(tokens, at)) return undefined;
  const to = pairs.to + 1;
  return { value: piecesIn(pairs.value, tokens, to), from: at, to };
}

function piecesIn(pairs: Count, tokens: readonly Token[], to: number): Count {
  const start = tokens[to]?.text === 'of' ? to + 1 : to;
  const rest = tokens.slice(start, start + NAME_LENGTH);
  const end = rest.findIndex(({ kind, text }) => kind !== 'word' || NO_NAME.test(text));
  const name = end === -1 ? rest : rest.slice(0, end);
  const isNamed = name.some(({ text }) => text !== 'the' && text !== 'last' && !ORDINALS.has(text));
  if (!isNamed || pairs === 'unclear') return 'unclear';
  return name.some(({ text }) => PAIRED.has(text)) ? pairs : pairs * 2;
}
