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

class ModelOptionsDto {
  @ApiPropertyOptional({ example: 'gpt-4.1-mini', description: 'Absent: OPENAI_MODEL' })
  readonly name?: string;

  @ApiPropertyOptional({ minimum: 0, maximum: 2, example: 0.2 })
  readonly temperature?: number;

  @ApiPropertyOptional({ minimum: 16, maximum: 16384, default: 1024, description: 'Of one model answer' })
  readonly maxCompletionTokens?: number;

  @ApiPropertyOptional({
    minimum: 200,
    maximum: 100000,
    default: 4000,
    description: 'Most tokens of the conversation so far that are sent, by an estimate of three bytes each',
  })
  readonly historyTokens?: number;
}

/** Shown in the API documentation; `readAgentDefinition` reads it, here and on the command line. */
export class AgentDefinitionDto {
  @ApiProperty({ example: 'Shop assistant' })
  readonly name!: string;

  @ApiPropertyOptional({
    enum: ['built-in', 'openai'],
    default: 'built-in',
    description: 'openai: any OpenAI-compatible model server that this server is connected to',
  })
  readonly engine?: string;

  @ApiPropertyOptional({ type: ModelOptionsDto, description: 'For the engine openai' })
  readonly model?: ModelOptionsDto;

  @ApiPropertyOptional({
    enum: ['error', 'built-in'],
    default: 'error',
    description: 'What happens when the model cannot answer',
  })
  readonly onModelFailure?: string;

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
