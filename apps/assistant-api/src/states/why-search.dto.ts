import { ApiProperty } from '@nestjs/swagger';

export class WhyAttributeDto {
  @ApiProperty({ example: 'colour' })
  readonly name!: string;

  @ApiProperty({ type: [String], example: ['pink'] })
  readonly values!: readonly string[];

  @ApiProperty({ example: false, description: 'Whether it must not be one of them' })
  readonly exclude!: boolean;
}

export class WhySearchDto {
  @ApiProperty({ example: 'pink dress', description: 'The words to rank by; empty: all products' })
  readonly text!: string;

  @ApiProperty({
    type: [String],
    example: ['a kind of “dress”', 'at most $80.00'],
    description: 'Every limit of the search, in words',
  })
  readonly limits!: readonly string[];

  @ApiProperty({ type: [String], example: ['dress'] })
  readonly requiredWords!: readonly string[];

  @ApiProperty({ type: [String], example: [] })
  readonly excludedWords!: readonly string[];

  @ApiProperty({ type: Number, nullable: true, example: null, description: 'In major units, inclusive' })
  readonly minPrice!: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 80, description: 'In major units, inclusive' })
  readonly maxPrice!: number | null;

  @ApiProperty({ example: 'USD' })
  readonly currency!: string;

  @ApiProperty({ type: [String], example: [] })
  readonly brands!: readonly string[];

  @ApiProperty({ type: [String], example: [] })
  readonly excludedBrands!: readonly string[];

  @ApiProperty({ type: [WhyAttributeDto] })
  readonly attributes!: readonly WhyAttributeDto[];

  @ApiProperty({ example: true })
  readonly onlyAvailable!: boolean;

  @ApiProperty({ enum: ['relevance', 'price-ascending', 'price-descending'] })
  readonly sort!: string;

  @ApiProperty({ example: 2, description: 'Products that satisfied the search, counted up to 1,000' })
  readonly matched!: number;

  @ApiProperty({
    type: [String],
    example: ['018c6302-ec34-02f2-cc2c-c5f1f38a7a03'],
    description: 'Best first',
  })
  readonly productIds!: readonly string[];
}
