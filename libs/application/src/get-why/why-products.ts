import type { DomainEvent, Memory, ProductCard, SearchCriteria } from '@app/domain';
import { dataOf } from './event-data';
import { statedLimits } from './stated-limit';
import type { KeptLimit, LeftOutProduct, RecommendedProduct, WhyRefusal } from './why-facts';

interface PriorSearch {
  readonly criteria: SearchCriteria;
  readonly from: 'this-turn' | 'earlier-turn';
  /** What it found; of an earlier turn's search that is not remembered. */
  readonly found: ReadonlySet<string>;
}

/** Each product that a turn showed, held against the latest search that found it, or else the latest of all. */
export function recommendedProducts(
  events: readonly DomainEvent[],
  before: Memory,
  currency: string,
): readonly RecommendedProduct[] {
  const searches: PriorSearch[] =
    before.search === null ? [] : [{ criteria: before.search, from: 'earlier-turn', found: new Set() }];
  const shown: RecommendedProduct[] = [];
  for (const { type, data } of events) {
    if (type === 'ProductsSearched') {
      searches.push({ criteria: data.criteria, from: 'this-turn', found: new Set(data.productIds) });
    } else if (type === 'ProductsRecommended') {
      for (const card of data.products) {
        const finder = searches.findLast(({ found }) => found.has(card.productId));
        shown.push(heldAgainst(finder ?? searches.at(-1), card, currency));
      }
    }
  }
  return shown;
}

/** What the agent named and was not allowed to show. */
export function refusedProducts(
  events: readonly DomainEvent[],
  titles: ReadonlyMap<string, string>,
): readonly WhyRefusal[] {
  const named = dataOf(events, 'ProductsRefused').flatMap(({ products }) => products);
  const each = new Map(named.map((refused) => [refused.productId, refused]));
  return [...each.values()].map(({ productId, reason }) => ({
    productId,
    title: titles.get(productId) ?? null,
    reason,
  }));
}

export function leftOutProducts(
  foundIds: readonly string[],
  recommended: readonly RecommendedProduct[],
  mostShown: number,
  titles: ReadonlyMap<string, string>,
): readonly LeftOutProduct[] {
  const shown = new Set(recommended.map(({ card }) => card.productId));
  const reason = shown.size >= mostShown ? 'most-shown' : 'not-chosen';
  return foundIds
    .filter((productId) => !shown.has(productId))
    .map((productId) => ({ productId, title: titles.get(productId) ?? null, reason }));
}

function heldAgainst(
  search: PriorSearch | undefined,
  card: ProductCard,
  currency: string,
): RecommendedProduct {
  if (search === undefined) return { card, limits: [], limitsFrom: null };
  const limits = statedLimits(search.criteria, currency).map(({ words, keptBy }): KeptLimit => {
    const kept = keptBy(card);
    if (kept !== null) return { limit: words, kept, toldBy: 'product' };
    const isFound = search.found.has(card.productId);
    return { limit: words, kept: isFound ? true : null, toldBy: isFound ? 'search' : null };
  });
  return { card, limits, limitsFrom: search.from };
}
