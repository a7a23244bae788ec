import type { ProductDraft } from '../rows/product-draft';

/** One item of a Google Merchant feed, by attribute name without the `g:` prefix and with underscores. */
export interface GoogleItem {
  text(name: string): string;
  all(name: string): readonly string[];
  /** `product_detail`: name and value. */
  readonly details: readonly (readonly [name: string, value: string])[];
}

const ATTRIBUTES = [
  'color',
  'size',
  'material',
  'pattern',
  'gender',
  'age_group',
  'size_system',
  'condition',
];
/** The specification lets others, such as `product_type` and `product_detail`, be given several times. */
export const SINGLE_ATTRIBUTES = [
  'id',
  'title',
  'description',
  'brand',
  'price',
  'sale_price',
  'sale_price_effective_date',
  'link',
  'image_link',
  'availability',
];
const PASSED_THROUGH = ['item_group_id', 'gtin', 'mpn'];

/**
 * The attributes of the product data specification (https://support.google.com/merchants/answer/7052112).
 * A sale price counts while its `sale_price_effective_date` (`start/end`, if there is one) includes `now`.
 */
export function googleDraft(item: GoogleItem, currency: string, now: Date): ProductDraft {
  const onSale = isWithin(item.text('sale_price_effective_date'), now);
  return {
    productId: item.text('id'),
    title: item.text('title'),
    description: item.text('description'),
    brand: item.text('brand'),
    category: item.text('product_type') || categoryName(item.text('google_product_category')),
    price: {
      major: item.text('price'),
      sale: onSale ? item.text('sale_price') : undefined,
      fileCurrency: currency,
    },
    url: item.text('link'),
    imageUrl: item.text('image_link'),
    availability: item.text('availability'),
    attributes: {
      ...Object.fromEntries(item.details),
      ...Object.fromEntries(ATTRIBUTES.map((name) => [name, attributeValues(item, name)])),
    },
    metadata: metadataOf(item),
  };
}

/** The specification parts several colours and materials with a slash. */
function attributeValues(item: GoogleItem, name: string): string[] {
  const separator = name === 'color' || name === 'material' ? /\s*\/\s*/ : /\s*,\s*/;
  return item.all(name).flatMap((text) => text.split(separator));
}

/** The taxonomy may be given as a number, which says nothing to a reader. */
function categoryName(category: string): string {
  return /^\d+$/.test(category) ? '' : category;
}

function metadataOf(item: GoogleItem): Record<string, string> | null {
  const passed = PASSED_THROUGH.map((name) => [name, item.text(name)] as const).filter(
    ([, text]) => text !== '',
  );
  return passed.length === 0 ? null : Object.fromEntries(passed);
}

function isWithin(period: string, now: Date): boolean {
  if (period === '') return true;
  const [start, end] = period.split('/').map((time) => Date.parse(time.trim()));
  return start !== undefined && end !== undefined && start <= now.getTime() && now.getTime() <= end;
}
