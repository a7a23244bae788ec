import { isOneEditApart } from './word-form';

const SHORTEST = 5;

/** Known words, findable by what is one letter away from them. */
export class SpellingIndex {
  private readonly byDeletion = new Map<string, string[]>();
  private readonly words = new Set<string>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      if (word.length < SHORTEST || word.length > 30 || this.words.has(word)) continue;
      this.words.add(word);
      for (const form of deletions(word)) this.remember(form, word);
    }
  }

  /** The one known word that the typed one is a slip of; undefined when there is none or more than one. */
  getMeant(typed: string): string | undefined {
    if (typed.length < SHORTEST || typed.length > 30 || this.words.has(typed)) return undefined;
    const near = new Set(deletions(typed).flatMap((form) => this.byDeletion.get(form) ?? []));
    const meant = [...near].filter((word) => isOneEditApart(typed, word));
    return meant.length === 1 ? meant[0] : undefined;
  }

  private remember(form: string, word: string): void {
    const known = this.byDeletion.get(form);
    if (known === undefined) this.byDeletion.set(form, [word]);
    else known.push(word);
  }
}

/** The word, and the word without each one of its letters. */
function deletions(word: string): string[] {
  return [word, ...Array.from(word, (_letter, at) => word.slice(0, at) + word.slice(at + 1))];
}
