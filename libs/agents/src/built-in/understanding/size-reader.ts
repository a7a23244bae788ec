import { NUMBER_WORDS } from './lexicon/number-words';
import { PEOPLE } from './lexicon/stop-words';
import { tokenise, type Found, type Token } from './token';
import type { IndexedAttribute } from './vocabulary-index';

/** A size, or an age that stands for one. */
export interface SizeWish {
  readonly size: string;
  readonly age: number | null;
}

const LETTER_SIZES: readonly (readonly string[])[] = [
  ['xxs', '2xs'],
  ['xs', 'extra small'],
  ['s', 'small'],
  ['m', 'medium'],
  ['l', 'large'],
  ['xl', 'extra large'],
  ['xxl', '2xl', 'xx large'],
  ['xxxl', '3xl'],
  ['one size'],
];
const BARE_LETTERS = /^(?:xxs|xs|xl|xxl|xxxl|[234]xl)$/;
const SPOKEN = new Set(['small', 'medium', 'large']);
const SIZE_WORDS = new Set(['size', 'sizes', 'sz']);
const YEARS = /^(?:years?|yrs?|yo|y)$/;

/** Finds sizes ("size 10", "XL", "in a medium") and ages ("10th birthday", "10 year old", "aged ten"). */
export function readSizes(tokens: readonly Token[]): readonly Found<SizeWish>[] {
  const found: Found<SizeWish>[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const size = readNamed(tokens, at) ?? readAge(tokens, at) ?? readLetters(tokens, at);
    if (size === undefined) continue;
    found.push(size);
    at = size.to - 1;
  }
  return found;
}

/** The values by which the shop may mean this size; the size itself when it names no such value. */
export function sizeValues(
  { size, age }: SizeWish,
  attribute: Pick<IndexedAttribute, 'values'>,
): readonly string[] {
  const same = LETTER_SIZES.find((names) => names.includes(size)) ?? [size];
  const meant = attribute.values.filter((value) => {
    const text = tokenise(value)
      .map((token) => token.text)
      .join(' ');
    return same.includes(text) || (age !== null && isAgeSize(text, age));
  });
  return [...new Set([...(meant.length === 0 ? same : meant), ...(age === null ? [] : [size])])];
}

/** "10 years", "10yrs", "9 - 10 years" fit a ten-year-old. */
function isAgeSize(value: string, age: number): boolean {
  const range = /^(\d+)(?: - (\d+))? ?(?:years?|yrs?|y|yo)?$/.exec(value);
  if (range === null) return false;
  const from = Number(range[1]);
  return age >= from && age <= Number(range[2] ?? from);
}

/** "size 10", "size: 10.5", "size extra large", "a 10 in size". */
function readNamed(tokens: readonly Token[], at: number): Found<SizeWish> | undefined {
  if (!SIZE_WORDS.has(tokens[at]?.text ?? '')) return undefined;
  const start = ['is', ':', 'of', '='].includes(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1;
  const [first, second] = [tokens[start], tokens[start + 1]];
  if (first === undefined) return undefined;
  const two = `${first.text} ${second?.text ?? ''}`;
  if (LETTER_SIZES.some((names) => names.includes(two))) return sizeFound(two, null, at, start + 2);
  const years = /^(\d{1,2})(?:yrs?|y|yo|years)$/.exec(first.text)?.[1];
  if (years !== undefined) return sizeFound(years, Number(years), at, start + 1);
  const isSize =
    first.kind === 'number' ||
    /^\d+(?:\.\d+)?$|^[xsml]{1,4}$|^\d{1,2}[a-z]{1,2}$/.test(first.text) ||
    SPOKEN.has(first.text);
  if (!isSize) return undefined;
  const isAge = YEARS.test(second?.text ?? '');
  return sizeFound(first.text, isAge ? Number(first.text) : null, at, isAge ? start + 2 : start + 1);
}

function readLetters(tokens: readonly Token[], at: number): Found<SizeWish> | undefined {
  const text = tokens[at]?.text ?? '';
  const next = tokens[at + 1]?.text ?? '';
  if (text === 'extra' && (next === 'large' || next === 'small'))
    return sizeFound(`extra ${next}`, null, at, at + 2);
  if (BARE_LETTERS.test(text)) return sizeFound(text, null, at, at + 1);
  const [before, beforeThat] = [tokens[at - 1]?.text ?? '', tokens[at - 2]?.text ?? ''];
  const isIn = before === 'in' || ((before === 'a' || before === 'an') && beforeThat === 'in');
  if ((SPOKEN.has(text) || /^[sml]$/.test(text)) && (isIn || SIZE_WORDS.has(next) || tokens.length === 1)) {
    return sizeFound(text, null, at, SIZE_WORDS.has(next) ? at + 2 : at + 1);
  }
  return undefined;
}

/** "10th birthday", "10 year old", "10yo", "aged 10", "turning ten". */
function readAge(tokens: readonly Token[], at: number): Found<SizeWish> | undefined {
  const text = tokens[at]?.text ?? '';
  const next = tokens[at + 1]?.text ?? '';
  const ordinal = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(text)?.[1];
  if (ordinal !== undefined && (next === 'birthday' || next === 'bday')) return ageFound(ordinal, at, at + 2);
  const glued = /^(\d{1,2})(?:yo|yrs?|y|year-olds?|years?-old|-year-olds?)$/.exec(text)?.[1];
  if (glued !== undefined) return ageFound(glued, at, at + (next === 'old' ? 2 : 1));
  if (['aged', 'age', 'turning', 'turns'].includes(text)) return readYears(tokens, at + 1, at, true);
  return readYears(tokens, at, at, false);
}

function readYears(
  tokens: readonly Token[],
  at: number,
  from: number,
  named: boolean,
): Found<SizeWish> | undefined {
  const number = tokens[at]?.text ?? '';
  const age = /^\d{1,2}$/.test(number) ? number : NUMBER_WORDS.get(number)?.toString();
  if (age === undefined) return undefined;
  const rest = tokens
    .slice(at + 1, at + 5)
    .map((token) => token.text)
    .filter((text) => text !== '-');
  const hyphens = tokens.slice(at + 1, at + 5).filter((token) => token.text === '-').length;
  if (/^years?-olds?$/.test(rest[0] ?? '')) return ageFound(age, from, at + 2 + hyphens);
  if (YEARS.test(rest[0] ?? '') && /^olds?$/.test(rest[1] ?? ''))
    return ageFound(age, from, at + 3 + hyphens);
  if (rest[0] === 'yo') return ageFound(age, from, at + 2 + hyphens);
  if (named) return ageFound(age, from, YEARS.test(rest[0] ?? '') ? at + 2 : at + 1);
  const isPersonsAge =
    tokens[at - 1]?.text === 'is' && PEOPLE.has(tokens[at - 2]?.text ?? '') && tokens[at + 1] === undefined;
  return isPersonsAge ? ageFound(age, from, at + 1) : undefined;
}

function ageFound(age: string, from: number, to: number): Found<SizeWish> {
  return sizeFound(age, Number(age), from, to);
}

function sizeFound(size: string, age: number | null, from: number, to: number): Found<SizeWish> {
  return { value: { size, age }, from, to };
}
