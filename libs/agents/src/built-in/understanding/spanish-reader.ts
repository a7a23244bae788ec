import { PERHAPS_SPANISH, SPANISH_PHRASES, SURELY_SPANISH } from './lexicon/spanish-phrases';
import type { Token } from './token';

/** How many of the words that Spanish shares with names (`La Roche`) make a sentence Spanish. */
const ENOUGH = 3;

/** A Spanish sentence with its common phrases in the words that the readers know; names of things stay as they are. */
export function fromSpanish(tokens: readonly Token[]): readonly Token[] {
  const read: Token[] = [];
  for (let at = 0; at < tokens.length;) {
    const phrase = SPANISH_PHRASES.find(({ said }) =>
      said.every((word, index) => tokens[at + index]?.text === word),
    );
    const token = tokens[at];
    if (phrase === undefined) {
      if (token !== undefined) read.push(token);
      at += 1;
      continue;
    }
    read.push(...phrase.meant.map((text): Token => ({ text, raw: text, kind: 'word' })));
    at += phrase.said.length;
  }
  return read;
}

export function isSpanish(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind }) => kind === 'word').map(({ text }) => text);
  return (
    words.some((word) => SURELY_SPANISH.has(word)) ||
    new Set(words.filter((word) => PERHAPS_SPANISH.has(word))).size >= ENOUGH
  );
}
