import { fromMajor } from '@app/domain';
import { MULTIPLIERS, NUMBER_WORDS } from './lexicon/number-words';
import type { Found, Token } from './token';

export interface PriceLimit {
  readonly minPriceMinor: number | null;
  readonly maxPriceMinor: number | null;
  /** ISO 4217 code that was named; null: none was. */
  readonly currency: string | null;
}

interface Amount {
  readonly value: number;
  readonly currency: string | null;
}

const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ...spread('USD', ['$', 'usd', 'dollar', 'dollars', 'buck', 'bucks']),
  ...spread('EUR', ['€', 'eur', 'euro', 'euros']),
  ...spread('GBP', ['£', 'gbp', 'pound', 'pounds', 'quid']),
  ...spread('JPY', ['¥', 'jpy', 'yen']),
  ...spread('INR', ['₹', 'inr', 'rupees']),
  ...spread('CHF', ['chf', 'francs']),
]);

const MOST = [
  'under',
  'below',
  'less than',
  'lower than',
  'cheaper than',
  'no more than',
  'not more than',
  'not over',
  'not above',
  'up to',
  'at most',
  'at the most',
  'max',
  'maximum',
  'maximum of',
  'max of',
  'within',
  'until',
  'budget is',
  'budget of',
  'budget',
  'my limit is',
  'limit of',
  'can spend',
  'spend',
  'afford',
  'not exceeding',
  'menos de',
  'hasta',
];
const LEAST = [
  'over',
  'above',
  'more than',
  'at least',
  'minimum',
  'min',
  'minimum of',
  'starting at',
  'starting from',
  'upwards of',
  'higher than',
  'no less than',
  'not less than',
  'not under',
  'not below',
];
const ABOUT = ['around', 'about', 'roughly', 'approximately', 'approx', 'circa', 'close to', 'near'];
/** Comes after an amount: "20 dollars or less". */
const OR_LESS = [
  'or less',
  'or under',
  'or below',
  'max',
  'maximum',
  'at most',
  'tops',
  'or cheaper',
  'limit',
  'budget',
];
const OR_MORE = ['or more', 'or above', 'or over', 'and up', 'and above', 'minimum', 'plus'];
const PREFIXES = new Map<string, 'most' | 'least' | 'about'>([
  ...MOST.map((phrase) => [phrase, 'most'] as const),
  ...LEAST.map((phrase) => [phrase, 'least'] as const),
  ...ABOUT.map((phrase) => [phrase, 'about'] as const),
]);
const AROUND = 0.2;

/** Reads price limits from a sentence, with the tokens that said so. Amounts without a currency need a word such as "under". */
export function readPrices(tokens: readonly Token[], currency: string): readonly Found<PriceLimit>[] {
  const found: Found<PriceLimit>[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const limit =
      readRange(tokens, at, currency) ?? readPrefixed(tokens, at, currency) ?? readBare(tokens, at, currency);
    if (limit === undefined) continue;
    found.push(limit);
    at = limit.to - 1;
  }
  return found;
}

/** "between 50 and 100", "20-30 €", "from 20 to 50 dollars". */
function readRange(tokens: readonly Token[], at: number, shop: string): Found<PriceLimit> | undefined {
  const opening = tokens[at]?.text;
  const opened = opening === 'between' || opening === 'from';
  const low = readAmount(tokens, opened ? at + 1 : at);
  if (low === undefined) return undefined;
  const joint = tokens[low.to]?.text ?? '';
  if (!['and', 'to', '-', 'or', 'till', 'until'].includes(joint)) return undefined;
  if ((joint === 'and' || joint === 'or') && opening !== 'between') return undefined;
  const high = readAmount(tokens, low.to + 1);
  if (high === undefined) return undefined;
  const currency = high.value.currency ?? low.value.currency;
  if (currency === null && (!opened || isMeasured(tokens, high.to))) return undefined;
  const [least, most] = [low.value.value, high.value.value].sort((left, right) => left - right);
  return { value: limitOf(least ?? null, most ?? null, currency, shop), from: at, to: high.to };
}

/** "under $20", "max 20 bucks", "around 50". */
function readPrefixed(tokens: readonly Token[], at: number, shop: string): Found<PriceLimit> | undefined {
  for (const size of [3, 2, 1]) {
    const prefix = PREFIXES.get(textOf(tokens, at, at + size));
    if (prefix === undefined) continue;
    const amount = readAmount(tokens, skipFillers(tokens, at + size));
    if (amount === undefined) continue;
    const { value, currency } = amount.value;
    if (currency === null && isMeasured(tokens, amount.to)) return undefined;
    if (currency === null && prefix !== 'most' && isContent(tokens[amount.to])) return undefined;
    const found = { from: at, to: amount.to };
    if (prefix === 'most') return { ...found, value: limitOf(null, value, currency, shop) };
    if (prefix === 'least') return { ...found, value: limitOf(value, null, currency, shop) };
    return { ...found, value: limitOf(value * (1 - AROUND), value * (1 + AROUND), currency, shop) };
  }
  if (tokens[at]?.text === '<' || tokens[at]?.text === '>') return readCompared(tokens, at, shop);
  return undefined;
}

function readCompared(tokens: readonly Token[], at: number, shop: string): Found<PriceLimit> | undefined {
  const amount = readAmount(tokens, tokens[at + 1]?.text === '=' ? at + 2 : at + 1);
  if (amount === undefined || isMeasured(tokens, amount.to)) return undefined;
  const { value, currency } = amount.value;
  const [least, most] = tokens[at]?.text === '<' ? [null, value] : [value, null];
  return { value: limitOf(least, most, currency, shop), from: at, to: amount.to };
}

/** "20 dollars", "$20 or less": an amount with a currency is the most that somebody wants to pay. */
function readBare(tokens: readonly Token[], at: number, shop: string): Found<PriceLimit> | undefined {
  const amount = readAmount(tokens, at);
  if (amount === undefined) return undefined;
  const { value, currency } = amount.value;
  const [two, one] = [textOf(tokens, amount.to, amount.to + 2), textOf(tokens, amount.to, amount.to + 1)];
  const closes = (phrases: readonly string[]) => (phrases.includes(two) ? 2 : phrases.includes(one) ? 1 : 0);
  const [less, more] = [closes(OR_LESS), closes(OR_MORE)];
  if (currency === null && (less === 0 || isMeasured(tokens, amount.to))) return undefined;
  if (more > 0) return { value: limitOf(value, null, currency, shop), from: at, to: amount.to + more };
  return { value: limitOf(null, value, currency, shop), from: at, to: amount.to + less };
}

/** An amount of money at a position: "$1,000.50", "20 €", "twenty five bucks", "2k". */
function readAmount(tokens: readonly Token[], at: number): Found<Amount> | undefined {
  const before = CURRENCIES.get(tokens[at]?.text ?? '') ?? null;
  const start = before === null ? at : at + 1;
  const number = readNumber(tokens, start);
  if (number === undefined) return undefined;
  const after = before ?? number.value.currency ?? CURRENCIES.get(tokens[number.to]?.text ?? '') ?? null;
  const takesUnit = before === null && number.value.currency === null && after !== null;
  return {
    value: { value: number.value.value, currency: after },
    from: at,
    to: number.to + (takesUnit ? 1 : 0),
  };
}

function readNumber(tokens: readonly Token[], at: number): Found<Amount> | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === 'number') return scaled(tokens, at, at + 1, parseDecimal(token.text), null);
  const glued = /^(\d+(?:[.,]\d+)?)(k|usd|eur|euros?|dollars?|bucks|gbp)$/.exec(token.text);
  if (glued?.[1] !== undefined && glued[2] !== undefined) {
    const value = parseDecimal(glued[1]);
    return glued[2] === 'k'
      ? { value: { value: value * 1_000, currency: null }, from: at, to: at + 1 }
      : { value: { value, currency: CURRENCIES.get(glued[2]) ?? null }, from: at, to: at + 1 };
  }
  return readNumberWords(tokens, at);
}

function readNumberWords(tokens: readonly Token[], at: number): Found<Amount> | undefined {
  const first = NUMBER_WORDS.get(tokens[at]?.text ?? '') ?? (tokens[at]?.text === 'a' ? 1 : undefined);
  if (first === undefined) return undefined;
  if (tokens[at]?.text === 'a' && !MULTIPLIERS.has(tokens[at + 1]?.text ?? '')) return undefined;
  const second = NUMBER_WORDS.get(tokens[at + 1]?.text ?? '');
  const isCompound = first >= 20 && second !== undefined && second < 10;
  return isCompound
    ? scaled(tokens, at, at + 2, first + second, null)
    : scaled(tokens, at, at + 1, first, null);
}

function scaled(
  tokens: readonly Token[],
  from: number,
  to: number,
  value: number,
  currency: string | null,
): Found<Amount> {
  const factor = MULTIPLIERS.get(tokens[to]?.text ?? '');
  return { value: { value: value * (factor ?? 1), currency }, from, to: factor === undefined ? to : to + 1 };
}

/** `1,000.50`, `1.000,50`, `20,50` and `1.000` (prices have no three decimals). */
function parseDecimal(text: string): number {
  const separators = text.replace(/\d/g, '');
  const last = separators.at(-1);
  if (last === undefined) return Number(text);
  const [, decimals = ''] = new RegExp(`\\${last}(\\d*)$`).exec(text) ?? [];
  const isDecimal = decimals.length !== 3 && (separators.length === 1 || separators[0] !== last);
  const digits = text.replace(/[.,]/g, '');
  return isDecimal ? Number(`${digits}e-${decimals.length}`) : Number(digits);
}

function limitOf(
  least: number | null,
  most: number | null,
  currency: string | null,
  shop: string,
): PriceLimit {
  return { minPriceMinor: toMinor(least, shop), maxPriceMinor: toMinor(most, shop), currency };
}

function toMinor(value: number | null, currency: string): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  return value < 1e12 ? fromMajor(Number(value.toFixed(4)), currency).amountMinor : null;
}

const UNITS =
  /^(?:gb|tb|mb|kg|g|mg|lbs?|oz|cm|mm|m|km|inch(?:es)?|in|ft|feet|foot|ml|l|litres?|liters?|w|watts?|v|volts?|mah|hz|ghz|mhz|dpi|mp|megapixels?|years?|yrs?|yo|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|pieces?|pcs|people|persons?|ports?|pages?|ppm|colou?rs?|th|st|nd|rd|percent|%|stars?|meters?|metres?|cores?|va|items?|products?|options?)$/;

function isMeasured(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  if (next === undefined) return false;
  if (next.text === '"' || next.text === '%') return true;
  return UNITS.test(next.text === '-' ? (tokens[at + 1]?.text ?? '') : next.text);
}

const MAY_FOLLOW =
  /^(?:and|or|but|please|for|from|with|in|total|each|too|also|if|i|is|would|max|that|which|thanks|only)$/;

function isContent(token: Token | undefined): boolean {
  return token?.kind === 'word' && !MAY_FOLLOW.test(token.text);
}

const FILLERS = new Set([
  'of',
  'is',
  'a',
  'price',
  'about',
  'around',
  'the',
  'only',
  'say',
  'like',
  ':',
  'to',
  'was',
]);

/** "my budget is around 50", "maximum price: 50". An article before "hundred" is part of the number. */
function skipFillers(tokens: readonly Token[], at: number): number {
  let next = at;
  while (next < at + 3 && FILLERS.has(tokens[next]?.text ?? '') && readAmount(tokens, next) === undefined)
    next += 1;
  return next;
}

function textOf(tokens: readonly Token[], from: number, to: number): string {
  return to > tokens.length
    ? ''
    : tokens
        .slice(from, to)
        .map(({ text }) => text)
        .join(' ');
}

function spread(code: string, names: readonly string[]): readonly (readonly [string, string])[] {
  return names.map((name) => [name, code] as const);
}
