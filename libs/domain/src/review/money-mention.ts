import { minorUnitDigits, toMajor, type Money } from '../product/money';
import { barePrice } from './bare-price';
import { CODE, currenciesOf, SIGN, UNIT_WORD } from './currency-words';
import { plainText } from './plain-text';

/** An amount of money as it stands in a text. */
export interface MoneyMention {
  /** The very words in the plain text, such as `$79.90`. */
  readonly words: string;
  /** In major units of the currency: 79.9. */
  readonly amount: number;
  /** ISO 4217 codes that the words may mean; empty: any. */
  readonly currencies: readonly string[];
  /** What the words before it make of the amount: `under` is a most, `over` a least, `about` is near; null: the amount itself. */
  readonly bound: 'most' | 'least' | 'near' | null;
  /** Whether it tells how far two prices are apart: `$12 cheaper`. */
  readonly isDifference: boolean;
}

const NUMBER = String.raw`\d{1,9}(?:[.,'’]\d{1,9}){0,4}(?:(?<=(?<!\d)\d{1,3}) \d{3}(?!\d)(?: \d{3}(?!\d)){0,3}(?:[.,]\d{1,2}(?!\d))?)?`;
const SCALE = String.raw`(?: ?(?:k|mil|thousand|million|millones)(?![\p{L}\p{N}]))?`;
/** A sign of one character is one also at the end of a word: `dress€50`. */
const BEFORE = String.raw`(?:(?<![\p{L}\p{N}])(?:${SIGN}|(?:${CODE}) ?${'\\$'}?)|(?<=\p{L})\p{Sc})`;
const AFTER = String.raw`(?: ?(?:${SIGN})|(?: |-)?(?:(?:${CODE})|${UNIT_WORD})(?![\p{L}\p{N}]))`;
const CENTS = String.raw` ?(?:¢|cents?(?![\p{L}])|centavos?(?![\p{L}])|c[eé]ntimos?(?![\p{L}]))`;
const RANGE_END = String.raw`(?: ?[-–—] ?(${NUMBER}${SCALE}))?`;
/** What makes a plain text name an amount of money. */
export const MENTION = new RegExp(
  [
    `(?<cents>(?<![\\d.,])${NUMBER})${CENTS}`,
    `(?<sign>${BEFORE}) ?(?<signed>${NUMBER}${SCALE})${RANGE_END}(?: ?(?<code>${CODE})(?![\\p{L}\\p{N}]))?`,
    `(?<![\\d.,\\p{L}])(?<counted>${NUMBER}${SCALE})(?:,-)?(?<unit>${AFTER})`,
    `(?<bare>${barePrice(NUMBER)})`,
  ].join('|'),
  'giu',
);

const MOST =
  /(?:under|below|beneath|less than|cheaper than|up to|at most|no more than|not more than|maximum(?: of)?|max\.?|within|budget(?: of| is)?|menos de|hasta|debajo de|m[aá]ximo(?: de)?|presupuesto(?: de)?|bajo)\s*$/iu;
const LEAST =
  /(?:over|above|more than|at least|from|starting (?:at|from)|minimum(?: of)?|between|m[aá]s de|desde|a partir de|m[ií]nimo(?: de)?|entre|encima de|superior(?:es)? a)\s*$/iu;
const NEAR = /(?:about|around|roughly|approximately|nearly|almost|alrededor de|unos|cerca de|casi|~)\s*$/iu;
const MOST_AFTER =
  /^\s*(?:or less|or under|or below|max(?:imum)?\b|budget|o menos|como máximo|de presupuesto)/iu;
const LEAST_AFTER = /^\s*(?:or more|or above|and up|or over|minimum\b|o más)/iu;
const DIFFERENCE_AFTER =
  /^\s*(?:cheaper|less(?! than)|more(?: expensive)?(?! than)|apart|difference|más bar|más car|menos que|de diferencia)/iu;
const RANGE = /^\s*(?:and|y|to|a|-|–|—)\s*$/iu;

/** Every amount of money in a text, in its order. */
export function moneyMentions(text: string): readonly MoneyMention[] {
  const plain = plainText(text);
  if (!/\d/.test(plain)) return [];
  const mentions: MoneyMention[] = [];
  let end = 0;
  for (const match of plain.matchAll(MENTION)) {
    const between = plain.slice(end, match.index);
    const last = mentions.at(-1);
    end = match.index + match[0].length;
    const closes =
      last !== undefined && RANGE.test(between) && (last.bound === 'least' || /[-–—]/.test(between));
    if (closes) mentions.splice(-1, 1, { ...last, bound: 'least' });
    const bound = closes
      ? 'most'
      : boundOf(plain.slice(Math.max(0, match.index - 24), match.index), plain.slice(end, end + 24));
    mentions.push(...read(match, bound, DIFFERENCE_AFTER.test(plain.slice(end, end + 24))));
  }
  return mentions;
}

function read(
  match: RegExpMatchArray,
  bound: MoneyMention['bound'],
  isDifference: boolean,
): readonly MoneyMention[] {
  const { cents, sign, signed, code, counted, unit, bare } = match.groups ?? {};
  const words = match[0].trim();
  if (cents !== undefined) {
    return [{ words, amount: readAmount(cents, []) / 100, currencies: [], bound, isDifference }];
  }
  const currencies = currenciesOf(code ?? (sign ?? unit ?? '').replace(/^([a-z]{3}) ?\$$/i, '$1'));
  const amount = readAmount(signed ?? counted ?? bare ?? '', currencies);
  const upTo = match[4];
  if (upTo === undefined) return [{ words, amount, currencies, bound, isDifference }];
  return [
    { words, amount, currencies, bound: 'least', isDifference: false },
    { words, amount: readAmount(upTo, currencies), currencies, bound: 'most', isDifference: false },
  ];
}

function boundOf(before: string, after: string): MoneyMention['bound'] {
  if (MOST.test(before) || MOST_AFTER.test(after)) return 'most';
  if (LEAST.test(before) || LEAST_AFTER.test(after)) return 'least';
  return NEAR.test(before) ? 'near' : null;
}

/** `1,299.50` and `1.299,50` alike: what follows the last separator are decimals unless they are a group of three. */
function readAmount(text: string, currencies: readonly string[]): number {
  const factor = /k$|mil$|thousand$/i.test(text) ? 1_000 : /mill[a-z]+$/i.test(text) ? 1_000_000 : 1;
  const digits = text.replace(/[^\d.,'’ ]/g, '').trim();
  const decimal = /^(.*)[.,](\d+)$/.exec(digits);
  const decimals = decimal?.[2] ?? '';
  const threeDecimals = currencies.some((currency) => minorUnitDigits(currency) === 3);
  const grouped = decimals.length === 3 && !threeDecimals && !/^0$/.test(decimal?.[1] ?? '') && factor === 1;
  if (decimal === null || grouped) return Number(digits.replace(/\D/g, '')) * factor;
  return Number(`${decimal[1]?.replace(/\D/g, '')}.${decimals}`) * factor;
}

/** Whether the amount, in a currency that its words may mean, is this price. */
export function isPrice({ amount, currencies }: MoneyMention, price: Money): boolean {
  if (currencies.length > 0 && !currencies.includes(price.currency)) return false;
  return isSameAmount(amount, toMajor(price), price.currency);
}

/** Whether two amounts in major units are the same to the currency's smallest unit. */
export function isSameAmount(left: number, right: number, currency: string): boolean {
  return Math.abs(left - right) < 0.5 / 10 ** minorUnitDigits(currency);
}
