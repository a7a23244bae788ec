import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsText } from './validation-rules';

export const LARGEST_PAGE = 200;
const MESSAGE = `must be a whole number from 1 to ${LARGEST_PAGE}`;

export class LimitRequestDto {
  @ApiPropertyOptional({ minimum: 1, maximum: LARGEST_PAGE, default: 50 })
  @Transform(({ value }: { value: unknown }) => (/^\d{1,4}$/.test(String(value)) ? Number(value) : value))
  @IsInt({ message: MESSAGE })
  @Min(1, { message: MESSAGE })
  @Max(LARGEST_PAGE, { message: MESSAGE })
  readonly limit: number = 50;
}

export class PageRequestDto extends LimitRequestDto {
  @ApiPropertyOptional({ description: 'As the page before gave it' })
  @IsOptional()
  @IsText(500)
  readonly cursor?: string;
}
