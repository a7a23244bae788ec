import { leads, trails } from './count-place';
import { isMeasure } from './measure';
import { readSaidNumber, type Count, type SaidNumber } from './said-number';
import type { Found, Token } from './token';

const SIGNS = new Set(['x', '×']);
const REPEATS: ReadonlyMap<string, number> = new Map([
  ['twice', 2],
  ['thrice', 3],
]);
const QUANTITY = new Set(['qty', 'quantity', 'quantities']);
const IS = new Set([':', '=', 'is', 'of', 'to']);

/**
 * How many, said outright: "twice", "three times", "3x", "x 3", "qty: 4". Null: a number that is none, as in
 * "AAA x 4 batteries", "2 x 2 metres" and "three times as big".
 * @param number the one at the position, if there is one
 */
export function readMultiple(
  tokens: readonly Token[],
  at: number,
  number: SaidNumber | undefined,
): Found<Count | null> | undefined {
  return (
    readRepeat(tokens, at) ??
    readGlued(tokens, at) ??
    readQuantity(tokens, at) ??
    readAfterSign(tokens, at) ??
    (number === undefined ? undefined : readBeforeSign(tokens, number))
  );
}

function readRepeat(tokens: readonly Token[], at: number): Found<Count | null> | undefined {
  const times = REPEATS.get(tokens[at]?.text ?? '');
  if (times === undefined) return undefined;
  return { value: trails(tokens, at + 1) ? times : null, from: at, to: at + 1 };
}

/** "3x" and "x3" in one word. */
function readGlued(tokens: readonly Token[], at: number): Found<Count | null> | undefined {
  const [, before, after] = /^(?:(\d+)x|x(\d+))$/.exec(tokens[at]?.text ?? '') ?? [];
  const said = before ?? after;
  if (said === undefined) return undefined;
  const isPlaced = leads(tokens, at) || trails(tokens, at + 1);
  const isOfTwo = before !== undefined && tokens[at + 1]?.kind === 'number';
  return { value: isPlaced && !isOfTwo ? Number(said) : null, from: at, to: at + 1 };
}

/** "qty: 4", "quantity of 4". */
function readQuantity(tokens: readonly Token[], at: number): Found<Count | null> | undefined {
  if (!QUANTITY.has(tokens[at]?.text ?? '')) return undefined;
  const start = IS.has(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1;
  const number = readSaidNumber(tokens, start);
  return number === undefined || number.isMoney || isMeasure(tokens, number.to)
    ? undefined
    : { value: number.value, from: at, to: number.to };
}

function readAfterSign(tokens: readonly Token[], at: number): Found<Count | null> | undefined {
  if (!SIGNS.has(tokens[at]?.text ?? '')) return undefined;
  const number = readSaidNumber(tokens, at + 1);
  if (number === undefined || number.isMoney) return undefined;
  const isPlaced = leads(tokens, at) || trails(tokens, number.to);
  const isOfTwo = tokens[at - 1]?.kind === 'number';
  return { value: isPlaced ? (isOfTwo ? 'unclear' : number.value) : null, from: at, to: number.to };
}

/** "3 x", "3 ×", "three times". Of two numbers about a sign nobody can tell which counts, or whether they are a measure. */
function readBeforeSign(tokens: readonly Token[], number: SaidNumber): Found<Count | null> | undefined {
  if (number.isMoney) return undefined;
  const at = number.from;
  const sign = tokens[number.to]?.text ?? '';
  const to = number.to + 1;
  if (sign === 'times') return { value: trails(tokens, to) ? number.value : null, from: at, to };
  if (!SIGNS.has(sign)) return undefined;
  const isPlaced = leads(tokens, at) || trails(tokens, to);
  if (tokens[to]?.kind !== 'number') return { value: isPlaced ? number.value : null, from: at, to };
  if (leads(tokens, at)) return { value: 'unclear', from: at, to };
  const isName = trails(tokens, to + 1) && !isMeasure(tokens, to + 1);
  return { value: null, from: at, to: isName ? number.to : to + 1 };
}
