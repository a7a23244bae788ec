import { fromMajor, type Money } from '@app/domain';
import { cleanLine, scalarText } from './text-field';
import { RowRefusal } from './row-refusal';

/** A price as a row has it: in minor units (`priceMinor`) or in major ones (`price`: 79.9, `79.90`, `79.90 USD`). */
export interface PriceDraft {
  readonly minor?: unknown;
  readonly major?: unknown;
  /** ISO 4217; the text of `major` may name another. */
  readonly currency: unknown;
}

/** Null when the row states none. Throws RowRefusal when it states something that is not a price. */
export function priceField(draft: PriceDraft): Money | null {
  const minor = scalarText(draft.minor, 'priceMinor').trim();
  if (minor !== '') return minorPrice(minor, currencyCode(draft.currency));
  const major = cleanLine(scalarText(draft.major, 'price'));
  if (major === '') return null;
  const { amount, currency } = splitPrice(major);
  return majorPrice(amount, currencyCode(currency ?? draft.currency), major);
}

function minorPrice(text: string, currency: string): Money {
  const amountMinor = Number(text);
  if (!Number.isSafeInteger(amountMinor)) throw new RowRefusal(`bad price: ${quoted(text)} minor units`);
  if (amountMinor < 0) throw new RowRefusal(`negative price: ${quoted(text)}`);
  return { amountMinor, currency };
}

function majorPrice(amount: string, currency: string, text: string): Money {
  if (/^-/.test(amount)) throw new RowRefusal(`negative price: ${quoted(text)}`);
  const decimal = toDecimal(amount);
  if (decimal === undefined) throw new RowRefusal(`bad price: ${quoted(text)}`);
  try {
    return fromMajor(decimal, currency);
  } catch {
    throw new RowRefusal(`bad price: ${quoted(text)}`);
  }
}

const CURRENCY_BY_SIGN: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' };

function splitPrice(text: string): { amount: string; currency: string | undefined } {
  const match = /^([A-Za-z]{3}|[$€£¥])?\s*(-?[\d.,'\s]+)\s*([A-Za-z]{3}|[$€£¥])?$/.exec(text);
  if (match?.[2] === undefined) return { amount: '', currency: undefined };
  const name = match[1] ?? match[3];
  return { amount: match[2].trim(), currency: name && (CURRENCY_BY_SIGN[name] ?? name) };
}

/** Reads `1299.00`, `1,299.00`, `1.299,00`, `1 299,00` and `79,90`; a lone comma before three digits groups. */
function toDecimal(amount: string): number | undefined {
  const digits = amount.replace(/['\s]/g, '');
  const decimalComma = /^\d{1,3}(\.\d{3})*,\d{1,2}$/.test(digits) || /^\d+,\d{1,2}$/.test(digits);
  const plain = decimalComma ? digits.replaceAll('.', '').replace(',', '.') : ungrouped(digits);
  return /^\d+(\.\d+)?$|^\.\d+$/.test(plain) ? Number(plain) : undefined;
}

function ungrouped(digits: string): string {
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(',', '') : digits;
}

function currencyCode(value: unknown): string {
  const code = scalarText(value, 'currency').trim().toUpperCase();
  if (!/^[A-Z]{3}$/.test(code)) throw new RowRefusal(`bad currency: ${quoted(code)}`);
  return code;
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 40));
}
