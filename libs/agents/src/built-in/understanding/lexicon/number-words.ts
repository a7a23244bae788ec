const UNITS =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen`.split(/\s+/);
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** Numbers below a hundred in one word. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.flatMap((word, index) => {
    const value = (index + 2) * 10;
    const joined = UNITS.slice(1, 10).map((unit, more) => [`${word}-${unit}`, value + more + 1] as const);
    return [[word, value] as const, ...joined];
  }),
]);

export const MULTIPLIERS: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1_000],
  ['grand', 1_000],
  ['k', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
]);

const ORDINAL_WORDS = `first second third fourth fifth sixth seventh eighth ninth tenth`.split(' ');

/** `first` is 1; `2nd` is read by its digits. */
export const ORDINALS: ReadonlyMap<string, number> = new Map(
  ORDINAL_WORDS.map((word, index) => [word, index + 1]),
);
