import { searchTerms, type Product } from '@app/domain';
import { excerpt } from './excerpt';
import { ask, state, type Move } from './move';
import type { Situation } from './situation';

const PLAN_TERMS = new Set(searchTerms('plan subscription membership'));

/** Whether a product is a plan that one subscribes to. */
export function isPlan({ title, category }: Product): boolean {
  return (
    PLAN_TERMS.has(searchTerms(title).at(-1) ?? '') &&
    (category === null || searchTerms(category).some((term) => PLAN_TERMS.has(term)))
  );
}

/** What the plans are and cost, and the question that tells which one fits. */
export function describePlans(products: readonly Product[], { show }: Situation): readonly Move[] {
  const [only] = products;
  const priced = products.flatMap(({ title, price }) =>
    price === null ? [] : [`${title}: ${show.money(price)}`],
  );
  const prices = priced.length === 0 ? [] : [state('plan-prices', { prices: show.list(priced) })];
  const about = only === undefined || products.length > 1 || only.description === '' ? [] : [only];
  return [
    ...about.map(({ title, description }) =>
      state('verbatim', { text: `${title}: ${excerpt(description, [])}` }),
    ),
    ...(products.length === 1 ? onePrice(only, show) : prices),
    ask('plan-needs'),
  ];
}

function onePrice(product: Product | undefined, show: Situation['show']): readonly Move[] {
  return product?.price == null
    ? []
    : [state('details-price', { title: product.title, price: show.money(product.price) })];
}
