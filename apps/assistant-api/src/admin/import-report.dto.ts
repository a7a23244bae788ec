import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ImportReport } from '@app/application';

class RefusedRowDto {
  @ApiProperty({ example: 17, description: 'Line of the file, from 1' })
  readonly line!: number;

  @ApiProperty({ example: 'price is negative' })
  readonly reason!: string;
}

class ImportNoteDto {
  @ApiProperty({ example: 'imageUrl is an address in a private or reserved network: left out' })
  readonly note!: string;

  @ApiProperty({ example: 3, description: 'How many imported rows it was said of' })
  readonly rows!: number;

  @ApiProperty({ example: 17, description: 'The first of them, as a line of the file from 1' })
  readonly line!: number;
}

export class ImportReportDto implements ImportReport {
  @ApiProperty({ example: 19_406 })
  readonly imported!: number;

  @ApiProperty({ example: 1 })
  readonly refused!: number;

  @ApiProperty({ type: [RefusedRowDto], description: 'The first 1,000 refused rows' })
  readonly refusals!: readonly RefusedRowDto[];

  @ApiPropertyOptional({
    type: [ImportNoteDto],
    description: 'What of imported rows was left out; absent: nothing',
  })
  readonly notes?: readonly ImportNoteDto[];
}
