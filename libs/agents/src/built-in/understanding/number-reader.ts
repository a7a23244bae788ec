import { MULTIPLIERS, NUMBER_WORDS } from './lexicon/number-words';
import type { Found, Token } from './token';

/** "twenty five", "two hundred", "ten thousand five hundred", "a dozen". Without a number or an article, "hundred" is none. */
export function readNumberWords(tokens: readonly Token[], at: number): Found<number> | undefined {
  const half = readHalf(tokens, at);
  if (half !== undefined) return half;
  let total = 0;
  let part = articleBefore(tokens, at) ? 1 : undefined;
  let largest = Infinity;
  let to = part === undefined ? at : at + 1;
  for (; to < tokens.length; to += 1) {
    const word = tokens[to]?.text ?? '';
    const [small, factor] = [NUMBER_WORDS.get(word), MULTIPLIERS.get(word)];
    if (small !== undefined && (part === undefined || completes(part, small))) {
      part = (part ?? 0) + small;
    } else if (factor === 100 && part !== undefined && part < 100) {
      part *= factor;
    } else if (factor !== undefined && factor !== 100 && part !== undefined && factor < largest) {
      total += part * factor;
      [part, largest] = [undefined, factor];
    } else {
      break;
    }
  }
  return to === at ? undefined : { value: total + (part ?? 0), from: at, to };
}

/** "half a dozen", "a half dozen", "half a million". */
function readHalf(tokens: readonly Token[], at: number): Found<number> | undefined {
  const start = tokens[at]?.text === 'a' ? at + 1 : at;
  if (tokens[start]?.text !== 'half') return undefined;
  const factorPlace = tokens[start + 1]?.text === 'a' ? start + 2 : start + 1;
  const factor = factorAt(tokens, factorPlace);
  return factor === undefined ? undefined : { value: factor / 2, from: at, to: factorPlace + 1 };
}

/** A sentence with its numbers in words as digits: "25 people". */
export function inDigits(tokens: readonly Token[]): readonly Token[] {
  const read: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const number = readNumberWords(tokens, at);
    if (number !== undefined)
      read.push({ text: String(number.value), raw: String(number.value), kind: 'number' });
    else if (token !== undefined) read.push(token);
    at = (number?.to ?? at + 1) - 1;
  }
  return read;
}

/** `two thousand` after digits too: what "10 thousand" and "1.5 million" are multiplied by. */
export function readFactor(tokens: readonly Token[], at: number): Found<number> | undefined {
  let [value, to] = [1, at];
  for (let factor = factorAt(tokens, to); factor !== undefined; factor = factorAt(tokens, to)) {
    value *= factor;
    to += 1;
  }
  return to === at ? undefined : { value, from: at, to };
}

function factorAt(tokens: readonly Token[], at: number): number | undefined {
  return MULTIPLIERS.get(tokens[at]?.text ?? '');
}

function articleBefore(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === 'a' && factorAt(tokens, at + 1) !== undefined;
}

/** "hundred | five", "twenty | five". */
function completes(part: number, small: number): boolean {
  return part % 100 === 0 || (part % 100 >= 20 && part % 10 === 0 && small > 0 && small < 10);
}
