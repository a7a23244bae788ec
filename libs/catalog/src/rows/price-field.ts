import { formatMoney, fromMajor, isCurrency, minorUnitDigits, type Money } from '@app/domain';
import { cleanLine, scalarText } from './text-field';
import { RowRefusal } from './row-refusal';

/** A price as a row has it: in minor units (`priceMinor`) or in major ones (`price`: 79.9, `79.90`, `79.90 USD`). */
export interface PriceDraft {
  readonly minor?: unknown;
  readonly major?: unknown;
  /** In major units; what counts at present instead of the others. */
  readonly sale?: unknown;
  /** What the row itself says (ISO 4217); the text of `major` must not say another. */
  readonly currency?: unknown;
  /** What is meant where the row says none. */
  readonly fileCurrency: string;
}

/** Null when the row states none. Throws RowRefusal when it states something that is not a price, or two prices. */
export function priceField(draft: PriceDraft): Money | null {
  const price = statedPrice(draft);
  const sale = statedPrice({ ...draft, minor: undefined, major: draft.sale });
  if (price === null || sale === null) return sale ?? price;
  if (price.currency !== sale.currency) {
    throw new RowRefusal(
      `price is in ${price.currency}, and sale_price in ${sale.currency}: leave one of them out`,
    );
  }
  if (sale.amountMinor > price.amountMinor) {
    throw new RowRefusal(
      `sale_price ${formatMoney(sale)} is above price ${formatMoney(price)}: leave one of them out`,
    );
  }
  return sale;
}

function statedPrice(draft: PriceDraft): Money | null {
  const minor = scalarText(draft.minor, 'priceMinor').trim();
  const major = cleanLine(scalarText(draft.major, 'price'));
  if (minor === '' && major === '') return null;
  const { amount, names } = splitPrice(major);
  const code = meantCurrency(major, names, draft);
  const inMinor = minor === '' ? undefined : minorAmount(minor);
  const inMajor = major === '' ? undefined : majorAmount(amount, code, draft.major);
  if (inMinor !== undefined && inMajor !== undefined && inMinor !== inMajor) {
    throw new RowRefusal(
      `price ${quoted(major)} is ${inMajor} minor units, and priceMinor says ${inMinor}: leave one of them out`,
    );
  }
  return { amountMinor: inMinor ?? inMajor ?? 0, currency: code };
}

function minorAmount(text: string): number {
  if (/^-\d+$/.test(text)) throw new RowRefusal(`negative price: ${quoted(text)}`);
  const amount = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(amount)) {
    throw new RowRefusal(`bad price: ${quoted(text)} minor units: write a whole number, such as 1999`);
  }
  return amount;
}

function majorAmount(amount: string, currency: string, stated: unknown): number {
  const text = quoted(cleanLine(String(stated)));
  if (/^-/.test(amount)) throw new RowRefusal(`negative price: ${text}`);
  const digits = amount.replace(/['\s]/g, '');
  if (typeof stated === 'string') refuseAmbiguous(digits, currency, text);
  const decimal = toDecimal(digits);
  if (decimal === undefined) throw new RowRefusal(`bad price: ${text}`);
  const places = minorUnitDigits(currency);
  if (hasMoreDecimals(decimal, places)) {
    throw new RowRefusal(`bad price: ${text} has more decimals than the ${places} of ${currency}`);
  }
  try {
    return fromMajor(decimal, currency).amountMinor;
  } catch {
    throw new RowRefusal(`bad price: ${text}`);
  }
}

function splitPrice(text: string): { amount: string; names: readonly string[] } {
  const match = /^([A-Za-z]{3}|[$€£¥])?\s*(-?[\d.,'\s]+)\s*([A-Za-z]{3}|[$€£¥])?$/.exec(text);
  if (match?.[2] === undefined) return { amount: '', names: [] };
  const names = [match[1], match[3]].filter((name) => name !== undefined);
  return { amount: match[2].trim(), names: [...new Set(names.map((name) => name.toUpperCase()))] };
}

/** What a sign stands for where neither the row nor the file says which of its currencies is meant. */
const CURRENCY_BY_SIGN: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
]);

/**
 * A code says what is meant and a sign only what may be, in the price's text (`names`) as beside it; the file's default
 * contradicts neither.
 */
function meantCurrency(text: string, names: readonly string[], draft: PriceDraft): string {
  const signs = names.filter((name) => CURRENCY_BY_SIGN.has(name));
  const codes = names.filter((name) => !CURRENCY_BY_SIGN.has(name)).map(currencyCode);
  const [sign, code] = [signs[0], codes[0]];
  const named = code ?? sign;
  const fits = (currency: string): boolean => sign === undefined || canStandFor(sign, currency);
  if (signs.length > 1 || codes.length > 1 || (code !== undefined && !fits(code))) {
    throw new RowRefusal(`price ${quoted(text)} names ${names.join(' and ')}: leave one of them out`);
  }
  const own = scalarText(draft.currency, 'currency').trim();
  if (own !== '') {
    const currency = currencyCode(own);
    if ((code ?? currency) === currency && fits(currency)) return currency;
    throw new RowRefusal(
      `price ${quoted(text)} names ${named}, and currency says ${currency}: leave one of them out`,
    );
  }
  if (code !== undefined) return code;
  const fileCurrency = currencyCode(draft.fileCurrency);
  return fits(fileCurrency) ? fileCurrency : (CURRENCY_BY_SIGN.get(sign ?? '') ?? fileCurrency);
}

const narrowSymbols = new Map<string, string>();

/** `$` is in what Intl writes for USD and CAD (`$`) as for BRL (`R$`). */
function canStandFor(sign: string, currency: string): boolean {
  const known = narrowSymbols.get(currency);
  if (known !== undefined) return known.includes(sign);
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const symbol = new Intl.NumberFormat('en', style).format(0);
  narrowSymbols.set(currency, symbol);
  return symbol.includes(sign);
}

/**
 * `1.234` is over a thousand to one shop and one and a bit to another; so is `1,234` where a currency has three decimals.
 * Elsewhere a lone comma before three digits can only group.
 */
function refuseAmbiguous(digits: string, currency: string, text: string): void {
  const places = minorUnitDigits(currency);
  const [whole, sign, rest] = /^([1-9]\d{0,2})([.,])(\d{3})$/.exec(digits)?.slice(1) ?? [];
  if (whole === undefined || (sign === ',') !== (places === 3)) return;
  throw new RowRefusal(
    `bad price: ${text} may group thousands or have decimals: write ${whole}${rest}, or the ${places} decimals of ${currency} after a point`,
  );
}

/** Beyond what a double that was calculated (79.90000000000001) is off by. */
function hasMoreDecimals(decimal: number, places: number): boolean {
  const minor = Number(`${decimal}e${places}`);
  return Math.abs(minor - Math.round(minor)) > 1e-6;
}

/** Reads `1299.00`, `1,299.00`, `1.299,00`, `1 299,00` and `79,90`; a lone comma before three digits groups. */
function toDecimal(digits: string): number | undefined {
  const decimalComma = /^\d{1,3}(\.\d{3})*,\d{1,2}$/.test(digits) || /^\d+,\d{1,2}$/.test(digits);
  const plain = decimalComma ? digits.replaceAll('.', '').replace(',', '.') : ungrouped(digits);
  return /^\d+(\.\d+)?$|^\.\d+$/.test(plain) ? Number(plain) : undefined;
}

function ungrouped(digits: string): string {
  return /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(',', '') : digits;
}

function currencyCode(text: string): string {
  const code = text.toUpperCase();
  if (!isCurrency(code)) throw new RowRefusal(`bad currency: ${quoted(code)}`);
  return code;
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 40));
}
