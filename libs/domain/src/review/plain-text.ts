import { digitsForNumberWords } from './number-words';

const INVISIBLE_OR_MARKUP = /[\p{Cf}*_`~]/gu;
const QUOTES = /[‘’‛`´]/g;
const OTHER_DIGITS = /[^\P{Nd}0-9]/gu;

/**
 * A text as a reader takes it, for judging and never for showing: compatibility forms, other scripts' digits and
 * numbers in words become plain digits, markup and invisible characters go, white space is single blanks.
 */
export function plainText(text: string): string {
  const folded = text
    .toWellFormed()
    .normalize('NFKC')
    .replace(QUOTES, "'")
    .replace(INVISIBLE_OR_MARKUP, '')
    .replace(OTHER_DIGITS, asciiDigit)
    .replace(/\s+/g, ' ')
    .trim();
  return digitsForNumberWords(folded);
}

/** Every script's ten digits stand in a row, zero first. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
