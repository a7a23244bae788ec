import { ApiProperty } from '@nestjs/swagger';
import { toMajor, type JsonObject, type ProductCard } from '@app/domain';

export class SalesProductDto {
  @ApiProperty({ example: 'plan-enterprise' })
  readonly product_id!: string;

  @ApiProperty({ example: 'Enterprise Plan' })
  readonly title!: string;

  @ApiProperty({ example: 'For large companies: any number of sites and people.' })
  readonly description!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'https://demo-shop.example/products/plan-enterprise',
  })
  readonly url!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  readonly image_url!: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 499, description: 'In major units of the currency' })
  readonly price!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'USD', description: 'ISO 4217' })
  readonly currency!: string | null;

  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, example: null })
  readonly metadata!: JsonObject | null;
}

export function toSalesProduct({ price, ...card }: ProductCard): SalesProductDto {
  return {
    product_id: card.productId,
    title: card.title,
    description: card.description,
    url: card.url,
    image_url: card.imageUrl,
    price: price === null ? null : toMajor(price),
    currency: price?.currency ?? null,
    metadata: card.metadata,
  };
}
