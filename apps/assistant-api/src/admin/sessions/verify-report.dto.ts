import { ApiProperty } from '@nestjs/swagger';
import type { VerifyReport } from '@app/application';

class StateFaultDto {
  @ApiProperty()
  readonly sessionId!: string;

  @ApiProperty()
  readonly stateId!: string;

  @ApiProperty({ example: 'does not match its digest' })
  readonly problem!: string;
}

export class VerifyReportDto implements VerifyReport {
  @ApiProperty({ example: 'demo' })
  readonly businessId!: string;

  @ApiProperty({ description: 'Whether there was no fault at all' })
  readonly ok!: boolean;

  @ApiProperty({ example: 12 })
  readonly sessions!: number;

  @ApiProperty({ example: 64 })
  readonly states!: number;

  @ApiProperty({ example: 310 })
  readonly events!: number;

  @ApiProperty({ example: 1, description: 'Snapshots that were compared with the fold of their lineage' })
  readonly snapshots!: number;

  @ApiProperty({ example: 0 })
  readonly faultCount!: number;

  @ApiProperty({ type: [StateFaultDto], description: 'The first 1,000 faults' })
  readonly faults!: readonly StateFaultDto[];
}
