import { AVAILABILITY } from './availability-claim';
import { EFFECTS } from './effect-claim';
import { MENTION } from './money-mention';
import { NUMBER_WORD } from './number-words';
import { partialPattern } from './partial-pattern';
import { plainText } from './plain-text';
import { PRICE_IN_WORDS } from './price-in-words';
import { PROMISES } from './promise';

/** The reviewers' own patterns: a plain text that has none of them is approved whatever the facts are. */
export const CLAIMS: readonly RegExp[] = [
  ...PROMISES.map(({ said }) => said),
  MENTION,
  PRICE_IN_WORDS,
  ...AVAILABILITY,
  ...EFFECTS,
];

/** A number in words becomes one in digits as soon as it is known what it counts. */
const BEGUN = [...CLAIMS, NUMBER_WORD].map(partialPattern);
const SAMPLE = 'Hello! It costs $5, or is free.';

/** How far before what was told a claim is looked for that goes on in what was not, and how far after it at once. */
const LOOK_BACK = 80;
const LOOK_AHEAD = 400;
/** Too little to claim anything, and the beginning of every other word. */
const FEW_LETTERS = /^\p{L}{1,2}$/u;
/** Where a line ends in the middle of a sentence. */
const LINE_END = /(?<=\S)\s*\n/gu;

/**
 * How much of a text holds no claim.
 * @param told how much of it was found to hold none before; it ends at a word or within one
 * @param goesOn whether more may follow, so that its end may be the beginning of a claim
 * @returns a length from `told` to the whole
 */
export function claimFreeLength(text: string, told: number, goesOn: boolean): number {
  const base = windowStart(text, told);
  const end = Math.min(text.length, told + LOOK_AHEAD);
  const plain = flat(text.slice(base, end));
  const at = Math.min(
    firstOf(goesOn || end < text.length ? BEGUN : CLAIMS, plain),
    claimOfLine(text.slice(base, end)),
  );
  if (at >= plain.length || (goesOn && FEW_LETTERS.test(plain.slice(at)))) {
    return end < text.length ? claimFreeLength(text, end, goesOn) : end;
  }
  const within = (longest: number) => (length: number) => flat(text.slice(base, length)).length <= longest;
  const free = rawLength(text.slice(0, end), told, within(at));
  // What is told ends within a word perhaps, and such a beginning can claim what the whole word does not.
  const begun = flat(text.slice(base, free));
  const claim = firstOf(CLAIMS, begun);
  return claim < begun.length ? rawLength(text.slice(0, free), told, within(claim)) : free;
}

/** The longest beginning, from `least` on, that keeps a bound which longer ones exceed. */
function rawLength(text: string, least: number, keeps: (length: number) => boolean): number {
  let within = least;
  let beyond = text.length;
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    if (keeps(middle)) within = middle;
    else beyond = middle;
  }
  const splitsPair = /[\uD800-\uDBFF]/.test(text[within - 1] ?? '');
  return splitsPair ? Math.max(least, within - 1) : within;
}

export function hasClaim(text: string): boolean {
  const plain = plainText(text);
  return Math.min(firstOf(CLAIMS, plain), claimOfLine(text)) < plain.length;
}

/**
 * Where a claim begins that is one only because its line ends, as the reviewers read it: "cuesta 3" is a price, "cuesta 3
 * veces" is none. In the plain text; infinite when there is none.
 */
function claimOfLine(text: string): number {
  const ends = [...text.matchAll(LINE_END)].map(({ index }) => index);
  for (const [line, end] of ends.entries()) {
    const from = ends[line - 2] ?? 0;
    const plain = plainText(text.slice(from, end));
    const at = firstOf(CLAIMS, plain);
    if (at < plain.length) return flat(text.slice(0, from)).trimEnd().length + (from === 0 ? 0 : 1) + at;
  }
  return Infinity;
}

/** Has each pattern compiled, one a step: V8 does it when one is first used, then better when it is used again. */
export function* compileClaimPatterns(): Generator<void> {
  for (const pattern of [...CLAIMS, ...BEGUN]) {
    for (const _use of ['first', 'again']) {
      SAMPLE.search(pattern);
      yield;
    }
  }
}

/** Where the first of the patterns is found; the text's length when none is. */
function firstOf(patterns: readonly RegExp[], text: string): number {
  const found = patterns.map((pattern) => text.search(pattern)).filter((at) => at >= 0);
  return Math.min(text.length, ...found);
}

function windowStart(text: string, told: number): number {
  return told <= LOOK_BACK ? 0 : text.lastIndexOf(' ', told - LOOK_BACK) + 1;
}

/** The plain text, which keeps a blank at its end: a word that has ended begins no other. */
function flat(text: string): string {
  return plainText(text) + (/\S\s+$/u.test(text) ? ' ' : '');
}
