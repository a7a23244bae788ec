import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PROBLEM_STATUS } from '../http/problem/problem-code';

export class FieldErrorDto {
  @ApiProperty({ example: '#/inputEvents/0/messageEvent/role', description: 'JSON pointer into the request' })
  readonly pointer!: string;

  @ApiProperty({ example: 'must be one of USER, ASSISTANT' })
  readonly message!: string;
}

/** RFC 9457. */
export class ProblemDto {
  @ApiProperty({ example: 'https://sales-assistant.example/problems/invalid-argument' })
  readonly type!: string;

  @ApiProperty({ example: 'Invalid argument' })
  readonly title!: string;

  @ApiProperty({ example: 400 })
  readonly status!: number;

  @ApiProperty({ example: '#/inputEvents/0/messageEvent/role must be one of USER, ASSISTANT.' })
  readonly detail!: string;

  @ApiProperty({ example: 'urn:request:01890a5d-ac96-774b-bcce-b302099a8057' })
  readonly instance!: string;

  @ApiProperty({ enum: Object.keys(PROBLEM_STATUS), example: 'INVALID_ARGUMENT' })
  readonly code!: string;

  @ApiPropertyOptional({ type: [FieldErrorDto], description: 'Each bad field' })
  readonly errors?: readonly FieldErrorDto[];

  @ApiPropertyOptional({
    type: [String],
    example: ['daily-tokens'],
    description: 'Limits that are reached; `Retry-After` tells when there is room again',
  })
  readonly 'violated-policies'?: readonly string[];
}
