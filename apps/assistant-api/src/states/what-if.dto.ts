import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Length, Max, Min, ValidateIf } from 'class-validator';
import { IsOpaqueId } from '../http/validation-rules';
import { RecordedEventDto } from './state.dto';

export class WhatIfRequestDto {
  @ApiProperty({ example: 'example-agent', description: 'The agent that is to answer instead' })
  @IsOpaqueId()
  readonly agentDescriptorId!: string;

  @ApiPropertyOptional({ example: 2, description: 'Default: its newest version' })
  @IsOptional()
  @IsInt({ message: 'must be a whole number from 1' })
  @Min(1, { message: 'must be a whole number from 1' })
  @Max(1_000_000_000, { message: 'must be at most 1000000000' })
  readonly version?: number;

  @ApiPropertyOptional({
    example: 'gpt-4.1-mini',
    minLength: 1,
    maxLength: 200,
    description: 'In place of the model that the version names; only for agents that ask one',
  })
  @ValidateIf(({ model }: WhatIfRequestDto) => model !== undefined)
  @Length(1, 200, { message: 'must be 1 to 200 characters' })
  readonly model?: string;
}

export class WhatIfFailureDto {
  @ApiProperty({ example: 'AGENT_UNAVAILABLE' })
  readonly code!: string;

  @ApiProperty({ example: 'This agent needs a language model, and the server is connected to none.' })
  readonly message!: string;
}

export class TokensDto {
  @ApiProperty({ example: 812 })
  readonly promptTokens!: number;

  @ApiProperty({ example: 64 })
  readonly completionTokens!: number;
}

export class WhatIfAnswerDto {
  @ApiProperty({ example: 'example-agent' })
  readonly agentDescriptorId!: string;

  @ApiProperty({ example: 2 })
  readonly agentVersion!: number;

  @ApiProperty({ type: [RecordedEventDto], description: 'What the customer would see, in order' })
  readonly events!: readonly RecordedEventDto[];

  @ApiProperty({ type: WhatIfFailureDto, nullable: true, description: 'Null: it answered' })
  readonly failure!: WhatIfFailureDto | null;

  @ApiProperty({
    type: TokensDto,
    nullable: true,
    description: 'Null: no model was asked, or it does not tell',
  })
  readonly tokens!: TokensDto | null;

  @ApiProperty({ type: Number, nullable: true, example: 12, description: 'From being asked to the answer' })
  readonly milliseconds!: number | null;
}

export class EventDifferenceDto {
  @ApiProperty({ example: 1, description: 'Among the events that the customer sees' })
  readonly position!: number;

  @ApiProperty({ type: RecordedEventDto, nullable: true })
  readonly recorded!: RecordedEventDto | null;

  @ApiProperty({ type: RecordedEventDto, nullable: true })
  readonly whatIf!: RecordedEventDto | null;
}

export class ProductDifferencesDto {
  @ApiProperty({ type: [String], description: 'Product ids' })
  readonly onlyRecorded!: readonly string[];

  @ApiProperty({ type: [String], description: 'Product ids' })
  readonly onlyWhatIf!: readonly string[];

  @ApiProperty({ description: 'What both recommend stands in another order' })
  readonly reordered!: boolean;
}

export class PriceDifferenceDto {
  @ApiProperty({ example: 'p-1' })
  readonly productId!: string;

  @ApiProperty({ type: Number, nullable: true, example: 79.9 })
  readonly recorded!: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 84.9 })
  readonly whatIf!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'USD' })
  readonly currency!: string | null;
}

export class AnswerDifferencesDto {
  @ApiProperty({ type: [EventDifferenceDto] })
  readonly events!: readonly EventDifferenceDto[];

  @ApiProperty({ type: ProductDifferencesDto })
  readonly products!: ProductDifferencesDto;

  @ApiProperty({ type: [PriceDifferenceDto], description: 'Of products that both recommend' })
  readonly prices!: readonly PriceDifferenceDto[];

  @ApiProperty({ type: Number, nullable: true, example: -120, description: 'What-if less recorded' })
  readonly tokens!: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 35, description: 'What-if less recorded' })
  readonly milliseconds!: number | null;
}

export class WhatIfDto {
  @ApiProperty({ example: '018e7d88-792a-a9c3-b24b-b6e3055923fb' })
  readonly stateId!: string;

  @ApiProperty({
    enum: ['complete', 'not-needed', 'missing'],
    description:
      '`complete`: what the recorded turn had read, called or asked is answered from its recording',
  })
  readonly recording!: string;

  @ApiProperty({ type: WhatIfAnswerDto })
  readonly recorded!: WhatIfAnswerDto;

  @ApiProperty({ type: WhatIfAnswerDto })
  readonly whatIf!: WhatIfAnswerDto;

  @ApiProperty({ type: AnswerDifferencesDto })
  readonly differences!: AnswerDifferencesDto;
}
