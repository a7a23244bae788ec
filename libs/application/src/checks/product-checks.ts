import {
  formatMoney,
  satisfiesLimits,
  type DomainEvent,
  type Money,
  type Product,
  type ProductCard,
  type SearchCriteria,
} from '@app/domain';

type Catalogue = ReadonlyMap<string, Product>;

/** The first product that the catalogue does not have. */
export function unknownProduct(cards: readonly ProductCard[], catalogue: Catalogue): string | null {
  const card = cards.find(({ productId }) => !catalogue.has(productId));
  return card === undefined ? null : `${card.productId} is not in the catalogue`;
}

/** The first product that was shown at another price than the catalogue's. */
export function wrongPrice(cards: readonly ProductCard[], catalogue: Catalogue): string | null {
  for (const { productId, price } of cards) {
    const product = catalogue.get(productId);
    if (product === undefined || inWords(product.price) === inWords(price)) continue;
    return `${productId} is shown at ${inWords(price)}, the catalogue says ${inWords(product.price)}`;
  }
  return null;
}

/** The first product that breaks a limit of the latest search of the turn that found it; `currency` is the shop's. */
export function brokenLimit(
  cards: readonly ProductCard[],
  events: readonly DomainEvent[],
  catalogue: Catalogue,
  currency: string | null,
): string | null {
  for (const { productId } of cards) {
    const product = catalogue.get(productId);
    const criteria = searchThatFound(productId, events);
    if (product === undefined || criteria === undefined) continue;
    if (satisfiesLimits(product, criteria, currency)) continue;
    return `${productId} does not keep the limits of the search that found it`;
  }
  return null;
}

function searchThatFound(productId: string, events: readonly DomainEvent[]): SearchCriteria | undefined {
  const searches = events.flatMap(({ type, data }) => (type === 'ProductsSearched' ? [data] : []));
  return searches.findLast(({ productIds }) => productIds.includes(productId))?.criteria;
}

function inWords(price: Money | null): string {
  return price === null ? 'no price' : formatMoney(price);
}
