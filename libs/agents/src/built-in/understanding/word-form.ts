const IRREGULAR: Readonly<Record<string, string>> = {
  mice: 'mouse',
  children: 'child',
  women: 'woman',
  men: 'man',
  knives: 'knife',
  shelves: 'shelf',
  scarves: 'scarf',
  feet: 'foot',
  teeth: 'tooth',
  geese: 'goose',
  loaves: 'loaf',
  leaves: 'leaf',
};
const NO_PLURAL = /(?:ss|us|is|series|species|news|lens|plus|gas)$/;

/** The singular of an English noun: `mice` is `mouse`, `dresses` is `dress`, `batteries` is `battery`. */
export function singular(word: string): string {
  const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
  if (irregular !== undefined) return irregular;
  if (word.length < 4 || !word.endsWith('s') || NO_PLURAL.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

export function isPlural(word: string): boolean {
  return singular(word) !== word;
}

/** Whether two words are at most one letter apart: one more, one less, another one, or two neighbours swapped. */
export function isOneEditApart(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  const [restLeft, restRight] = [left.slice(start), right.slice(start)];
  return (
    restLeft.slice(1) === restRight ||
    restLeft === restRight.slice(1) ||
    restLeft.slice(1) === restRight.slice(1) ||
    (restLeft.slice(2) === restRight.slice(2) && restLeft[0] === restRight[1] && restLeft[1] === restRight[0])
  );
}
