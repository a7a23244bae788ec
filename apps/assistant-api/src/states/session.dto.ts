import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { StateHeaderDto } from './state.dto';

export class SessionDto {
  @ApiProperty({ example: '018e7d88-4bfa-0111-4540-7c4be2e7f494' })
  readonly sessionId!: string;

  @ApiProperty({ type: [StateHeaderDto], description: 'The tree: parents before children' })
  readonly states!: readonly StateHeaderDto[];
}

export class SessionSummaryDto {
  @ApiProperty({ example: '018e7d88-4bfa-0111-4540-7c4be2e7f494' })
  readonly sessionId!: string;

  @ApiProperty({ example: '2026-01-31T12:00:00.000Z' })
  readonly createdAt!: string;

  @ApiProperty({ example: 3 })
  readonly stateCount!: number;
}

export class SessionPageDto {
  @ApiProperty({ type: [SessionSummaryDto], description: 'Newest first' })
  readonly sessions!: readonly SessionSummaryDto[];

  @ApiPropertyOptional({ description: 'Asks for the next page; absent on the last one' })
  readonly cursor?: string;
}
