import { fromMajor } from '@app/domain';
import { readAmount } from './amount-reader';
import { OR_LESS, OR_MORE, PREFIXES } from './lexicon/price-phrases';
import { MINUS, type Found, type Token } from './token';

export interface PriceLimit {
  readonly minPriceMinor: number | null;
  readonly maxPriceMinor: number | null;
  /** ISO 4217 code that was named; null: none was. */
  readonly currency: string | null;
}

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
  if (!['and', 'to', '-', MINUS, 'or', 'till', 'until'].includes(joint)) return undefined;
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
    const refusedAt = prefix === 'least' ? refusal(tokens, at) : -1;
    const found = { from: refusedAt === -1 ? at : refusedAt, to: amount.to };
    if (prefix === 'most' || refusedAt !== -1)
      return { ...found, value: limitOf(null, value, currency, shop) };
    if (prefix === 'least') return { ...found, value: limitOf(value, null, currency, shop) };
    return { ...found, value: limitOf(value * (1 - AROUND), value * (1 + AROUND), currency, shop) };
  }
  if (tokens[at]?.text === '<' || tokens[at]?.text === '>') return readCompared(tokens, at, shop);
  return undefined;
}

const REFUSALS = new Set([
  'cant',
  'cannot',
  'not',
  'dont',
  'wont',
  'wouldnt',
  'couldnt',
  'never',
  'nothing',
  'no',
]);

/** Where "I can't spend | more than $60" begins to say no; -1: it does not. */
function refusal(tokens: readonly Token[], at: number): number {
  if (!/^(?:more|over|above|higher)$/.test(tokens[at]?.text ?? '')) return -1;
  for (let back = at - 1; back >= Math.max(0, at - 5); back -= 1) {
    const token = tokens[back];
    if (token === undefined || token.kind === 'comma' || /^(?:and|but)$/.test(token.text)) return -1;
    if (REFUSALS.has(token.text)) return back;
  }
  return -1;
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

function limitOf(
  least: number | null,
  most: number | null,
  currency: string | null,
  shop: string,
): PriceLimit {
  return { minPriceMinor: toMinor(least, shop), maxPriceMinor: toMinor(most, shop), currency };
}

/** Nothing costs less than nothing: a negative limit is none. */
function toMinor(value: number | null, currency: string): number | null {
  if (value === null || value < 0 || !Number.isFinite(value)) return null;
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
