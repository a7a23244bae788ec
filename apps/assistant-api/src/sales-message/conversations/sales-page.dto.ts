import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

const LARGEST_PAGE = 200;
const LARGEST_OFFSET = 100_000;
const LIMIT = `must be a whole number from 1 to ${LARGEST_PAGE}`;
const OFFSET = `must be a whole number from 0 to ${LARGEST_OFFSET}`;

const toNumber = ({ value }: { value: unknown }) => (/^\d{1,6}$/.test(String(value)) ? Number(value) : value);

/** A part of a list, as a query asks for it. */
export class SalesPageRequestDto {
  @ApiPropertyOptional({ minimum: 1, maximum: LARGEST_PAGE, default: 50 })
  @Transform(toNumber)
  @IsInt({ message: LIMIT })
  @Min(1, { message: LIMIT })
  @Max(LARGEST_PAGE, { message: LIMIT })
  readonly limit: number = 50;

  @ApiPropertyOptional({ minimum: 0, maximum: LARGEST_OFFSET, default: 0 })
  @Transform(toNumber)
  @IsInt({ message: OFFSET })
  @Min(0, { message: OFFSET })
  @Max(LARGEST_OFFSET, { message: OFFSET })
  readonly offset: number = 0;
}

/** Which part of a list an answer holds. */
export class SalesPageDto {
  @ApiProperty({ example: 50 })
  readonly limit!: number;

  @ApiProperty({ example: 0 })
  readonly offset!: number;

  @ApiProperty({ example: false })
  readonly has_more!: boolean;
}
