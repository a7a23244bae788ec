import { ApiProperty } from '@nestjs/swagger';
import { toMajor, type JsonObject, type ProductCard } from '@app/domain';

/** A product as it was when it was recommended. */
export class RecommendedProductDto {
  @ApiProperty({ example: '018c6302-ec34-02f2-cc2c-c5f1f38a7a03' })
  readonly productId!: string;

  @ApiProperty({ example: 'Pink dress size 10yrs' })
  readonly title!: string;

  @ApiProperty({ example: 'The perfect pink dress for all Birthdays and events' })
  readonly description!: string;

  @ApiProperty({ type: String, nullable: true, example: 'https://demo-shop.example/products/pink-dress' })
  readonly url!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'https://demo-shop.example/images/pink-dress.jpg' })
  readonly imageUrl!: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 79.9, description: 'In major units of the currency' })
  readonly price!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'USD', description: 'ISO 4217' })
  readonly currency!: string | null;

  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, example: null })
  readonly facets!: JsonObject | null;

  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, example: null })
  readonly metadata!: JsonObject | null;
}

export function toRecommendedProduct(card: ProductCard): RecommendedProductDto {
  return {
    productId: card.productId,
    title: card.title,
    description: card.description,
    url: card.url,
    imageUrl: card.imageUrl,
    price: card.price === null ? null : toMajor(card.price),
    currency: card.price?.currency ?? null,
    facets: card.facets,
    metadata: card.metadata,
  };
}
