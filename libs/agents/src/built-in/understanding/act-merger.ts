import type { AttributeLimit } from '@app/domain';
import type { Understanding } from './understanding';
import type { Wish } from './wish';

/** Things done in one turn that are answered at most; orders are, one by one, in later turns. */
const MOST_ACTS = 4;
const OPENERS: readonly Understanding['kind'][] = ['greeting', 'thanks', 'yes', 'no', 'unclear'];

/**
 * Sentences of one turn put together: what tells more about one wish becomes one wish, and an opening ("hi", "yes")
 * that is followed by something else needs no answer of its own.
 */
export function mergeActs(acts: readonly Understanding[]): readonly Understanding[] {
  const merged: Understanding[] = [];
  for (const act of acts) {
    const at = merged.findLastIndex((earlier) => earlier.kind === 'search' || earlier.kind === 'refine');
    const earlier = merged[at];
    const joined = earlier === undefined ? undefined : join(earlier, act);
    if (joined !== undefined) merged[at] = joined;
    else if (!merged.some((known) => isSame(known, act))) merged.push(act);
  }
  const substantial = merged.filter(({ kind }) => !OPENERS.includes(kind));
  const kept = substantial.length === 0 ? merged.slice(-1) : substantial;
  return kept.filter(({ kind }, at) => at < MOST_ACTS || kind === 'order');
}

function isSame(left: Understanding, right: Understanding): boolean {
  return left.kind === right.kind && JSON.stringify(left) === JSON.stringify(right);
}

/** Two searches or changes as one; undefined when the customer asks for two different things. */
function join(earlier: Understanding, later: Understanding): Understanding | undefined {
  if (earlier.kind !== 'search' && earlier.kind !== 'refine') return undefined;
  if (later.kind === 'refine') return { ...earlier, wish: joinWishes(earlier.wish, later.wish) };
  if (later.kind !== 'search') return undefined;
  if (earlier.kind === 'refine' || earlier.wish.kind.length === 0) return takeThing(later, earlier.wish);
  if (later.wish.kind.length === 0 || (earlier.isAskedFor && !later.isAskedFor)) {
    return { ...earlier, wish: joinWishes(earlier.wish, { ...later.wish, kind: [] }) };
  }
  return earlier.isAskedFor ? undefined : takeThing(later, earlier.wish);
}

/** The later search with the limits, but not the thing, of what was said before. */
function takeThing(later: Extract<Understanding, { kind: 'search' }>, earlier: Wish): Understanding {
  return { ...later, wish: joinWishes({ ...earlier, words: [], kind: [] }, later.wish) };
}

/** The later wish has the last word on whatever it mentions. */
export function joinWishes(earlier: Wish, later: Wish): Wish {
  return {
    words: [...new Set([...earlier.words, ...later.words])],
    kind: later.kind.length === 0 ? earlier.kind : later.kind,
    purpose: [...new Set([...earlier.purpose, ...later.purpose])],
    purposeBrands: later.brands.length === 0 ? earlier.purposeBrands : later.purposeBrands,
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
