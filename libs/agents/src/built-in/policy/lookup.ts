import type { Memory, SearchCriteria } from '@app/domain';
import { questionWords } from '../understanding/shop-question-reader';
import { planWish } from '../understanding/plan-reader';
import { tokenise } from '../understanding/token';
import type { Understanding } from '../understanding/understanding';
import type { Wish } from '../understanding/wish';
import {
  continuesKind,
  newCriteria,
  newKindCriteria,
  refineCriteria,
  sameKindCriteria,
} from './criteria-refiner';
import { namedLimits, type Relaxation } from './relaxation';
import { searchAttempts, withImplied, type SearchAttempt } from './search-attempts';

/** What has to be looked up before an act can be answered. */
export type Lookup =
  | {
      readonly kind: 'search';
      readonly attempts: readonly SearchAttempt[];
      /** The same for what cannot be had, to say so where nothing fits. */
      readonly gone: readonly SearchAttempt[];
      /** What was wished in so many words, to say when nothing fits and to look for what comes nearest. */
      readonly wished: SearchCriteria;
      /** The words of the question, when the knowledge base may know better; else null. */
      readonly question: readonly string[] | null;
      /** The limits that this turn named; when nothing fits, the older ones are given up first. */
      readonly newest: readonly Relaxation[];
    }
  | { readonly kind: 'more'; readonly criteria: SearchCriteria; readonly shown: readonly string[] }
  | { readonly kind: 'products'; readonly productIds: readonly string[] }
  /** The one thing that each name fits best. */
  | { readonly kind: 'named'; readonly names: readonly string[] }
  | { readonly kind: 'answer'; readonly words: readonly string[] }
  | { readonly kind: 'none' };

type SearchLookup = Extract<Lookup, { kind: 'search' }>;

/** @param currency the shop's */
export function lookupFor(act: Understanding, memory: Memory, currency: string): Lookup {
  switch (act.kind) {
    case 'search':
      return searchLookup(act, memory, currency);
    case 'refine':
      return { ...lookupOf(refined(memory, act.wish, currency), act.wish), newest: namedLimits(act.wish) };
    case 'more':
      return memory.search === null
        ? { kind: 'none' }
        : { kind: 'more', criteria: memory.search, shown: memory.shown.map(({ productId }) => productId) };
    case 'order':
      if (act.wish !== null) return orderLookup(act.wish);
      return { kind: 'products', productIds: memory.shown.map(({ productId }) => productId) };
    case 'confirmed-order':
      return { kind: 'products', productIds: pendingProduct(memory) };
    case 'details':
    case 'compare':
      return { kind: 'products', productIds: memory.shown.map(({ productId }) => productId) };
    case 'compare-named':
      return { kind: 'named', names: act.names };
    case 'plan-advice':
    case 'plan-upgrade':
      return lookupOf(newCriteria(planWish()), planWish());
    case 'service':
    case 'shop-question':
      return { kind: 'answer', words: act.words };
    case 'appointment':
      return { kind: 'answer', words: questionWords(tokenise('appointment')) };
    case 'handover':
    case 'greeting':
    case 'thanks':
    case 'goodbye':
    case 'yes':
    case 'no':
    case 'capabilities':
    case 'identity':
    case 'other-language':
    case 'unreadable':
    case 'unclear':
    case 'needs-told':
    case 'speak':
      return { kind: 'none' };
  }
}

function pendingProduct({ pendingTool }: Memory): readonly string[] {
  const plan = pendingTool?.arguments['plan'];
  return typeof plan === 'string' ? [plan] : [];
}

function searchLookup(
  act: Extract<Understanding, { kind: 'search' }>,
  memory: Memory,
  currency: string,
): SearchLookup {
  const { wish, fresh } = act;
  const question = act.isQuestion ? wish.words : null;
  if (memory.search === null) return { ...lookupOf(newCriteria(wish), wish), question };
  if (continuesKind(memory.search, wish))
    return { ...lookupOf(sameKindCriteria(memory.search, wish), wish), question };
  if (fresh === 'yes') return { ...lookupOf(newCriteria(wish), wish), question };
  const another = newKindCriteria(memory.search, wish);
  if (fresh === 'keep-budget') return { ...lookupOf(another, wish), question };
  const anew = lookupOf({ ...newCriteria(wish), excludedBrands: another.excludedBrands }, wish);
  const asKind = anew.attempts.slice(0, 1).map((attempt) => ({ ...attempt, onlyAsKind: true }));
  const narrowed = lookupOf(refined(memory, wish, currency), wish).attempts.filter(
    ({ mayMiss }) => mayMiss === 0,
  );
  return { ...anew, attempts: [...asKind, ...narrowed, ...anew.attempts], question };
}

function lookupOf(criteria: SearchCriteria, wish: Wish): SearchLookup {
  const attempts = searchAttempts(criteria, wish);
  return {
    kind: 'search',
    attempts,
    gone: attempts.filter(({ mayMiss }) => mayMiss === 0).map(ofUnavailable),
    wished: withImplied(criteria, wish.implied),
    question: null,
    newest: [],
  };
}

function ofUnavailable(attempt: SearchAttempt): SearchAttempt {
  return { ...attempt, criteria: { ...attempt.criteria, onlyAvailable: false } };
}

/** What cannot be had is found too, so that it can be said: by all its words, and after what can be had. */
function orderLookup(wish: Wish): SearchLookup {
  const lookup = lookupOf(newCriteria(wish), wish);
  const exact = lookup.attempts.filter(({ mayMiss }) => mayMiss === 0);
  const loose = lookup.attempts.filter(({ mayMiss }) => mayMiss > 0);
  return { ...lookup, attempts: [...exact, ...lookup.gone, ...loose] };
}

function refined(memory: Memory, wish: Wish, currency: string): SearchCriteria {
  return memory.search === null
    ? newCriteria(wish)
    : refineCriteria(memory.search, wish, memory.shown, currency);
}
