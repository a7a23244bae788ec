import { ApiProperty } from '@nestjs/swagger';
import { IsOpaqueId } from '../../http/validation-rules';

export class SalesStatusRequestDto {
  @ApiProperty({ example: '92e8d889-d7bd-459d-82e2-f4706eb8984b' })
  @IsOpaqueId()
  readonly commandId!: string;
}
