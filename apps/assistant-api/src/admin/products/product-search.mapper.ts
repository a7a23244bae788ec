import type { ProductSearch } from '@app/application';
import { invalidArgument } from '../../http/validation-problem';
import type { ProductSearchRequestDto } from './product-query.dto';

/**
 * What cannot be read as a number becomes NaN, which the search refuses by its name.
 * @throws HttpProblem INVALID_ARGUMENT for a text that is given twice
 */
export function toProductSearch({
  query,
  minPrice,
  maxPrice,
  brand,
  limit,
}: ProductSearchRequestDto): ProductSearch {
  return {
    query: textOf(query, '#/query'),
    minPrice: minPrice === undefined ? null : numberOf(minPrice),
    maxPrice: maxPrice === undefined ? null : numberOf(maxPrice),
    brand: textOf(brand, '#/brand') || null,
    limit: limit === undefined ? 20 : numberOf(limit),
  };
}

function textOf(value: unknown, pointer: string): string {
  if (value === undefined || typeof value === 'string') return value ?? '';
  throw invalidArgument([{ pointer, message: 'must be given once' }]);
}

function numberOf(value: unknown): number {
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : NaN;
}
