import type { Memory, SearchCriteria } from '@app/domain';
import { questionWords } from '../understanding/shop-question-reader';
import { tokenise } from '../understanding/token';
import type { Understanding, Wish } from '../understanding/understanding';
import { newCriteria, newKindCriteria, refineCriteria } from './criteria-refiner';
import { searchAttempts, type SearchAttempt } from './search-attempts';

/** What has to be looked up before an act can be answered. */
export type Lookup =
  | {
      readonly kind: 'search';
      readonly attempts: readonly SearchAttempt[];
      /** The words of the question, when the knowledge base may know better; else null. */
      readonly question: readonly string[] | null;
    }
  | { readonly kind: 'more'; readonly criteria: SearchCriteria; readonly shown: readonly string[] }
  | { readonly kind: 'products'; readonly productIds: readonly string[] }
  | { readonly kind: 'answer'; readonly words: readonly string[] }
  | { readonly kind: 'none' };

export function lookupFor(act: Understanding, memory: Memory): Lookup {
  switch (act.kind) {
    case 'search':
      return {
        kind: 'search',
        attempts: attemptsFor(act, memory),
        question: act.isQuestion ? act.wish.words : null,
      };
    case 'refine':
      return {
        kind: 'search',
        attempts: searchAttempts(refined(memory, act.wish), act.wish.implied),
        question: null,
      };
    case 'more':
      return memory.search === null
        ? { kind: 'none' }
        : { kind: 'more', criteria: memory.search, shown: memory.shown.map(({ productId }) => productId) };
    case 'details':
    case 'compare':
    case 'order':
      return { kind: 'products', productIds: memory.shown.map(({ productId }) => productId) };
    case 'shop-question':
      return { kind: 'answer', words: act.words };
    case 'appointment':
      return { kind: 'answer', words: questionWords(tokenise('appointment')) };
    default:
      return { kind: 'none' };
  }
}

function attemptsFor(
  { wish, fresh }: Extract<Understanding, { kind: 'search' }>,
  memory: Memory,
): readonly SearchAttempt[] {
  if (memory.search === null || fresh === 'yes') return searchAttempts(newCriteria(wish), wish.implied);
  const anew = searchAttempts(newKindCriteria(memory.search, wish), wish.implied);
  if (fresh === 'keep-budget') return anew;
  const narrowed = searchAttempts(refined(memory, wish), wish.implied).filter(
    ({ needsAllWords }) => needsAllWords,
  );
  return [...narrowed, ...anew];
}

function refined(memory: Memory, wish: Wish): SearchCriteria {
  return memory.search === null ? newCriteria(wish) : refineCriteria(memory.search, wish, memory.shown);
}
