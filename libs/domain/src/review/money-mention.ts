import { fromMajor } from '../product/money';

/** An amount of money as it stands in a text. */
export interface MoneyMention {
  /** The very words, such as `$79.90`. */
  readonly words: string;
  /** In major units, whatever the currency: 79.9. */
  readonly amount: number;
}

const NUMBER = String.raw`\d{1,3}(?:[.,\s]\d{3})*(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`;
const SIGN = String.raw`(?:US|CA|AU|MX)?[$€£¥]|(?:USD|EUR|GBP|JPY|MXN)\s`;
const UNIT = String.raw`\s?(?:[$€£¥]|USD|EUR|GBP|JPY|MXN|dollars?|euros?|pounds?|bucks|cents?|dólares)(?![\p{L}])`;
const MENTION = new RegExp(`(?:${SIGN})\\s?(${NUMBER})|(?<![\\d.,])(${NUMBER})${UNIT}`, 'giu');

export function moneyMentions(text: string): readonly MoneyMention[] {
  return [...text.matchAll(MENTION)].map((match) => ({
    words: match[0].trim(),
    amount: readAmount(match[1] ?? match[2] ?? '') / (/\bcents?$/i.test(match[0].trim()) ? 100 : 1),
  }));
}

/** `1,299.50` and `1.299,50` alike: the last separator counts as decimal when one or two digits follow it. */
function readAmount(digits: string): number {
  const decimal = /[.,](\d{1,2})$/.exec(digits);
  const whole = (decimal === null ? digits : digits.slice(0, decimal.index)).replace(/\D/g, '');
  return Number(`${whole}.${decimal?.[1] ?? '0'}`);
}

/** Whether two amounts in major units are the same price in the currency. */
export function samePrice(left: number, right: number, currency: string): boolean {
  return fromMajor(left, currency).amountMinor === fromMajor(right, currency).amountMinor;
}
