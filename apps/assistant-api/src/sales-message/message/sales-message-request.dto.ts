import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { INPUT_LIMITS } from '@app/domain';
import { IsOpaqueId } from '../../http/validation-rules';
import { IsMessageText } from '../message-text.rule';

export class SalesMessageRequestDto {
  @ApiProperty({ example: "I'm interested in your enterprise plan", maxLength: INPUT_LIMITS.textCodePoints })
  @IsMessageText()
  readonly message!: string;

  @ApiPropertyOptional({
    example: 'visitor_789',
    description: 'One of visitor_id, lead_id, userId is required',
  })
  @IsOptional()
  @IsOpaqueId()
  readonly visitor_id?: string | null;

  @ApiPropertyOptional({ example: 'lead_123' })
  @IsOptional()
  @IsOpaqueId()
  readonly lead_id?: string | null;

  @ApiPropertyOptional({ example: 'user_789' })
  @IsOptional()
  @IsOpaqueId()
  readonly userId?: string | null;

  @ApiPropertyOptional({
    example: 'conv_123456',
    description: 'The conversation to go on with; none begins one',
  })
  @IsOptional()
  @IsOpaqueId()
  readonly conversationId?: string | null;

  @ApiPropertyOptional({
    description: "Who answers; none: the conversation's, the site's or the default agent",
  })
  @IsOptional()
  @IsOpaqueId()
  readonly agentId?: string | null;

  @ApiPropertyOptional({ example: 'site_456' })
  @IsOptional()
  @IsOpaqueId()
  readonly site_id?: string | null;
}
