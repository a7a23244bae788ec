import type { Memory, Product, ShownProduct } from '@app/domain';
import type { Reference } from '../understanding/understanding';
import { nameOf } from './product-name';

/** The products in view that a customer points at, as the catalogue has them now. */
export function pointedAt(
  reference: Reference,
  memory: Memory,
  products: ReadonlyMap<string, Product>,
): readonly Product[] {
  return shownBy(reference, memory).flatMap(({ productId }) => products.get(productId) ?? []);
}

/** The same as they were shown. */
export function shownBy(reference: Reference, memory: Memory): readonly ShownProduct[] {
  const { shown } = memory;
  switch (reference.by) {
    case 'position':
      return shown.slice(reference.position - 1, reference.position);
    case 'last':
      return shown.slice(-1);
    case 'price':
      return byPrice(shown, reference.end);
    case 'name':
      return shown.filter(({ productId }) => reference.productIds.includes(productId));
    case 'pronoun':
      return shown.length === 1 ? shown : inFocus(memory);
  }
}

/** None of several currencies: no amount of one is the lowest of all. */
function byPrice(shown: readonly ShownProduct[], end: 'lowest' | 'highest'): readonly ShownProduct[] {
  const priced = shown.flatMap((product) =>
    product.price === null ? [] : [{ product, amount: product.price.amountMinor }],
  );
  if (new Set(priced.map(({ product }) => product.price?.currency)).size > 1) return [];
  const sorted = [...priced].sort((left, right) => left.amount - right.amount);
  const chosen = end === 'lowest' ? sorted[0] : sorted.at(-1);
  return chosen === undefined ? [] : [chosen.product];
}

/** "it" is the one product that was last spoken of by its name. */
function inFocus(memory: Memory): readonly ShownProduct[] {
  const { transcript, shown } = memory;
  const replies = transcript
    .filter(({ speaker }) => speaker === 'assistant')
    .slice(-6)
    .reverse();
  for (const { text } of replies) {
    const named = shown.filter((product) => text.includes(nameOf(product, memory)));
    if (named.length > 0) return named.length === 1 ? named : [];
  }
  return [];
}
