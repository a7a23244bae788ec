import { fold, hasTerm, stem, wordsOf } from '../text/search-term';
import { ACCESSORY_TERMS, DOUBTFUL_TERMS, EMPTY_NOUN_TERMS } from './accessory-words';

/** Whether a product is the thing that a word names, only bears the word (`mouse pad`), or cannot be told. */
export type KindVerdict = 'is' | 'may-be' | 'is-not';

interface TitleWord {
  readonly term: string;
  readonly isCapitalised: boolean;
  /** What stands between the word before and this one. */
  readonly gap: string;
}

const PREPOSITIONS = new Set(['for', 'with', 'w', 'fits'].map(stem));
const ENDS_PHRASE = new Set(['for', 'with', 'in', 'of', 'by', 'from', 'w', 'without', 'on'].map(stem));
const JOINS = new Set(['and', 'or'].map(stem));

/**
 * Reads a title as a shopper does: the last noun of a phrase is the thing (`wireless mouse`), nouns before it tell
 * which one (`mouse pad`), and what comes after `for` or `with` is another thing (`adapter for mouse`).
 * @param title as the shop wrote it; a category's last level can be read the same way
 * @param kindTerm the term (`searchTerms`) of the word that names the thing wanted
 * @param nouns terms of this shop's catalogue that are nouns; they only put a product in doubt
 */
export function kindVerdict(title: string, kindTerm: string, nouns: ReadonlySet<string>): KindVerdict {
  if (!hasTerm(fold(title), kindTerm)) return 'is-not';
  const words = titleWords(title);
  let verdict: KindVerdict = 'is-not';
  words.forEach((word, index) => {
    if (word.term !== kindTerm || verdict === 'is') return;
    const here = verdictAt(words, index, nouns);
    if (here !== 'is-not') verdict = here;
  });
  return verdict;
}

function titleWords(title: string): readonly TitleWord[] {
  let end = 0;
  return wordsOf(title).map(({ word, index }) => {
    const gap = title.slice(end, index);
    end = index + word.length;
    return { term: stem(fold(word)), isCapitalised: word[0] !== word[0]?.toLowerCase(), gap };
  });
}

function verdictAt(words: readonly TitleWord[], at: number, nouns: ReadonlySet<string>): KindVerdict {
  const kind = words[at];
  if (kind === undefined || isWhatSomethingIsFor(words, at, nouns)) return 'is-not';
  const follower = followingNoun(words, at, nouns);
  if (follower === 'accessory') return 'is-not';
  return follower === undefined ? 'is' : 'may-be';
}

/** `adapter for keyboard and mouse`, `carrying case and mouse`, `adapter - keyboard`; but not `table lamp`. */
function isWhatSomethingIsFor(words: readonly TitleWord[], at: number, nouns: ReadonlySet<string>): boolean {
  const before = words.slice(0, at);
  const preposition = before.findLastIndex(({ term }, index) => PREPOSITIONS.has(term) && index >= at - 4);
  const things = before.slice(0, Math.max(preposition, 0));
  if (things.some(({ term }) => ACCESSORY_TERMS.has(term) || nouns.has(term))) return true;
  if (ACCESSORY_TERMS.has(words[at]?.term ?? '')) return false;
  return before.some(
    (word, index) => ACCESSORY_TERMS.has(word.term) && endsItsPhrase(word, words[index + 1]),
  );
}

function endsItsPhrase(word: TitleWord, next: TitleWord | undefined): boolean {
  return next === undefined || endsPhrase(next) || isJoin(next) || startsFeatures(word, next);
}

/** The noun that the word at `at` only tells more about, if there is one later in its phrase. */
function followingNoun(
  words: readonly TitleWord[],
  at: number,
  nouns: ReadonlySet<string>,
): 'accessory' | 'noun' | undefined {
  const kind = words[at];
  let joined = false;
  let inDoubt = false;
  for (const next of words.slice(at + 1, at + 7)) {
    joined ||= isJoin(next);
    if (kind === undefined || endsPhrase(next) || (!joined && startsFeatures(kind, next))) break;
    if (next.term === 'to' || ACCESSORY_TERMS.has(next.term)) return 'accessory';
    if (!(nouns.has(next.term) || DOUBTFUL_TERMS.has(next.term)) || EMPTY_NOUN_TERMS.has(next.term)) continue;
    // In `keyboard and mouse` the second noun stands beside the first.
    if (joined) joined = false;
    else inDoubt = true;
  }
  return inDoubt ? 'noun' : undefined;
}

function isJoin({ term, gap }: TitleWord): boolean {
  return JOINS.has(term) || /[/&+]/.test(gap);
}

function endsPhrase({ gap, term }: TitleWord): boolean {
  return !/^[\s\-/&+]+$/.test(gap) || / [-–] /.test(gap) || /^\p{N}/u.test(term) || ENDS_PHRASE.has(term);
}

/** A capital after a noun in lower case, as in `mouse Optical`: a compound noun is written in one way. */
function startsFeatures(kind: TitleWord, next: TitleWord): boolean {
  return !kind.isCapitalised && next.isCapitalised;
}
