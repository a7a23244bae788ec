import { TOOLS } from '@app/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

class PlaybookPhaseDto {
  @ApiProperty({ example: 'discover' })
  readonly name!: string;

  @ApiPropertyOptional({ example: 'Ask what the gift is for.' })
  readonly instructions?: string;
}

class PlaybookDto {
  @ApiProperty({ example: 'gift-finder' })
  readonly name!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Help to find a gift.' })
  readonly systemMessage?: string | null;

  @ApiPropertyOptional({ type: [PlaybookPhaseDto] })
  readonly phases?: readonly PlaybookPhaseDto[];
}

/** Shown in the API documentation; `readAgentDefinition` reads it, here and on the command line. */
export class AgentDefinitionDto {
  @ApiProperty({ example: 'Shop assistant' })
  readonly name!: string;

  @ApiPropertyOptional({ enum: ['built-in'], default: 'built-in' })
  readonly engine?: string;

  @ApiPropertyOptional({ default: 'en', description: 'BCP 47 tag' })
  readonly language?: string;

  @ApiPropertyOptional({ default: '' })
  readonly instructions?: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'Welcome! How can I help?',
    description: 'The answer to a first call without input; null: such a call is refused',
  })
  readonly greeting?: string | null;

  @ApiPropertyOptional({ type: [PlaybookDto] })
  readonly playbooks?: readonly PlaybookDto[];

  @ApiPropertyOptional({ default: 3, minimum: 1, maximum: 10 })
  readonly maxRecommendations?: number;

  @ApiPropertyOptional({
    enum: TOOLS.map(({ name }) => name),
    isArray: true,
    description: 'What the agent may do besides talking; nothing when left out',
  })
  readonly tools?: readonly string[];
}
