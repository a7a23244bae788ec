import type { Product, ProductAttributes } from './product';

/** What an attribute must (or must not) be; any of the values will do. Names and values are lower-case. */
export interface AttributeLimit {
  readonly name: string;
  readonly values: readonly string[];
  readonly exclude: boolean;
}

/**
 * What a customer is looking for. `text` is matched as words and ranks; everything else is a limit that each
 * answer satisfies.
 */
export interface SearchCriteria {
  /** The words to rank by, such as `wireless mouse`. Empty: all products that satisfy the limits. */
  readonly text: string;
  /**
   * The words that name the kind of thing, its noun last (`mouse`; `hard`, `drive`): each answer's title or category
   * has them all, in singular or plural, and is not merely named after the last (a `mouse pad` is no mouse, see
   * `kindVerdict`). A title that leaves it open comes after all that do not.
   */
  readonly requiredWords: readonly string[];
  /** Words that no answer's title may have. */
  readonly excludedWords: readonly string[];
  /** Inclusive, in minor units of the shop's currency. */
  readonly minPriceMinor: number | null;
  /** Inclusive, in minor units of the shop's currency. */
  readonly maxPriceMinor: number | null;
  /** Brands as the catalogue spells them; empty: any. */
  readonly brands: readonly string[];
  readonly excludedBrands: readonly string[];
  readonly attributes: readonly AttributeLimit[];
  readonly onlyAvailable: boolean;
  readonly sort: 'relevance' | 'price-ascending' | 'price-descending';
}

export const NO_CRITERIA: SearchCriteria = {
  text: '',
  requiredWords: [],
  excludedWords: [],
  minPriceMinor: null,
  maxPriceMinor: null,
  brands: [],
  excludedBrands: [],
  attributes: [],
  onlyAvailable: true,
  sort: 'relevance',
};

export function limitsPrice({ minPriceMinor, maxPriceMinor }: SearchCriteria): boolean {
  return minPriceMinor !== null || maxPriceMinor !== null;
}

/**
 * Whether a product keeps the structured limits (price, brand, availability, attributes); words are the search's.
 * @param currency the shop's, which price limits are in: 500 JPY are not within 5 USD, though both are 500 minor units. Null:
 * not known, and then no product keeps one
 */
export function satisfiesLimits(
  product: Product,
  criteria: SearchCriteria,
  currency: string | null,
): boolean {
  return (
    satisfiesPrice(product, criteria, currency) &&
    satisfiesBrand(product, criteria) &&
    (!criteria.onlyAvailable || product.availability !== 'out-of-stock') &&
    satisfiesAttributes(product.attributes, criteria.attributes)
  );
}

export function satisfiesAttributes(
  attributes: ProductAttributes,
  limits: readonly AttributeLimit[],
): boolean {
  return limits.every((limit) => hasAttribute(attributes, limit) !== limit.exclude);
}

function satisfiesPrice({ price }: Product, criteria: SearchCriteria, currency: string | null): boolean {
  if (!limitsPrice(criteria)) return true;
  if (price === null || price.currency !== currency) return false;
  const { minPriceMinor, maxPriceMinor } = criteria;
  const { amountMinor } = price;
  return amountMinor >= (minPriceMinor ?? 0) && amountMinor <= (maxPriceMinor ?? Infinity);
}

function satisfiesBrand(product: Product, criteria: SearchCriteria): boolean {
  const brand = product.brand?.toLowerCase() ?? '';
  if (criteria.excludedBrands.some((excluded) => excluded.toLowerCase() === brand)) return false;
  return criteria.brands.length === 0 || criteria.brands.some((wanted) => wanted.toLowerCase() === brand);
}

/** Values are compared without case; a value counts as present when it stands as whole words in the attribute. */
function hasAttribute(attributes: ProductAttributes, limit: AttributeLimit): boolean {
  const value = attributes[limit.name];
  if (value === undefined) return false;
  const present = (Array.isArray(value) ? value : [value]).map((item) => ` ${words(String(item))} `);
  return limit.values.some((wanted) => present.some((item) => item.includes(` ${words(wanted)} `)));
}

function words(text: string): string {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}.]+/u)
    .join(' ')
    .trim();
}
