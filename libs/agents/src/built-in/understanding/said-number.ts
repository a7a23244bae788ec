import { isCurrency, readAmount } from './amount-reader';
import { MINUS, type Found, type Token } from './token';

/** How many of a thing are meant; `unclear` where no one whole number is: "2 or 3", "2½". */
export type Count = number | 'unclear';

/** A number as it was said, whatever it counts. */
export interface SaidNumber extends Found<Count> {
  readonly isMoney: boolean;
}

const RANGES = new Set(['-', MINUS, 'or', 'to']);

/** The number at a position, with the range or the fraction that it is part of. */
export function readSaidNumber(tokens: readonly Token[], at: number): SaidNumber | undefined {
  const amount = readAmount(tokens, at);
  if (amount === undefined) return undefined;
  const { value, to } = withRest(tokens, { ...amount, value: amount.value.value });
  const other = RANGES.has(tokens[to]?.text ?? '') ? readAmount(tokens, to + 1) : undefined;
  const end = other?.to ?? endOfFraction(tokens, to);
  const isWhole = end === to && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  const isMoney = amount.value.currency !== null || isPrice(tokens.slice(at, end));
  return { value: isWhole ? value : 'unclear', from: at, to: end, isMoney };
}

/** "79.00", "two grand", "2 to 3 dollars". */
function isPrice(own: readonly Token[]): boolean {
  const hasCents = /[.,]\d\d$/.test(own[0]?.text ?? '');
  return hasCents || own.some((token) => isCurrency(token) || token.text === 'grand');
}

/** "two hundred | and five". */
function withRest(tokens: readonly Token[], number: Found<number>): Found<number> {
  const isRound = number.value !== 0 && number.value % 100 === 0 && tokens[number.to - 1]?.kind === 'word';
  const rest = isRound && tokens[number.to]?.text === 'and' ? readAmount(tokens, number.to + 1) : undefined;
  const isRest = rest !== undefined && rest.value.value < 100 && tokens[rest.from]?.kind === 'word';
  return isRest ? { ...number, value: number.value + rest.value.value, to: rest.to } : number;
}

/** Where "2½", "1/2" and "two and a half" end. */
function endOfFraction(tokens: readonly Token[], at: number): number {
  const [first, second, third] = tokens.slice(at, at + 3).map(({ text }) => text);
  if (first?.includes('⁄')) return at + 1;
  if (first === '/' && tokens[at + 1]?.kind === 'number') return at + 2;
  return first === 'and' && second === 'a' && third === 'half' ? at + 3 : at;
}
