import type { CatalogueVocabulary } from '@app/application';
import { NO_CRITERIA, stem, type Memory, type SearchCriteria, type ShownProduct } from '@app/domain';
import { continuesKind, newKindCriteria, refineCriteria } from '../../built-in/policy/criteria-refiner';
import { understand } from '../../built-in/understanding/understand';
import type { Understanding } from '../../built-in/understanding/understanding';
import { indexOf } from '../../built-in/understanding/vocabulary-index';
import type { Wish } from '../../built-in/understanding/wish';

const BUDGET = /\b(?:budget|presupuesto)\b/i;
const ONLY = /\b(?:only|exclusively|nothing but|nothing else|s[oó]lo|solamente|[uú]nicamente)\b/i;

/** What the customer's limits are at a point of the conversation. */
export interface CustomerLimits {
  /** For the kind of thing in talk; null: nothing was wished for yet. */
  readonly current: SearchCriteria | null;
  /** For whatever is wished for: said without a kind of thing. */
  readonly general: SearchCriteria;
}

export const NO_LIMITS: CustomerLimits = { current: null, general: NO_CRITERIA };

/** One message and what it is read with. */
export interface Reading {
  readonly memory: Memory;
  readonly vocabulary: CatalogueVocabulary;
  /** What "cheaper" is measured by. */
  readonly shown: readonly ShownProduct[];
}

type Wishing = Understanding & { readonly wish: Wish };

/**
 * The limits after some messages that were said together. A price replaces the price, "any price" lifts it, another
 * kind of thing drops what was said for the one before; where two things are wished for at once, the widest price counts.
 */
export function withMessages(
  limits: CustomerLimits,
  messages: readonly string[],
  { memory, vocabulary, shown }: Reading,
): CustomerLimits {
  const known = { ...memory, shown, search: limits.current };
  const text = messages.join(' ');
  const { terms } = indexOf(vocabulary);
  const isKnown = ({ kind }: Wish) => terms.size === 0 || kind.some((word) => terms.has(stem(word)));
  const after = wishesOf(messages, known, vocabulary).map((act) => {
    const wish = isKnown(act.wish) ? act.wish : { ...act.wish, words: [], kind: [] };
    return withWish(limits, { ...act, wish }, text, { shown, vocabulary });
  });
  const [first] = after;
  return first === undefined
    ? limits
    : {
        general: after.at(-1)?.general ?? first.general,
        current: widest(after.flatMap(({ current }) => (current === null ? [] : [current]))),
      };
}

/** Of what is about the shop ("ignore shipping"), the parts between commas may still wish for something. */
function wishesOf(
  messages: readonly string[],
  memory: Memory,
  vocabulary: CatalogueVocabulary,
): readonly Wishing[] {
  const read = (texts: readonly string[]): readonly Understanding[] => {
    const acts = understand(texts, memory, vocabulary);
    return acts.some(({ kind }) => kind === 'other-language')
      ? understand(texts, memory, vocabulary, 'es')
      : acts;
  };
  return read(messages)
    .flatMap((act) =>
      act.kind === 'shop-question' && act.question.includes(',') ? read(act.question.split(',')) : [act],
    )
    .filter((act): act is Wishing => 'wish' in act && act.wish !== null);
}

function withWish(
  { current, general }: CustomerLimits,
  act: Wishing,
  text: string,
  { shown, vocabulary: { currency } }: Pick<Reading, 'shown' | 'vocabulary'>,
): CustomerLimits {
  const { wish } = act;
  const isGeneral =
    wish.kind.length === 0 && ((current?.requiredWords ?? []).length === 0 || BUDGET.test(text));
  const isLifted = wish.dropped.length > 0;
  const before = current ?? general;
  const isAnother =
    wish.kind.length > 0 && !continuesKind(before, wish) && (act.kind !== 'search' || isTurned(act));
  const isAlso = act.kind === 'search' && act.fresh === 'keep-budget';
  const after =
    isAnother && !isLifted
      ? newKindCriteria(isAlso ? before : general, wish)
      : refineCriteria(isAnother ? general : before, wish, shown, currency);
  const requiredWords = wish.kind.length > 0 ? wish.kind : before.requiredWords;
  return {
    current: strict(
      { ...after, requiredWords, brands: wish.brands.length > 0 ? wish.brands : after.brands },
      wish,
      text,
    ),
    general:
      isGeneral || isLifted ? strict(refineCriteria(general, wish, [], currency), wish, text) : general,
  };
}

/** A word more about the last thing is no other thing. */
function isTurned({ fresh, isAskedFor }: Extract<Understanding, { kind: 'search' }>): boolean {
  return fresh !== 'unsure' || isAskedFor;
}

/** A brand that is named is a wish; only "only" makes it a limit. */
function strict(criteria: SearchCriteria, wish: Wish, text: string): SearchCriteria {
  if (wish.brands.length === 0) return criteria;
  return {
    ...criteria,
    brands: ONLY.test(text) ? wish.brands.filter((brand) => !wish.purposeBrands.includes(brand)) : [],
  };
}

function widest(wishes: readonly SearchCriteria[]): SearchCriteria | null {
  const last = wishes.at(-1);
  if (last === undefined) return null;
  const least = wishes.flatMap(({ minPriceMinor }) => (minPriceMinor === null ? [] : [minPriceMinor]));
  const most = wishes.flatMap(({ maxPriceMinor }) => (maxPriceMinor === null ? [] : [maxPriceMinor]));
  const isAnyBrand = wishes.some(({ brands }) => brands.length === 0);
  return {
    ...last,
    requiredWords: [...new Set(wishes.flatMap(({ requiredWords }) => requiredWords))],
    minPriceMinor: least.length === 0 ? null : Math.min(...least),
    maxPriceMinor: most.length === 0 ? null : Math.max(...most),
    brands: isAnyBrand ? [] : [...new Set(wishes.flatMap(({ brands }) => brands))],
    excludedBrands: [...new Set(wishes.flatMap(({ excludedBrands }) => excludedBrands))],
  };
}
