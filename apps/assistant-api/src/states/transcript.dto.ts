import { ApiProperty } from '@nestjs/swagger';

export class ShownProductDto {
  @ApiProperty({ example: '018c6302-ec34-02f2-cc2c-c5f1f38a7a03' })
  readonly productId!: string;

  @ApiProperty({ example: 'Pink dress size 10yrs' })
  readonly title!: string;

  @ApiProperty({ type: Number, nullable: true, example: 79.9, description: 'As it was then, in major units' })
  readonly price!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'USD' })
  readonly currency!: string | null;
}

export class TranscriptLineDto {
  @ApiProperty({ description: 'The state whose turn this came with' })
  readonly stateId!: string;

  @ApiProperty({ example: '2026-01-31T12:00:00.000Z' })
  readonly createdAt!: string;

  @ApiProperty({
    enum: ['customer', 'widget', 'assistant', 'team'],
    description:
      '`widget`: an assistant message that the widget showed on its own; `team`: by a person of the shop',
  })
  readonly speaker!: 'customer' | 'widget' | 'assistant' | 'team';

  @ApiProperty({ type: String, nullable: true, example: 'Do you offer free shipping?' })
  readonly text!: string | null;

  @ApiProperty({ type: [ShownProductDto] })
  readonly products!: readonly ShownProductDto[];
}

export class TranscriptDto {
  @ApiProperty({ example: '018e7d88-792a-a9c3-b24b-b6e3055923fb' })
  readonly stateId!: string;

  @ApiProperty({ example: '018e7d88-4bfa-0111-4540-7c4be2e7f494' })
  readonly sessionId!: string;

  @ApiProperty({
    type: [TranscriptLineDto],
    description: "From the session's root to this state, oldest first",
  })
  readonly lines!: readonly TranscriptLineDto[];
}
