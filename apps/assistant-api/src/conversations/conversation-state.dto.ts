import { ApiProperty } from '@nestjs/swagger';
import type { Json } from '@app/domain';

/** How a conversation is led. */
export class ConversationStateDto {
  @ApiProperty({ example: 'neutral' })
  readonly playbook!: string;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Null: in no phase' })
  readonly phase!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Overrides the playbook’s; only shown to keys that may write control messages',
  })
  readonly systemMessage!: string | null;

  @ApiProperty({
    type: 'array',
    items: { oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: true }] },
    example: ['The customer is a member of the loyalty programme.'],
  })
  readonly context!: readonly Json[];
}
