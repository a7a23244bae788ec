import type { JsonObject } from '../json';
import type { Money } from './money';

export type Availability = 'in-stock' | 'out-of-stock' | 'preorder' | 'unknown';

/** Attribute values by attribute name; names are lower-case (`colour`, `size`, `cable length`). */
export type ProductAttributes = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** One thing a shop sells, as its catalogue has it. Ids are the shop's own, unique in a business. */
export interface Product {
  readonly productId: string;
  readonly title: string;
  readonly description: string;
  readonly brand: string | null;
  /** Breadcrumb such as `Clothing > Dresses`, or null. */
  readonly category: string | null;
  /** Null when the shop states no price: such a product never satisfies a price limit. */
  readonly price: Money | null;
  readonly url: string | null;
  readonly imageUrl: string | null;
  readonly availability: Availability;
  readonly attributes: ProductAttributes;
  /** Passed through to the widget as it is. */
  readonly metadata: JsonObject | null;
}

/**
 * A product as it was when it was recommended. It is copied into the event, so that history keeps the old price
 * when the catalogue moves on.
 */
export interface ProductCard {
  readonly productId: string;
  readonly title: string;
  readonly description: string;
  readonly url: string | null;
  readonly imageUrl: string | null;
  readonly price: Money | null;
  readonly facets: JsonObject | null;
  readonly metadata: JsonObject | null;
}

const DESCRIPTION_CODE_POINTS = 500;

/** The card of a product: its description is cut at 500 code points. */
export function toProductCard(product: Product): ProductCard {
  return {
    productId: product.productId,
    title: product.title,
    description: [...product.description].slice(0, DESCRIPTION_CODE_POINTS).join(''),
    url: product.url,
    imageUrl: product.imageUrl,
    price: product.price,
    facets: product.brand === null ? null : { brand: product.brand },
    metadata: product.metadata,
  };
}
