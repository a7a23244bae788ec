import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

export class IncludeRequestDto {
  @ApiPropertyOptional({ enum: ['command'], description: 'Adds the command to the answer' })
  @IsOptional()
  @IsIn(['command'], { message: 'must be command' })
  readonly include?: 'command';
}
