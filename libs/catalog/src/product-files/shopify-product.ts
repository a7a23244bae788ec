import { priceField } from '../rows/price-field';
import type { ProductDraft } from '../rows/product-draft';
import { METAFIELD_COLUMN, SHOPIFY, SHOPIFY_OPTION_NUMBERS } from './shopify-columns';
import type { TableRecord } from './table-records';

/** The rows of one handle: the first has what the product is, each row with a price is a variant, the rest are images. */
export interface ShopifyGroup {
  readonly handle: string;
  readonly records: readonly TableRecord[];
  /** The currency of the shop; the file names none. */
  readonly currency: string;
}

/** Why a shop's visitors cannot see the product, or undefined when they can. */
export function hiddenReason({ records }: ShopifyGroup): string | undefined {
  const status = firstText(records, SHOPIFY.status).toLowerCase();
  if (status !== '' && status !== 'active') return `status is ${status}: the shop does not sell it`;
  const published = firstText(records, SHOPIFY.published).toLowerCase();
  return published === 'false' ? 'not published: the shop does not show it' : undefined;
}

/**
 * One product of all its variants: the lowest price among those that can be bought, and every option value that can
 * be bought. When nothing can be bought, all variants count and the product is out of stock.
 */
export function shopifyDraft({ handle, records, currency }: ShopifyGroup): ProductDraft {
  const variants = records.filter((record) => record.text(...SHOPIFY.price) !== '');
  const available = variants.filter((variant) => canBeBought(variant));
  const offered = available.length > 0 ? available : variants;
  return {
    productId: handle,
    title: firstText(records, SHOPIFY.title),
    description: firstText(records, SHOPIFY.description),
    brand: firstText(records, SHOPIFY.vendor),
    category: categoryOf(records),
    price: { major: lowestPrice(offered, currency), fileCurrency: currency },
    url: null,
    imageUrl: firstText(records, SHOPIFY.image) || firstText(records, SHOPIFY.variantImage),
    availability: variants.length > 0 && available.length === 0 ? 'out of stock' : 'in stock',
    attributes: { ...metafields(records), ...productAttributes(records), ...options(records, offered) },
    metadata: null,
  };
}

function canBeBought(variant: TableRecord): boolean {
  const tracked = variant.text(...SHOPIFY.inventoryTracker) !== '';
  const quantity = variant.text(...SHOPIFY.inventoryQuantity);
  const goesOnSelling = /^(continue|true|yes)$/i.test(variant.text(...SHOPIFY.inventoryPolicy));
  return !tracked || quantity === '' || Number(quantity) > 0 || goesOnSelling;
}

/** As it stands in the file. One that is no price comes before all others, so that it is refused with the product. */
function lowestPrice(variants: readonly TableRecord[], fileCurrency: string): string {
  const prices = variants.map((variant) => variant.text(...SHOPIFY.price));
  const amounts = prices.map((price) => amountOf(price, fileCurrency));
  return prices[amounts.indexOf(Math.min(...amounts))] ?? '';
}

function amountOf(major: string, fileCurrency: string): number {
  try {
    return priceField({ major, fileCurrency })?.amountMinor ?? -1;
  } catch {
    return -1;
  }
}

function categoryOf(records: readonly TableRecord[]): string {
  const category = firstText(records, SHOPIFY.category);
  const type = firstText(records, SHOPIFY.type);
  if (type === '' || category.toLowerCase().endsWith(type.toLowerCase())) return category;
  return category === '' ? type : `${category} > ${type}`;
}

/** Option names stand in the first row only; a product without options has one called Title. */
function options(records: readonly TableRecord[], offered: readonly TableRecord[]): Record<string, string[]> {
  const named = SHOPIFY_OPTION_NUMBERS.map((number) => ({
    name: firstText(records, [`option${number} name`]),
    values: offered.map((variant) => variant.text(`option${number} value`)).filter((value) => value !== ''),
  }));
  return Object.fromEntries(
    named
      .filter(({ name, values }) => name !== '' && name.toLowerCase() !== 'title' && values.length > 0)
      .map(({ name, values }) => [name, values]),
  );
}

function productAttributes(records: readonly TableRecord[]): Record<string, string | string[]> {
  return {
    gender: firstText(records, SHOPIFY.gender),
    'age group': firstText(records, SHOPIFY.ageGroup),
    tags: parts(firstText(records, SHOPIFY.tags), ','),
  };
}

function metafields(records: readonly TableRecord[]): Record<string, string[]> {
  const columns = [...(records[0]?.columnNames ?? [])];
  return Object.fromEntries(
    columns.flatMap((column) => {
      const name = METAFIELD_COLUMN.exec(column)?.[1];
      return name === undefined ? [] : [[name, parts(firstText(records, [column]), ';')]];
    }),
  );
}

function parts(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function firstText(records: readonly TableRecord[], columns: readonly string[]): string {
  for (const record of records) {
    const text = record.text(...columns);
    if (text !== '') return text;
  }
  return '';
}
