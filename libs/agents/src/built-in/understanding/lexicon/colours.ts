/** Colour words that hold for any shop, each with its other spellings. */
const SPELLINGS: readonly (readonly string[])[] = [
  ['grey', 'gray'],
  ['multicolour', 'multicolor', 'multicoloured', 'multicolored'],
  ['turquoise', 'turqoise'],
  ...`black white red blue green yellow pink purple orange brown silver gold beige violet lilac lavender navy burgundy
      maroon magenta cyan teal ivory khaki olive coral crimson bronze copper charcoal fuchsia indigo mauve aqua tan`
    .split(/\s+/)
    .map((name) => [name]),
];

/** Every spelling of a base colour, by any of its spellings. */
export const COLOUR_SPELLINGS: ReadonlyMap<string, readonly string[]> = new Map(
  SPELLINGS.flatMap((spellings) => spellings.map((spelling) => [spelling, spellings] as const)),
);

/** Words that shade a colour: `light blue`. */
export const SHADES: ReadonlySet<string> = new Set([
  'light',
  'dark',
  'pale',
  'bright',
  'deep',
  'hot',
  'baby',
  'royal',
]);
