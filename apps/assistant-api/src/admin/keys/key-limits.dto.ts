import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional } from 'class-validator';
import type { KeyLimits } from '@app/application';

const isCount = () => IsInt({ message: 'must be a whole number' });

/** What is absent is the server's default. */
export class KeyLimitsDto {
  @ApiPropertyOptional({ example: 5_000, description: 'Turns that ask the assistant, per UTC day' })
  @IsOptional()
  @isCount()
  readonly turnsPerDay?: number;

  @ApiPropertyOptional({ example: 2_000_000, description: 'Tokens of language models, per UTC day' })
  @IsOptional()
  @isCount()
  readonly tokensPerDay?: number;

  @ApiPropertyOptional({ example: 200, description: 'The same for each visitor' })
  @IsOptional()
  @isCount()
  readonly visitorTurnsPerDay?: number;

  @ApiPropertyOptional({ example: 100_000 })
  @IsOptional()
  @isCount()
  readonly visitorTokensPerDay?: number;

  @ApiPropertyOptional({ example: 600 })
  @IsOptional()
  @isCount()
  readonly requestsPerMinute?: number;

  @ApiPropertyOptional({ example: 20, description: 'Turns that wait or run at the same time, in one server' })
  @IsOptional()
  @isCount()
  readonly concurrentTurns?: number;
}

export function toKeyLimits(given: KeyLimitsDto | null | undefined): KeyLimits {
  const set = Object.entries(given ?? {}).filter(([, limit]) => limit != null);
  return Object.fromEntries(set);
}
