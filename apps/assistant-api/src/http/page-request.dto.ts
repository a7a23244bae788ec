import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmpty, IsInt, IsOptional, Max, Min } from 'class-validator';
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

/** For a list that is answered whole: a cursor cannot be one of its own. */
export class UnpagedRequestDto {
  @IsEmpty({ message: 'is not known here: the list is answered whole' })
  readonly cursor?: never;
}
