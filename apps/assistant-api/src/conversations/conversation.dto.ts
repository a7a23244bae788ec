import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ConversationStateDto } from './conversation-state.dto';

export class ConversationDto {
  @ApiProperty({ example: '018e7d88-4bfa-0111-4540-7c4be2e7f494' })
  readonly id!: string;

  @ApiProperty({ example: 'Birthday dress' })
  readonly name!: string;

  @ApiProperty({ type: String, nullable: true, example: 'widget-4711' })
  readonly key!: string | null;

  @ApiProperty({ example: 'example-agent' })
  readonly agentDescriptorId!: string;

  @ApiProperty({ type: ConversationStateDto })
  readonly state!: ConversationStateDto;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '018e7d88-792a-a9c3-b24b-b6e3055923fb',
    description:
      'The state that the next message goes on from, for reads and forks; null before the first one',
  })
  readonly headStateId!: string | null;

  @ApiProperty({ example: '2026-01-31T12:00:00.000Z' })
  readonly createdAt!: string;

  @ApiProperty({ example: '2026-01-31T12:00:00.000Z' })
  readonly updatedAt!: string;
}

export class ConversationPageDto {
  @ApiProperty({ type: [ConversationDto], description: 'Newest first' })
  readonly conversations!: readonly ConversationDto[];

  @ApiPropertyOptional({ description: 'Asks for the next page; absent on the last one' })
  readonly cursor?: string;
}

export class PlaybookSummaryDto {
  @ApiProperty({ example: 'gift-finder' })
  readonly name!: string;

  @ApiProperty({ type: [String], example: ['discover', 'recommend'], description: 'In their order' })
  readonly phases!: readonly string[];
}

export class PlaybookListDto {
  @ApiProperty({ type: [PlaybookSummaryDto] })
  readonly playbooks!: readonly PlaybookSummaryDto[];
}

export class ScopeListDto {
  @ApiProperty({ type: [String], example: ['chat:conversations:write', 'chat:control:write'] })
  readonly scopes!: readonly string[];
}
