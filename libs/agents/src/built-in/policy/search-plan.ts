import type { Product, SearchCriteria } from '@app/domain';
import type { HitsFound, Nearest, NothingFound } from '../retrieval/findings';
import type { Wish } from '../understanding/wish';
import { ask, state, type Ask, type Move } from './move';
import { sayGone } from './product-plan';
import type { Situation } from './situation';
import { describePlans, isPlan } from './subscription-plan';

const REMEMBERED = 10;

/** What to do with products that were found: show the best, say what they are, ask on. */
export function planHits(found: HitsFound, wish: Wish | null, situation: Situation): readonly Move[] {
  const count = Math.max(1, Math.min(situation.most, wish?.quantity ?? situation.most));
  const products = found.products.slice(0, count);
  return [
    searchFact(found.criteria, found.matched, found.products),
    { move: 'recommend', productIds: products.map(({ productId }) => productId), criteria: found.criteria },
    ...currencyNote(wish, situation),
    ...(found.missing.length === 0 && products.every(isPlan)
      ? describePlans(products, situation)
      : [
          statement(found, products.length, wish === null, situation),
          ...followUp(found, products, situation),
        ]),
  ];
}

function statement(found: HitsFound, count: number, isMore: boolean, { show }: Situation): Move {
  const what = show.criteria(found.criteria);
  if (found.missing.length > 0) return state('found-loosely', { what, missing: show.list(found.missing) });
  if (isMore) return state('found-more', { what });
  return state(count === 1 ? 'found-one' : 'found-many', { what, count: String(count) });
}

/** One question about the products in view, and one that narrows or widens the search. */
function followUp(found: HitsFound, products: readonly Product[], situation: Situation): readonly Move[] {
  const stands: Ask =
    products.length === 1 ? 'stands-out-one' : products.length === 2 ? 'stands-out-two' : 'stands-out-many';
  const [colour] = found.otherColours;
  if (colour !== undefined) return [ask(stands), ask('other-colour', { colour })];
  return [narrowing(found, products.length, situation) ?? ask(stands)];
}

/** A question that would narrow many results: the budget first, then the brand. */
function narrowing(found: HitsFound, shown: number, { show }: Situation): Move | undefined {
  if (found.products.length <= shown) return undefined;
  const { criteria } = found;
  if (criteria.minPriceMinor === null && criteria.maxPriceMinor === null) return ask('budget');
  const brands = [...new Set(found.products.map(({ brand }) => brand).filter((brand) => brand !== null))];
  if (criteria.brands.length > 0 || brands.length < 2) return undefined;
  return ask('brand', { brands: show.either(brands.slice(0, 3)) });
}

/**
 * Nothing fits: say so with the limits, or that it is out of stock, and offer the nearest thing by a question. Words that may not have been a search
 * at all do not become the last search.
 */
export function planNothing(
  found: NothingFound,
  wish: Wish,
  isSearch: boolean,
  situation: Situation,
): readonly Move[] {
  const { show } = situation;
  const what = show.criteria(found.criteria);
  return [
    ...(isSearch ? [...nearestFact(found.nearest), searchFact(found.criteria, 0, [])] : []),
    ...currencyNote(wish, situation),
    ...(found.gone.length > 0 ? sayGone(found.gone, situation) : [state('nothing-found', { what })]),
    ...(found.nearest === null
      ? [ask('what-instead')]
      : nearestOffer(found.nearest, isSearch, describing(found), situation)),
  ];
}

/** The search that found the nearest thing; it comes before the one that was meant, which is refined further. */
function nearestFact(nearest: Nearest | null): readonly Move[] {
  return nearest === null ? [] : [searchFact(nearest.criteria, 1, [nearest.product])];
}

function nearestOffer(
  nearest: Nearest,
  isSearch: boolean,
  words: readonly string[],
  { show, memory }: Situation,
): readonly Move[] {
  const { product, without } = nearest;
  const price = product.price === null ? '' : show.money(product.price);
  const isInView = memory.shown.some(({ productId }) => productId === product.productId);
  const offer =
    price === '' || isInView || !isSearch ? [] : [state('nearest', { title: product.title, price })];
  return [...offer, ask(`without-${without}`, without === 'words' ? { words: words.join(' ') } : {})];
}

/** The words besides those that name the kind of thing. */
function describing({ criteria }: NothingFound): readonly string[] {
  return criteria.text.split(' ').filter((word) => !criteria.requiredWords.includes(word));
}

export function planNothingMore(found: NothingFound, { show }: Situation): readonly Move[] {
  return [state('nothing-more', { what: show.criteria(found.criteria) }), ask('what-instead')];
}

/** Prices are in the shop's currency, whatever the customer named. */
function currencyNote(wish: Wish | null, { currency }: Situation): readonly Move[] {
  const named = wish?.foreignCurrency ?? null;
  return named === null ? [] : [state('foreign-currency', { named, currency })];
}

function searchFact(criteria: SearchCriteria, matched: number, products: readonly Product[]): Move {
  const productIds = products.slice(0, REMEMBERED).map(({ productId }) => productId);
  return { move: 'fact', part: { kind: 'search', criteria, matched, productIds } };
}
