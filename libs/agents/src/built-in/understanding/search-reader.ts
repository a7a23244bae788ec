import { stem, type Memory } from '@app/domain';
import { isQuestion } from './shop-question-reader';
import type { Token } from './token';
import type { Understanding } from './understanding';
import type { Wish } from './wish';
import type { VocabularyIndex } from './vocabulary-index';
import { hasLimits, isEmptyWish } from './wish';
import { readWish } from './wish-reader';
import { isPlural } from './word-form';

const ARTICLES = new Set(['a', 'an', 'some', 'also', 'another']);
const WHAT_ABOUT =
  /^(?:and |ok |but |so )*(?:what about|how about|what of)\b|^(?:and|or) (?!in\b|with|from\b|for\b|not\b|no\b|under\b|over\b|below\b|by\b)\S+$/;
const NAMES_IT = /^(?:a|an|some|any|another)\b/;
const STAYS =
  /\b(?:one|ones|it|them|these|those|that one|make it|but|also|instead|only|with|without|rather)\b|^in\b|^(?:and|or|not|no|under|below|over|from|with|without|by)\b/;

/** A sentence about products: searches of its own, or a change to the last one. "A mouse and a keyboard" are two. */
export function readSearch(
  tokens: readonly Token[],
  memory: Memory,
  index: VocabularyIndex,
): readonly Understanding[] {
  const cut = tokens.findIndex(({ text }, at) => text === 'and' && ARTICLES.has(tokens[at + 1]?.text ?? ''));
  const [first] = readOne(cut === -1 ? tokens : tokens.slice(0, cut), memory, index);
  if (cut === -1 || first?.kind !== 'search' || !first.isAskedFor) return readOne(tokens, memory, index);
  const [second] = readOne(tokens.slice(cut + 1), memory, index);
  const isThing = second?.kind === 'search' && second.wish.kind.length > 0;
  return isThing ? [first, { ...second, fresh: 'yes', isAskedFor: true }] : readOne(tokens, memory, index);
}

function readOne(tokens: readonly Token[], memory: Memory, index: VocabularyIndex): readonly Understanding[] {
  const text = tokens.map((token) => token.text).join(' ');
  const read = readWish(tokens, index);
  const { wish } = read;
  if (isEmptyWish(wish) || isBareNumber(wish)) return [];
  const isWhatAbout = WHAT_ABOUT.test(text);
  const isAskedFor = read.isAskedFor || NAMES_IT.test(text);
  const isWanted = isAskedFor || isWhatAbout || STAYS.test(text);
  const search = (fresh: 'yes' | 'keep-budget' | 'unsure'): readonly Understanding[] => [
    {
      kind: 'search',
      wish,
      fresh,
      isAskedFor: isAskedFor || isWhatAbout,
      isQuestion: isQuestion(text),
      isOfThisShop: isWanted || speaksOfShop(wish, index),
    },
  ];
  if (wish.dropped.includes('limits'))
    return wish.words.length === 0 ? [{ kind: 'refine', wish }] : search('yes');
  if (memory.search === null) return search('yes');
  if (wish.kind.length === 0) return [{ kind: 'refine', wish }];
  if (isSameKind(wish, memory))
    return read.isAskedFor && !hasRelation(wish) ? search('yes') : [{ kind: 'refine', wish }];
  if (isWhatAbout) return search(isNoun(wish) ? 'keep-budget' : 'unsure');
  if (read.isAskedFor && !STAYS.test(text)) return search('yes');
  if (isPlural(lastWord(wish)) && !hasLimits(wish) && !STAYS.test(text)) return search('yes');
  return search(read.isAskedFor && isNoun(wish) && !/\b(?:one|ones|it)\b/.test(text) ? 'yes' : 'unsure');
}

/** Whether anything of it can be meant for this shop; where its words are not known, everything may be. */
function speaksOfShop(wish: Wish, { terms }: VocabularyIndex): boolean {
  return (
    terms.size === 0 ||
    wish.brands.length + wish.attributes.length > 0 ||
    wish.words.some((word) => terms.has(stem(word)))
  );
}

/** "50" alone may be a price, a size or a position: it is asked again. */
function isBareNumber(wish: Wish): boolean {
  return wish.words.length > 0 && wish.words.every((word) => /^[\d.,]+$/.test(word)) && !hasLimits(wish);
}

function isSameKind(wish: Wish, memory: Memory): boolean {
  const known = memory.search?.requiredWords ?? [];
  return wish.kind.every((word) => known.includes(word));
}

function hasRelation(wish: Wish): boolean {
  return (
    wish.relative !== null ||
    (hasLimits(wish) && wish.words.length === wish.kind.length && wish.dropped.length > 0)
  );
}

const ADJECTIVE = /(?:less|able|proof|ful|ous|ish|ic|al|ive|ing|ed|y|er|est)$/;

/** Whether the last word looks like the name of a thing rather than a property of one. */
function isNoun(wish: Wish): boolean {
  return isPlural(lastWord(wish)) || !ADJECTIVE.test(wish.kind.at(-1) ?? '');
}

function lastWord(wish: Wish): string {
  return wish.words.at(-1) ?? '';
}
