const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['mice', 'mouse'],
  ['men', 'man'],
  ['women', 'woman'],
  ['children', 'child'],
  ['feet', 'foot'],
  ['teeth', 'tooth'],
  ['knives', 'knife'],
  ['shelves', 'shelf'],
  ['scarves', 'scarf'],
  ['halves', 'half'],
  ['leaves', 'leaf'],
]);
/** The last letters of all words that `stem` changes. */
const CHANGING = 'ehnst';
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
const WORD_HERE = /[\p{L}\p{N}]+/uy;
const ENDS_IN_WORD = /[\p{L}\p{N}]$/u;
// eslint-disable-next-line no-control-regex -- ASCII has control characters
const ASCII = /^[\x00-\x7f]*$/;
/** So long must a term in y be to have a plural in ies. */
const SHORTEST_IN_IES = 3;

/** The words of a text as they stand, in order, with where each begins. */
export function wordsOf(text: string): readonly { readonly word: string; readonly index: number }[] {
  let end = 0;
  return (text.match(WORD) ?? []).map((word) => {
    const index = text.indexOf(word, end);
    end = index + word.length;
    return { word, index };
  });
}

/**
 * The terms a text is found by: words without case, diacritics and plural ending, in order. The same terms are stored
 * in every database's full-text index, so one query finds the same products in each.
 */
export function searchTerms(text: string): readonly string[] {
  return (fold(text).match(WORD) ?? []).map(stem);
}

/** Whether a term is among the `searchTerms` of a text, without making them all. @param folded the text after `fold` */
export function hasTerm(folded: string, term: string): boolean {
  const isInIes = term.length >= SHORTEST_IN_IES && term.endsWith('y');
  return (
    hasWord(folded, isInIes ? term.slice(0, -1) : term, term) ||
    (IRREGULAR_PLURALS.get(term) ?? []).some((plural) => hasWord(folded, plural, term))
  );
}

/** Without case and diacritics: `Café` is `cafe`. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
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
  if (!CHANGING.includes(word.charAt(word.length - 1))) return word;
  const singular = IRREGULAR.get(word) ?? withoutPlural(word);
  return singular.length > 3 && singular.endsWith('e') ? singular.slice(0, -1) : singular;
}

function withoutPlural(word: string): string {
  if (word.length < 3 || !word.endsWith('s') || UNCHANGED.has(word)) return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.endsWith('ss') || word.endsWith('us') || word.endsWith('is') ? word : word.slice(0, -1);
}

const IRREGULAR_PLURALS: ReadonlyMap<string, readonly string[]> = new Map(
  [...IRREGULAR.keys()].map((plural) => [stem(plural), [plural]]),
);

/** Whether a word that begins so has that term. */
function hasWord(folded: string, beginning: string, term: string): boolean {
  if (beginning === '') return false;
  for (let at = folded.indexOf(beginning); at >= 0; at = folded.indexOf(beginning, at + 1)) {
    if (!endsInWord(folded, at) && stem(wordAt(folded, at)) === term) return true;
  }
  return false;
}

/** Whether what stands before `at` is part of a word. A letter may take two code units. */
function endsInWord(text: string, at: number): boolean {
  return ENDS_IN_WORD.test(text.slice(Math.max(0, at - 2), at));
}

function wordAt(text: string, at: number): string {
  WORD_HERE.lastIndex = at;
  return WORD_HERE.exec(text)?.[0] ?? '';
}
