import { Allow } from 'class-validator';

/** As they came: the mappers judge them. */
export class ProductImportRequestDto {
  @Allow()
  readonly format?: unknown;

  @Allow()
  readonly currency?: unknown;

  @Allow()
  readonly mapping?: unknown;
}

export class ProductSearchRequestDto {
  @Allow()
  readonly query?: unknown;

  @Allow()
  readonly minPrice?: unknown;

  @Allow()
  readonly maxPrice?: unknown;

  @Allow()
  readonly brand?: unknown;

  @Allow()
  readonly limit?: unknown;
}
