import { type Availability, type JsonObject, type Product, type ProductAttributes } from '@app/domain';
import { list, sql, type SqlValue, type Statement } from '../database/statement';

/** A product as its row has it; attributes and metadata are JSON. */
export interface ProductRow {
  readonly product_id: string;
  readonly title: string;
  readonly description: string;
  readonly brand: string | null;
  readonly category: string | null;
  readonly price_minor: number | null;
  readonly currency: string | null;
  readonly url: string | null;
  readonly image_url: string | null;
  readonly availability: string;
  readonly attributes: string;
  readonly metadata: string | null;
}

export const PRODUCT_COLUMNS = sql`p.product_id, p.title, p.description, p.brand, p.category, p.price_minor,
  p.currency, p.url, p.image_url, p.availability, p.attributes, p.metadata`;

export function toProduct(row: ProductRow): Product {
  return {
    productId: row.product_id,
    title: row.title,
    description: row.description,
    brand: row.brand,
    category: row.category,
    price:
      row.price_minor === null || row.currency === null
        ? null
        : { amountMinor: row.price_minor, currency: row.currency },
    url: row.url,
    imageUrl: row.image_url,
    availability: row.availability as Availability,
    attributes: JSON.parse(row.attributes) as ProductAttributes,
    metadata: row.metadata === null ? null : (JSON.parse(row.metadata) as JsonObject),
  };
}

/** Inserts or replaces; answers `product_no` and `product_id` of each. No id may come twice. */
export function upsertProducts(businessId: string, products: readonly Product[]): Statement {
  return sql`
    INSERT INTO product (business_id, product_id, title, description, brand, brand_key, category, price_minor,
      currency, url, image_url, availability, attributes, metadata)
    VALUES ${list(products.map((product) => rowValues(businessId, product)))}
    ON CONFLICT (business_id, product_id) DO UPDATE SET
      title = excluded.title, description = excluded.description, brand = excluded.brand,
      brand_key = excluded.brand_key, category = excluded.category, price_minor = excluded.price_minor,
      currency = excluded.currency, url = excluded.url, image_url = excluded.image_url,
      availability = excluded.availability, attributes = excluded.attributes, metadata = excluded.metadata
    RETURNING product_no, product_id`;
}

function rowValues(businessId: string, product: Product): Statement {
  const values: readonly SqlValue[] = [
    businessId,
    product.productId,
    product.title,
    product.description,
    product.brand,
    brandKey(product.brand ?? ''),
    product.category,
    product.price?.amountMinor ?? null,
    product.price?.currency ?? null,
    product.url,
    product.imageUrl,
    product.availability,
    JSON.stringify(product.attributes),
    product.metadata === null ? null : JSON.stringify(product.metadata),
  ];
  return sql`(${list(values.map((value) => sql`${value}`))})`;
}

/** What brands are compared by. PostgreSQL takes no U+0000, and no stored brand has one. */
export function brandKey(brand: string): string {
  return brand.toLowerCase().replaceAll('\u0000', '');
}
