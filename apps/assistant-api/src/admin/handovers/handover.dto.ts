import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import type { HandoverEntry } from '@app/application';
import { LimitRequestDto } from '../../http/page-request.dto';
import { IsText } from '../../http/validation-rules';

const STATUSES = ['requested', 'accepted', 'human', 'returned'] as const;
type Status = (typeof STATUSES)[number];

export class HandoversRequestDto extends LimitRequestDto {
  @ApiPropertyOptional({
    enum: STATUSES,
    isArray: true,
    description:
      'Only these, one after another or separated by commas; default: every session that was ever handed off',
  })
  @Transform(({ value }: { value: unknown }) => [value].flat().join(',').split(','))
  @IsIn(STATUSES, { each: true, message: `must be of ${STATUSES.join(', ')}` })
  readonly status: readonly Status[] = [];
}

export class HandoverStepDto {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'anna@shop.example',
    description: 'Who takes it',
  })
  @IsOptional()
  @IsText(200)
  readonly by?: string | null;
}

export class HandoverDto {
  @ApiProperty({ example: '018e7d88-4bfa-0111-4540-7c4be2e7f494' })
  readonly sessionId!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null for a session begun over invoke' })
  readonly conversationId!: string | null;

  @ApiProperty({ enum: STATUSES })
  readonly status!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Who made the last step; null: the assistant' })
  readonly by!: string | null;

  @ApiProperty({ example: 'The customer asked for a person.' })
  readonly reason!: string;

  @ApiProperty({ example: '2026-01-31T12:00:00.000Z' })
  readonly at!: string;
}

export class HandoverListDto {
  @ApiProperty({ type: [HandoverDto], description: 'Latest first' })
  readonly handovers!: readonly HandoverDto[];
}

export function toHandoverDto({
  sessionId,
  conversationId,
  status,
  by,
  reason,
  at,
}: HandoverEntry): HandoverDto {
  return { sessionId, conversationId, status, by, reason, at };
}
