import type { AttributeLimit } from '@app/domain';
import type { Understanding, Wish } from './understanding';

/** Things done in one turn that are answered at most. */
const MOST_ACTS = 4;
const OPENERS: readonly Understanding['kind'][] = ['greeting', 'thanks', 'yes', 'no', 'unclear'];

/**
 * Sentences of one turn put together: what tells more about one wish becomes one wish, and an opening ("hi", "yes")
 * that is followed by something else needs no answer of its own.
 */
export function mergeActs(acts: readonly Understanding[]): readonly Understanding[] {
  const merged: Understanding[] = [];
  for (const act of acts) {
    const at = merged.findIndex((earlier) => earlier.kind === 'search' || earlier.kind === 'refine');
    const earlier = merged[at];
    const joined = earlier === undefined ? undefined : join(earlier, act);
    if (joined !== undefined) merged[at] = joined;
    else if (!merged.some((known) => isSame(known, act))) merged.push(act);
  }
  const substantial = merged.filter(({ kind }) => !OPENERS.includes(kind));
  return (substantial.length === 0 ? merged.slice(-1) : withGreeting(merged, substantial)).slice(
    0,
    MOST_ACTS,
  );
}

/** A greeting is returned even when a question comes with it. */
function withGreeting(
  merged: readonly Understanding[],
  substantial: readonly Understanding[],
): readonly Understanding[] {
  const first = merged[0];
  return first?.kind === 'greeting' && substantial.length < MOST_ACTS ? [first, ...substantial] : substantial;
}

function isSame(left: Understanding, right: Understanding): boolean {
  return left.kind === right.kind && JSON.stringify(left) === JSON.stringify(right);
}

function join(earlier: Understanding, later: Understanding): Understanding | undefined {
  if (earlier.kind !== 'search' && earlier.kind !== 'refine') return undefined;
  if (later.kind === 'refine') return { ...earlier, wish: joinWishes(earlier.wish, later.wish) };
  if (later.kind !== 'search') return undefined;
  if (earlier.kind === 'refine' || earlier.wish.kind.length === 0) {
    return {
      ...later,
      wish: { ...joinWishes(earlier.wish, later.wish), kind: later.wish.kind, words: later.wish.words },
    };
  }
  const words = later.wish.kind.length === 0 ? later.wish.words : [];
  if (later.wish.kind.length === 0 || later.fresh === 'unsure') {
    return { ...earlier, wish: joinWishes(earlier.wish, { ...later.wish, words, kind: [] }) };
  }
  return { ...later, wish: joinWishes({ ...earlier.wish, words: [], kind: [] }, later.wish) };
}

/** The later wish has the last word on whatever it mentions. */
export function joinWishes(earlier: Wish, later: Wish): Wish {
  return {
    words: [...new Set([...earlier.words, ...later.words])],
    kind: later.kind.length === 0 ? earlier.kind : later.kind,
    excludedWords: [...new Set([...earlier.excludedWords, ...later.excludedWords])],
    minPriceMinor: later.minPriceMinor ?? earlier.minPriceMinor,
    maxPriceMinor: later.maxPriceMinor ?? earlier.maxPriceMinor,
    brands: later.brands.length === 0 ? earlier.brands : later.brands,
    excludedBrands: [...new Set([...earlier.excludedBrands, ...later.excludedBrands])],
    attributes: joinLimits(earlier.attributes, later.attributes),
    implied: joinLimits(earlier.implied, later.implied),
    sort: later.sort ?? earlier.sort,
    onlyAvailable: later.onlyAvailable ?? earlier.onlyAvailable,
    quantity: later.quantity ?? earlier.quantity,
    relative: later.relative ?? earlier.relative,
    dropped: [...new Set([...earlier.dropped, ...later.dropped])],
    foreignCurrency: later.foreignCurrency ?? earlier.foreignCurrency,
  };
}

export function joinLimits(
  earlier: readonly AttributeLimit[],
  later: readonly AttributeLimit[],
): readonly AttributeLimit[] {
  const said = (limit: AttributeLimit) =>
    later.some(({ name, exclude }) => name === limit.name && exclude === limit.exclude);
  return [...earlier.filter((limit) => !said(limit)), ...later];
}
