const IRREGULAR: Readonly<Record<string, string>> = {
  mice: 'mouse',
  men: 'man',
  women: 'woman',
  children: 'child',
  feet: 'foot',
  teeth: 'tooth',
  knives: 'knife',
  shelves: 'shelf',
  scarves: 'scarf',
  halves: 'half',
  leaves: 'leaf',
};
/** Singulars that look like plurals, and words that are both. */
const UNCHANGED: ReadonlySet<string> = new Set([
  'lens',
  'gas',
  'canvas',
  'atlas',
  'bias',
  'alias',
  'always',
  'pants',
]);

const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a text as they stand, in order, with where each begins. */
export function wordsOf(text: string): readonly { readonly word: string; readonly index: number }[] {
  return [...text.matchAll(WORD)].map((match) => ({ word: match[0], index: match.index }));
}

/**
 * The terms a text is found by: words without case, diacritics and plural ending, in order. The same terms are stored
 * in every database's full-text index, so one query finds the same products in each.
 */
export function searchTerms(text: string): readonly string[] {
  return (fold(text).match(WORD) ?? []).map(stem);
}

/** Without case and diacritics: `Café` is `cafe`. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/**
 * Takes a folded word's plural ending and a final e, which some plurals hide: `mice` and `mouse`, `cases` and `case`,
 * `batteries` and `battery` are one term each. Other endings stay: `printing` is not `printer`.
 */
export function stem(word: string): string {
  const singular = Object.hasOwn(IRREGULAR, word) ? (IRREGULAR[word] ?? word) : withoutPlural(word);
  return singular.length > 3 && singular.endsWith('e') ? singular.slice(0, -1) : singular;
}

function withoutPlural(word: string): string {
  if (UNCHANGED.has(word) || word.length < 3 || !word.endsWith('s')) return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(ss|us|is)$/.test(word) ? word : word.slice(0, -1);
}
