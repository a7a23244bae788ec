import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { fromMajor, NO_CRITERIA, type SearchCriteria } from '@app/domain';
import { FieldCheck } from '../field-check/field-check';
import { ProductCatalogue, type ProductHits } from '../ports/product-catalogue';
import { SearchProducts, type ProductSearch } from './search-products.query';

const MOST_EXPENSIVE = 1e9;

@QueryHandler(SearchProducts)
export class SearchProductsHandler implements IQueryHandler<SearchProducts> {
  constructor(private readonly products: ProductCatalogue) {}

  /** @throws DomainError INVALID_ARGUMENT */
  async execute({ businessId, search }: SearchProducts): Promise<ProductHits> {
    checkSearch(search);
    const { currency } = await this.products.vocabulary(businessId);
    return this.products.search(businessId, criteriaFor(search, currency), search.limit);
  }
}

function criteriaFor({ query, minPrice, maxPrice, brand }: ProductSearch, currency: string): SearchCriteria {
  const minor = (price: number | null) => (price === null ? null : fromMajor(price, currency).amountMinor);
  return {
    ...NO_CRITERIA,
    text: query,
    minPriceMinor: minor(minPrice),
    maxPriceMinor: minor(maxPrice),
    brands: brand === null ? [] : [brand],
  };
}

function checkSearch({ query, minPrice, maxPrice, brand, limit }: ProductSearch): void {
  const isPrice = (price: number | null) => price === null || (price >= 0 && price <= MOST_EXPENSIVE);
  const isCrossed = minPrice !== null && maxPrice !== null && minPrice > maxPrice;
  new FieldCheck()
    .text(query, '#/query', 0, 500)
    .text(brand ?? '', '#/brand', 0, 200)
    .require(isPrice(minPrice), '#/minPrice', 'must be a price in major units, 0 or more')
    .require(isPrice(maxPrice), '#/maxPrice', 'must be a price in major units, 0 or more')
    .require(!isCrossed, '#/minPrice', 'is above maxPrice')
    .require(Number.isInteger(limit) && limit >= 1 && limit <= 100, '#/limit', 'must be 1 to 100')
    .refuseIfWrong();
}
