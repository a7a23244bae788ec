import { ApiProperty } from '@nestjs/swagger';
import { ShownProductDto } from './transcript.dto';

export class KeptLimitDto {
  @ApiProperty({ example: 'at most $80.00' })
  readonly limit!: string;

  @ApiProperty({ type: Boolean, nullable: true, example: true, description: 'Null: nothing recorded tells' })
  readonly kept!: boolean | null;

  @ApiProperty({
    enum: ['product', 'search'],
    type: String,
    nullable: true,
    description: 'What tells: the product as it was shown, or that a search with this limit found it',
  })
  readonly toldBy!: 'product' | 'search' | null;
}

export class RecommendedProductDto extends ShownProductDto {
  @ApiProperty({ type: [KeptLimitDto] })
  readonly limits!: readonly KeptLimitDto[];

  @ApiProperty({
    enum: ['this-turn', 'earlier-turn'],
    type: String,
    nullable: true,
    description: 'Where the search was made that set the limits; null: there was none',
  })
  readonly limitsFrom!: 'this-turn' | 'earlier-turn' | null;
}

export class LeftOutProductDto {
  @ApiProperty({ example: 'dress-2' })
  readonly productId!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Blue dress',
    description: "Today's; null when the catalogue no longer has it",
  })
  readonly title!: string | null;

  @ApiProperty({
    enum: ['most-shown', 'not-chosen'],
    description: '`most-shown`: as many were shown as the agent may show; `not-chosen`: it was not named',
  })
  readonly reason!: string;
}

export class RefusedProductDto {
  @ApiProperty({ example: 'no-such-product', description: 'As the agent wrote it' })
  readonly productId!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: "Today's; null when the catalogue does not have it",
  })
  readonly title!: string | null;

  @ApiProperty({ enum: ['not-in-catalogue', 'not-available', 'outside-limits'] })
  readonly reason!: string;
}

export class WhyProductsDto {
  @ApiProperty({ type: [RecommendedProductDto], description: 'In the order shown' })
  readonly recommended!: readonly RecommendedProductDto[];

  @ApiProperty({ type: [RefusedProductDto], description: 'Named by the agent, and kept from the customer' })
  readonly refused!: readonly RefusedProductDto[];

  @ApiProperty({ type: [LeftOutProductDto], description: 'Found by a search of this turn, and not shown' })
  readonly leftOut!: readonly LeftOutProductDto[];
}
