import { fromMajor } from '@app/domain';
import { readAmount } from './amount-reader';
import { readPrices } from './price-reader';
import type { Found, Token } from './token';

/** What a customer wants to pay for what is ordered, in minor units: a price, or a limit. Null: no such limit. */
export interface StatedPrice {
  readonly leastMinor: number | null;
  readonly mostMinor: number | null;
  /** ISO 4217 code that was named; null: none was. */
  readonly currency: string | null;
  /** What it is the price of; null: not said. */
  readonly of: 'each' | 'all' | null;
}

export interface Priced {
  /** The sentence without the words about prices. */
  readonly tokens: readonly Token[];
  readonly prices: readonly StatedPrice[];
}

const FREE: StatedPrice = { leastMinor: 0, mostMinor: 0, currency: null, of: null };
const BEFORE = new Set(['for', 'at', 'por', 'only', 'just', 'a']);
const EACH = new Set(['each', 'apiece']);
const UNITS = /^(?:piece|pieces|pc|unit|item|one|pop|seat|licen[cs]e|copy|pair)$/;
const TOTAL = /^(?:total|altogether|all|together)$/;

/** The prices named in an order, told from the rest of it: "order 3 kites | for $2 each". Limits ("under $20") stay where they are. */
export function withoutPrices(tokens: readonly Token[], currency: string): Priced {
  return apart(tokens, readStated(tokens, currency));
}

/** Likewise, where it is clear what is ordered, so that a limit can be no search. */
export function withoutAnyPrices(tokens: readonly Token[], currency: string): Priced {
  const stated = readStated(tokens, currency);
  const limits = readPrices(tokens, currency)
    .filter(({ from, to }) => !stated.some((found) => found.from < to && from < found.to))
    .map(({ value, from, to }): Found<StatedPrice> => {
      const { minPriceMinor: leastMinor, maxPriceMinor: mostMinor, currency: named } = value;
      const end = readEnd(tokens, to);
      return {
        value: { leastMinor, mostMinor, currency: named, of: end.value },
        from: startOf(tokens, from),
        to: end.to,
      };
    });
  return apart(
    tokens,
    [...stated, ...limits].sort((left, right) => left.from - right.from),
  );
}

function apart(tokens: readonly Token[], found: readonly Found<StatedPrice>[]): Priced {
  const isPrice = (at: number) => found.some(({ from, to }) => from <= at && at < to);
  return {
    tokens: tokens.filter((_token, at) => !isPrice(at)),
    prices: found.map(({ value }) => value),
  };
}

function readStated(tokens: readonly Token[], shop: string): readonly Found<StatedPrice>[] {
  const limits = readPrices(tokens, shop);
  const found: Found<StatedPrice>[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const price = readFree(tokens, at) ?? readPrice(tokens, at, shop, limits);
    if (price === undefined) continue;
    found.push(price);
    at = price.to - 1;
  }
  return found;
}

function readFree(tokens: readonly Token[], at: number): Found<StatedPrice> | undefined {
  const isFree = tokens[at]?.text === 'for' && tokens[at + 1]?.text === 'free';
  return isFree ? { value: FREE, from: at, to: at + 2 } : undefined;
}

/** An amount with a currency, with cents or for each piece, that is no part of a limit. */
function readPrice(
  tokens: readonly Token[],
  at: number,
  shop: string,
  limits: readonly Found<unknown>[],
): Found<StatedPrice> | undefined {
  const amount = readAmount(tokens, at);
  if (amount === undefined) return undefined;
  const { value, currency } = amount.value;
  const isLimit = limits.some(
    ({ from, to }) => from < amount.to && at < to && (from !== at || to !== amount.to),
  );
  const from = startOf(tokens, at);
  const { value: of, to } = readEnd(tokens, amount.to);
  const isMoney = currency !== null || (from < at && (of !== null || hasCents(tokens[at])));
  if (isLimit || !isMoney) return undefined;
  const isPrice = value >= 0 && value < 1e12;
  const minor = isPrice ? fromMajor(Number(value.toFixed(4)), currency ?? shop).amountMinor : null;
  return { value: { leastMinor: minor, mostMinor: minor, currency, of }, from, to };
}

function hasCents(token: Token | undefined): boolean {
  return /[.,]\d\d$/.test(token?.text ?? '');
}

/** Where "for only | $2" and "at the price of | $2" begin. */
function startOf(tokens: readonly Token[], at: number): number {
  let start = at;
  if (tokens[at - 1]?.text === 'of' && tokens[at - 2]?.text === 'price') {
    start = /^(?:a|the)$/.test(tokens[at - 3]?.text ?? '') ? at - 3 : at - 2;
  }
  while (BEFORE.has(tokens[start - 1]?.text ?? '')) start -= 1;
  return start;
}

/** What "$2 | each", "$2 | a piece" and "$6 | in total" are the price of, and where they end. */
function readEnd(tokens: readonly Token[], at: number): Found<StatedPrice['of']> {
  const [first = '', second = ''] = tokens.slice(at, at + 2).map(({ text }) => text);
  if (EACH.has(first)) return { value: 'each', from: at, to: at + 1 };
  if (first === 'total') return { value: 'all', from: at, to: at + 1 };
  if ((first === 'per' || first === 'a') && UNITS.test(second))
    return { value: 'each', from: at, to: at + 2 };
  const isTotal = (first === 'in' || first === 'for') && TOTAL.test(second);
  return isTotal ? { value: 'all', from: at, to: at + 2 } : { value: null, from: at, to: at };
}
