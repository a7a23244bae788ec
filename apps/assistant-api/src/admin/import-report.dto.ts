import { ApiProperty } from '@nestjs/swagger';
import type { ImportReport } from '@app/application';

class RefusedRowDto {
  @ApiProperty({ example: 17, description: 'Line of the file, from 1' })
  readonly line!: number;

  @ApiProperty({ example: 'price is negative' })
  readonly reason!: string;
}

export class ImportReportDto implements ImportReport {
  @ApiProperty({ example: 19_406 })
  readonly imported!: number;

  @ApiProperty({ example: 1 })
  readonly refused!: number;

  @ApiProperty({ type: [RefusedRowDto], description: 'The first 1,000 refused rows' })
  readonly refusals!: readonly RefusedRowDto[];
}
