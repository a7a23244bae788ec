import { isOneEditApart } from './word-form';

const SHORTEST = 5;
const LONGEST = 30;
/** Up to here another first letter makes another word ("match", "watch"; "feather", "leather") rather than a slip. */
const SHORT = 7;

/** Known words, findable by what is one letter away from them. Made ready when it is first asked. */
export class SpellingIndex {
  private readonly words: ReadonlySet<string>;
  private byDeletion: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(words: Iterable<string>) {
    this.words = new Set([...words].filter((word) => word.length >= SHORTEST && word.length <= LONGEST));
  }

  /** The one known word that the typed one is a slip of; undefined when there is none or more than one. */
  getMeant(typed: string): string | undefined {
    if (typed.length < SHORTEST || typed.length > LONGEST || this.words.has(typed)) return undefined;
    const index = (this.byDeletion ??= indexDeletions(this.words));
    const near = new Set(deletions(typed).flatMap((form) => index.get(form) ?? []));
    const meant = [...near].filter((word) => beginsAlike(typed, word) && isOneEditApart(typed, word));
    return meant.length === 1 ? meant[0] : undefined;
  }
}

function beginsAlike(typed: string, word: string): boolean {
  return word.length > SHORT || typed[0] === word[0];
}

function indexDeletions(words: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const word of words) {
    for (const form of deletions(word)) {
      const known = index.get(form);
      if (known === undefined) index.set(form, [word]);
      else known.push(word);
    }
  }
  return index;
}

/** The word, and the word without each one of its letters. */
function deletions(word: string): string[] {
  return [word, ...Array.from(word, (_letter, at) => word.slice(0, at) + word.slice(at + 1))];
}
