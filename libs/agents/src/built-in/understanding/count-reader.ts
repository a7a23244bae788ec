import { isCurrency, readAmount } from './amount-reader';
import { MINUS, type Found, type Token } from './token';

/** How many of a thing are meant; `unclear` where no one whole number is: "2 or 3", "2½". */
export type Count = number | 'unclear';

/** What makes the number before it a price, a share, a time or a measure. */
const MEASURE = new RegExp(
  `^(?:${[
    'each|apiece|per|off|%|percent|pct|cents?|centavos|pesos?',
    'seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|yo|am|pm|oclock',
    'gb|tb|mb|kg|mg|lbs?|oz|cm|mm|km|inch(?:es)?|ft|feet|foot|ml|lit(?:re|er)s?|met(?:re|er)s?|watts?|volts?|mah|hz|ghz|mhz|mp',
    'people|persons?|employees|colleagues|stars?',
  ].join('|')})$`,
);
const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;
/** What makes the number after it a time or a price. */
const NO_COUNT_AFTER =
  /^(?:in|on|by|at|until|till|within|after|before|since|is|are|was|were|costs?|price|pay|paid)$/;
const RANGES = new Set(['-', MINUS, 'or', 'to']);

interface SaidNumber extends Found<Count> {
  readonly isMoney: boolean;
}

/** The numbers of a sentence that say how many: no money, share, time, date or measure. A lone "one" may be a pronoun. */
export function readCounts(tokens: readonly Token[]): readonly Found<Count>[] {
  const found: Found<Count>[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const number = readNumber(tokens, at);
    if (number === undefined) continue;
    at = number.to - 1;
    if (isCount(tokens, number)) found.push(number);
  }
  return found;
}

function readNumber(tokens: readonly Token[], at: number): SaidNumber | undefined {
  const amount = readAmount(tokens, at);
  if (amount === undefined) return undefined;
  const isMoney = amount.value.currency !== null;
  const { value, to } = withRest(tokens, { ...amount, value: amount.value.value });
  const other = RANGES.has(tokens[to]?.text ?? '') ? readAmount(tokens, to + 1) : undefined;
  if (other !== undefined) return { value: 'unclear', from: at, to: other.to, isMoney };
  const end = endOfFraction(tokens, to);
  const isWhole = end === to && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  return { value: isWhole ? value : 'unclear', from: at, to: end, isMoney };
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

function isCount(tokens: readonly Token[], { from, to, isMoney }: SaidNumber): boolean {
  const own = tokens.slice(from, to);
  const first = own[0]?.text ?? '';
  const isOne = first === 'one' && own.length === 1;
  const isPrice = /[.,]\d\d$/.test(first) || own.some((token) => isCurrency(token) || token.text === 'grand');
  if (isOne || isMoney || isPrice) return false;
  return !isOtherAfter(tokens, from) && !isOtherBefore(tokens, to);
}

function isOtherAfter(tokens: readonly Token[], from: number): boolean {
  const before = tokens[tokens[from - 1]?.kind === 'sign' ? from - 2 : from - 1];
  if (before === undefined) return false;
  const isTime = before.text === ':' && tokens[from - 2]?.kind === 'number';
  return isCurrency(before) || isTime || MONTH.test(before.text) || NO_COUNT_AFTER.test(before.text);
}

function isOtherBefore(tokens: readonly Token[], to: number): boolean {
  const next = tokens[to]?.text === '-' ? tokens[to + 1] : tokens[to];
  if (next === undefined) return false;
  const isTime = next.text === ':' && tokens[to + 1]?.kind === 'number';
  return isCurrency(next) || isTime || MONTH.test(next.text) || MEASURE.test(next.text);
}
