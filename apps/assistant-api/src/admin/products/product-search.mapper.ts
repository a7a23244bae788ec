import type { ProductSearch } from '@app/application';
import type { QueryParameters } from './product-import.mapper';

/** What cannot be read as a number becomes NaN, which the search refuses by its name. */
export function toProductSearch({ query, minPrice, maxPrice, brand, limit }: QueryParameters): ProductSearch {
  return {
    query: typeof query === 'string' ? query : '',
    minPrice: minPrice === undefined ? null : numberOf(minPrice),
    maxPrice: maxPrice === undefined ? null : numberOf(maxPrice),
    brand: typeof brand === 'string' && brand !== '' ? brand : null,
    limit: limit === undefined ? 20 : numberOf(limit),
  };
}

function numberOf(value: unknown): number {
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : NaN;
}
