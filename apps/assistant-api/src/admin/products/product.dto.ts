import { ApiProperty } from '@nestjs/swagger';
import type { ProductHits } from '@app/application';
import {
  toMajor,
  type Availability,
  type JsonObject,
  type Product,
  type ProductAttributes,
} from '@app/domain';

export class ProductDto {
  @ApiProperty({ example: '018c6302-ec34-02f2-cc2c-c5f1f38a7a03' })
  readonly productId!: string;

  @ApiProperty({ example: 'Pink dress size 10yrs' })
  readonly title!: string;

  @ApiProperty()
  readonly description!: string;

  @ApiProperty({ type: String, nullable: true })
  readonly brand!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Clothing > Dresses' })
  readonly category!: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 79.9, description: 'In major units' })
  readonly price!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'USD' })
  readonly currency!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly url!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly imageUrl!: string | null;

  @ApiProperty({ enum: ['in-stock', 'out-of-stock', 'preorder', 'unknown'] })
  readonly availability!: Availability;

  @ApiProperty({ type: Object, example: { colour: 'pink', size: ['8', '10'] } })
  readonly attributes!: ProductAttributes;

  @ApiProperty({ type: Object, nullable: true })
  readonly metadata!: JsonObject | null;
}

export class ProductHitsDto {
  @ApiProperty({ type: [ProductDto], description: 'Best first' })
  readonly products!: readonly ProductDto[];

  @ApiProperty({ example: 2, description: 'How many products satisfy the limits, counted up to 1,000' })
  readonly matched!: number;
}

export function toProductDto({ price, ...product }: Product): ProductDto {
  return { ...product, price: price === null ? null : toMajor(price), currency: price?.currency ?? null };
}

export function toProductHitsDto({ products, matched }: ProductHits): ProductHitsDto {
  return { products: products.map(toProductDto), matched };
}
