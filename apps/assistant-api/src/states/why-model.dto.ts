import { ApiProperty } from '@nestjs/swagger';

export class WhyModelCallDto {
  @ApiProperty({ example: 1, description: 'From 1, in the order of the turn' })
  readonly step!: number;

  @ApiProperty({ example: 'gpt-4.1-mini' })
  readonly model!: string;

  @ApiProperty({
    example: 'completed',
    description: '`completed`, or the code of the failure, such as `AGENT_TIMEOUT`',
  })
  readonly outcome!: string;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 1_234,
    description: 'Null: the server does not tell',
  })
  readonly promptTokens!: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 56, description: 'Null: the server does not tell' })
  readonly completionTokens!: number | null;

  @ApiProperty({ example: 812, description: 'In milliseconds' })
  readonly latencyMs!: number;
}

export class WhyLookUpDto {
  @ApiProperty({ example: 1, description: 'The request to the model that it was called in' })
  readonly step!: number;

  @ApiProperty({ example: 'search_products', description: 'As the model wrote it' })
  readonly tool!: string;

  @ApiProperty({ enum: ['ok', 'failed'] })
  readonly outcome!: string;
}

export class WhySubstitutionDto {
  @ApiProperty({ example: 'built-in' })
  readonly engine!: string;

  @ApiProperty({ example: 'AGENT_TIMEOUT', description: 'What the model failed with' })
  readonly because!: string;
}

export class WhySummaryPointDto {
  @ApiProperty({
    enum: ['user', 'assistant', 'client-assistant', 'team', 'happened'],
    description: 'Who told it; `happened`: it was done, such as products shown',
  })
  readonly by!: string;

  @ApiProperty({ example: 'My daughter is 10.' })
  readonly text!: string;
}

export class WhySummaryDto {
  @ApiProperty({ example: 14, description: "Messages folded in, from the session's first on" })
  readonly upTo!: number;

  @ApiProperty({ type: [WhySummaryPointDto], description: 'Oldest first; hidden notes are left out' })
  readonly points!: readonly WhySummaryPointDto[];
}
