import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { RecommendedProductDto } from '../http/recommended-product.dto';
import { TextContentDto } from './content.dto';

export class AnsweredContentDto {
  @ApiProperty({ type: TextContentDto })
  readonly textContent!: TextContentDto;
}

export class AnsweredMessageDto {
  @ApiProperty({ enum: ['ASSISTANT'] })
  readonly role!: 'ASSISTANT';

  @ApiProperty({ type: AnsweredContentDto })
  readonly content!: AnsweredContentDto;
}

export class RecommendationDto {
  @ApiProperty({ type: [RecommendedProductDto] })
  readonly products!: readonly RecommendedProductDto[];
}

export class ChatSuggestionDto {
  @ApiProperty({ type: [String], example: ['Show me purple dresses'] })
  readonly suggestedQuestions!: readonly string[];
}

export class AgentHandoverDto {
  @ApiProperty({ example: true })
  readonly triggerHandover!: boolean;

  @ApiProperty({ example: 'The customer asks for a person.', description: 'In English, for the shop' })
  readonly reason!: string;

  @ApiProperty({ example: 'The customer asks for a person.', description: "In the customer's language" })
  readonly reasonNative!: string;
}

/** Exactly one of these; a client skips an event that it does not know. */
export class ResponseEventDto {
  @ApiPropertyOptional({ type: AnsweredMessageDto })
  readonly messageEvent?: AnsweredMessageDto;

  @ApiPropertyOptional({ type: RecommendationDto })
  readonly recommendationEvent?: RecommendationDto;

  @ApiPropertyOptional({ type: ChatSuggestionDto })
  readonly chatSuggestionEvent?: ChatSuggestionDto;

  @ApiPropertyOptional({ type: AgentHandoverDto })
  readonly agentHandoverEvent?: AgentHandoverDto;
}

class SubstitutionDto {
  @ApiProperty({ enum: ['built-in'] })
  readonly answeredBy!: 'built-in';

  @ApiProperty({ example: 'AGENT_TIMEOUT', description: 'What the turn would have failed with' })
  readonly because!: string;
}

export class InvokeResponseBodyDto {
  @ApiProperty({
    example: '018e7d88-792a-a9c3-b24b-b6e3055923fb',
    description: 'New with every turn, and immutable',
  })
  readonly stateId!: string;

  @ApiProperty({
    example: '018e7d88-4bfa-0111-4540-7c4be2e7f494',
    description: 'The same for the whole session',
  })
  readonly sessionId!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'The state that this one goes on from',
  })
  readonly parentStateId!: string | null;

  @ApiProperty({ type: [ResponseEventDto], description: 'In the order in which to show them' })
  readonly responseEvents!: readonly ResponseEventDto[];

  @ApiPropertyOptional({
    type: SubstitutionDto,
    description: 'Only when the model could not answer and another engine did',
  })
  readonly metadata?: SubstitutionDto;
}

export class InvokeResponseDto {
  @ApiProperty({ type: InvokeResponseBodyDto })
  readonly response!: InvokeResponseBodyDto;
}
