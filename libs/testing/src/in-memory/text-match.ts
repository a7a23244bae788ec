/** Lower-case words, plurals cut: enough for tests to be honest about what a search finds. */
export function textWords(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) =>
      word === 'mice' ? 'mouse' : word.replace(/(?<=[^s]{2})(?:es|s)$/, (end) => (end === 'es' ? 'e' : '')),
    )
    .map((word) => word.replace(/(?<=(?:ss|sh|ch|x))e$/, ''));
}

export function hasAllWords(text: string, words: readonly string[]): boolean {
  const known = new Set(textWords(text));
  return words.flatMap(textWords).every((word) => known.has(word));
}
