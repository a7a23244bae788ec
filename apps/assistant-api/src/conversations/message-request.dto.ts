import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { GUIDANCE_LIMITS, INPUT_LIMITS, type Json } from '@app/domain';
import { IsOpaqueId, IsText, rule } from '../http/validation-rules';

export const ROLES = ['user', 'agent', 'control'] as const;
export const ACTIONS = ['generate-reply'] as const;

const IsContext = (): PropertyDecorator =>
  rule(
    'isContext',
    'must be a list of texts and objects',
    (value) => Array.isArray(value) && value.every(isItem),
  );

function isItem(item: unknown): boolean {
  if (typeof item === 'string') return item.trim() !== '';
  return typeof item === 'object' && item !== null && !Array.isArray(item);
}

export class StateAfterDto {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'neutral',
    description:
      'Of the agent’s playbooks; set without `phase` it begins with its first phase. Null: `neutral`',
  })
  @IsOptional()
  @IsOpaqueId()
  readonly playbook?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Of the playbook; null: none' })
  @IsOptional()
  @IsOpaqueId()
  readonly phase?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: GUIDANCE_LIMITS.systemMessageCodePoints,
    description:
      'Overrides the playbook’s; never shown to the customer. Needs `chat:control:write`. Null: none',
  })
  @IsOptional()
  @IsText(GUIDANCE_LIMITS.systemMessageCodePoints)
  readonly systemMessage?: string | null;

  @ApiPropertyOptional({
    type: 'array',
    nullable: true,
    maxItems: GUIDANCE_LIMITS.contextItems,
    items: { oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: true }] },
    example: ['The customer is a member of the loyalty programme.'],
    description: 'What the agent may use; replaces the whole list. Null: empties it',
  })
  @IsOptional()
  @IsContext()
  readonly context?: readonly Json[] | null;
}

export class PostMessageDto {
  @ApiProperty({
    enum: ROLES,
    description: '`control` is seen by the agent only and needs `chat:control:write`',
  })
  @IsIn(ROLES, { message: `must be one of ${ROLES.join(', ')}` })
  readonly role!: (typeof ROLES)[number];

  @ApiPropertyOptional({
    maxLength: INPUT_LIMITS.textCodePoints,
    example: 'Do you offer free shipping?',
    description:
      'Required of `user` and `agent`; a `control` message needs content, an action or a stateAfter',
  })
  @IsOptional()
  @IsText(INPUT_LIMITS.textCodePoints)
  readonly content?: string | null;

  @ApiPropertyOptional({ enum: ACTIONS, description: 'Wait for the agent to speak next' })
  @IsOptional()
  @IsIn(ACTIONS, { message: `must be ${ACTIONS.join(', ')}` })
  readonly action?: (typeof ACTIONS)[number] | null;

  @ApiPropertyOptional({
    type: StateAfterDto,
    description:
      'How the conversation is led from this message on, its reply included. An absent field stays',
  })
  @IsOptional()
  @IsObject({ message: 'must be an object' })
  @ValidateNested()
  @Type(() => StateAfterDto)
  readonly stateAfter?: StateAfterDto | null;
}
