import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { GuidanceChange } from '@app/domain';
import { RecommendedProductDto } from '../http/recommended-product.dto';
import { ConversationStateDto } from './conversation-state.dto';
import { ACTIONS, ROLES, StateAfterDto } from './message-request.dto';

export class MessageDto {
  @ApiProperty({ example: '018e7d88-792a-a9c3-b24b-b6e3055923fb-0' })
  readonly id!: string;

  @ApiProperty({ example: '018e7d88-4bfa-0111-4540-7c4be2e7f494' })
  readonly conversationId!: string;

  @ApiProperty({ enum: ROLES })
  readonly role!: (typeof ROLES)[number];

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Do you offer free shipping?',
    description:
      'Several short messages of the agent are joined by a blank line. Null: without words, or a control message that ' +
      'this key may not read',
  })
  readonly content!: string | null;

  @ApiPropertyOptional({ type: [RecommendedProductDto], description: 'What the agent’s reply recommends' })
  readonly products?: readonly RecommendedProductDto[];

  @ApiPropertyOptional({ enum: ACTIONS })
  readonly action?: (typeof ACTIONS)[number];

  @ApiPropertyOptional({ type: StateAfterDto, description: 'What the message set' })
  readonly stateAfter?: GuidanceChange;

  @ApiProperty({
    example: '018e7d88-792a-a9c3-b24b-b6e3055923fb',
    description: 'The state that it stands in',
  })
  readonly stateId!: string;

  @ApiProperty({ example: '2026-01-31T12:00:00.000Z' })
  readonly createdAt!: string;
}

export class PostedMessageDto extends MessageDto {
  @ApiProperty({
    type: MessageDto,
    nullable: true,
    description: 'Null when no reply was asked for, or a person replies',
  })
  readonly reply!: MessageDto | null;

  @ApiProperty({ type: ConversationStateDto })
  readonly state!: ConversationStateDto;
}

export class MessagePageDto {
  @ApiProperty({ type: [MessageDto], description: 'Oldest first' })
  readonly messages!: readonly MessageDto[];

  @ApiPropertyOptional({ description: 'Asks for the next page; absent on the last one' })
  readonly cursor?: string;
}
