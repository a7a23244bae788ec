import { fromMajor, isCurrency, minorUnitDigits, type Money } from '@app/domain';
import { cleanLine, scalarText } from './text-field';
import { RowRefusal } from './row-refusal';

/** A price as a row has it: in minor units (`priceMinor`) or in major ones (`price`: 79.9, `79.90`, `79.90 USD`). */
export interface PriceDraft {
  readonly minor?: unknown;
  readonly major?: unknown;
  /** ISO 4217; the text of `major` may name another. */
  readonly currency: unknown;
}

/** Null when the row states none. Throws RowRefusal when it states something that is not a price, or two prices. */
export function priceField(draft: PriceDraft): Money | null {
  const minor = scalarText(draft.minor, 'priceMinor').trim();
  const major = cleanLine(scalarText(draft.major, 'price'));
  if (minor === '' && major === '') return null;
  const { amount, currency } = splitPrice(major);
  const code = currencyCode(currency ?? draft.currency);
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

const CURRENCY_BY_SIGN: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' };

function splitPrice(text: string): { amount: string; currency: string | undefined } {
  const match = /^([A-Za-z]{3}|[$€£¥])?\s*(-?[\d.,'\s]+)\s*([A-Za-z]{3}|[$€£¥])?$/.exec(text);
  if (match?.[2] === undefined) return { amount: '', currency: undefined };
  const name = match[1] ?? match[3];
  return { amount: match[2].trim(), currency: name && (CURRENCY_BY_SIGN[name] ?? name) };
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

function currencyCode(value: unknown): string {
  const code = scalarText(value, 'currency').trim().toUpperCase();
  if (!isCurrency(code)) throw new RowRefusal(`bad currency: ${quoted(code)}`);
  return code;
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 40));
}
