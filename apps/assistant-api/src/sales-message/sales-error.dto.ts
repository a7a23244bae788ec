import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export const SALES_ERROR_CODES = [
  'INVALID_REQUEST',
  'UNAUTHORIZED',
  'FORBIDDEN',
  'AGENT_NOT_FOUND',
  'CONVERSATION_NOT_FOUND',
  'NOT_FOUND',
  'CONFLICT',
  'IDEMPOTENCY_KEY_REUSED',
  'RATE_LIMITED',
  'COMMAND_EXECUTION_FAILED',
  'INTERNAL_SERVER_ERROR',
] as const;

export type SalesErrorCode = (typeof SALES_ERROR_CODES)[number];

export class SalesErrorBodyDto {
  @ApiProperty({ enum: SALES_ERROR_CODES, example: 'INVALID_REQUEST' })
  readonly code!: SalesErrorCode;

  @ApiProperty({
    example: 'At least one identification parameter (visitor_id, lead_id, or userId) is required',
  })
  readonly message!: string;

  @ApiPropertyOptional({
    example: '92e8d889-d7bd-459d-82e2-f4706eb8984b',
    description: 'Of a command that had begun: its status can be asked for',
  })
  readonly command_id?: string;

  @ApiPropertyOptional({
    description:
      'Of a command: whether the message is in the conversation all the same. Absent: not known. In each case a retry with the same Idempotency-Key says it once',
  })
  readonly message_kept?: boolean;
}

export class SalesErrorDto {
  @ApiProperty({ enum: [false] })
  readonly success!: false;

  @ApiProperty({ type: SalesErrorBodyDto })
  readonly error!: SalesErrorBodyDto;
}
