import { readFactor, readNumberWords } from './number-reader';
import { MINUS, type Found, type Token } from './token';

/** A number that may be money; `currency` is an ISO 4217 code, null when none was named. */
export interface Amount {
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
  ...['AUD', 'BRL', 'CAD', 'CNY', 'DKK', 'MXN', 'NOK', 'NZD', 'PLN', 'SEK'].flatMap((code) =>
    spread(code, [code.toLowerCase()]),
  ),
]);

/** Whether it names money: a sign, a code or a word. */
export function isCurrency({ kind, text }: Token): boolean {
  return kind === 'currency' || CURRENCIES.has(text);
}

const MINUSES = new Set([MINUS, 'minus', 'negative']);

/** An amount of money at a position: "$1,000.50", "20 €", "twenty five bucks", "2k", "-$5". */
export function readAmount(tokens: readonly Token[], at: number): Found<Amount> | undefined {
  const signed = afterMinus(tokens, at);
  const before = CURRENCIES.get(tokens[signed]?.text ?? '') ?? null;
  const start = before === null ? signed : afterMinus(tokens, signed + 1);
  const isNegative = start > (before === null ? at : at + 1);
  const number = readNumber(tokens, start);
  if (number === undefined) return undefined;
  const after = before ?? number.value.currency ?? CURRENCIES.get(tokens[number.to]?.text ?? '') ?? null;
  const takesUnit = before === null && number.value.currency === null && after !== null;
  return {
    value: { value: isNegative ? -number.value.value : number.value.value, currency: after },
    from: at,
    to: number.to + (takesUnit ? 1 : 0),
  };
}

/** Words that are said around a price. */
const AROUND_PRICE = new Set(
  `a an and apiece are at but correct cost costs cuesta cuestan dijiste each for in is isnt it its just me month no not now
  ok okay one only per piece price really right said so thats that the then theyre they this told total true unit verdad wait
  was were yes you`.split(/\s+/),
);

/** "it is $2 each, right?": a sentence that is little more than an amount of money. */
export function isBarePrice(tokens: readonly Token[]): boolean {
  let amounts = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const amount = readAmount(tokens, at);
    if (amount?.value.currency != null) {
      amounts += 1;
      at = amount.to - 1;
    } else if (tokens[at]?.kind === 'number' || isOtherWord(tokens[at])) {
      return false;
    }
  }
  return amounts > 0;
}

function isOtherWord(token: Token | undefined): boolean {
  return token?.kind === 'word' && !AROUND_PRICE.has(token.text);
}

function afterMinus(tokens: readonly Token[], at: number): number {
  return MINUSES.has(tokens[at]?.text ?? '') ? at + 1 : at;
}

function readNumber(tokens: readonly Token[], at: number): Found<Amount> | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === 'number') {
    const factor = readFactor(tokens, at + 1);
    const value = parseDecimal(token.text) * (factor?.value ?? 1);
    return { value: { value, currency: null }, from: at, to: factor?.to ?? at + 1 };
  }
  const glued = /^(\d+(?:[.,]\d+)?)(k|usd|eur|euros?|dollars?|bucks|gbp)$/.exec(token.text);
  if (glued?.[1] !== undefined && glued[2] !== undefined) {
    const value = parseDecimal(glued[1]);
    return glued[2] === 'k'
      ? { value: { value: value * 1_000, currency: null }, from: at, to: at + 1 }
      : { value: { value, currency: CURRENCIES.get(glued[2]) ?? null }, from: at, to: at + 1 };
  }
  const words = readNumberWords(tokens, at);
  return words && { ...words, value: { value: words.value, currency: null } };
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

function spread(code: string, names: readonly string[]): readonly (readonly [string, string])[] {
  return names.map((name) => [name, code] as const);
}
