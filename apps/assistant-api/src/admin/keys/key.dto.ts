import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsArray, IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { ApiKey, IssuedKey } from '@app/application';
import { SCOPES } from '@app/domain';
import { KeyLimitsDto } from './key-limits.dto';

const MUST_BE_TEXT = { message: 'must be a string' };

export class IssueKeyDto {
  @ApiProperty({ type: [String], example: ['invoke:states:write'], description: SCOPES.join(', ') })
  @IsArray({ message: 'must be a list of scopes' })
  @IsString({ each: true, message: 'must be a list of strings' })
  readonly scopes!: readonly string[];

  @ApiPropertyOptional({ example: 'web widget', default: '' })
  @IsOptional()
  @IsString(MUST_BE_TEXT)
  @MaxLength(400, { message: 'must be text of 0 to 200 characters' })
  readonly label?: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: '2030-01-31T00:00:00Z' })
  @IsOptional()
  @IsString(MUST_BE_TEXT)
  readonly expiresAt?: string | null;

  @ApiPropertyOptional({ type: KeyLimitsDto })
  @IsOptional()
  @IsObject({ message: 'must be an object' })
  @ValidateNested()
  @Type(() => KeyLimitsDto)
  readonly limits?: KeyLimitsDto | null;
}

export class KeyDto {
  @ApiProperty({ example: '7d3k9mq2', description: 'The public part of the key' })
  readonly id!: string;

  @ApiProperty({ example: 'web widget' })
  readonly label!: string;

  @ApiProperty({ type: [String], example: ['invoke:states:write'] })
  readonly scopes!: readonly string[];

  @ApiProperty({ type: KeyLimitsDto, description: "The key's own; what is absent is the server's default" })
  readonly limits!: KeyLimitsDto;

  @ApiProperty({ example: '2026-01-31T12:00:00.000Z' })
  readonly createdAt!: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  readonly expiresAt!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  readonly revokedAt!: string | null;
}

export class IssuedKeyDto extends KeyDto {
  @ApiProperty({ description: 'The whole key. It is shown this once and cannot be had again.' })
  readonly key!: string;
}

export class KeyListDto {
  @ApiProperty({ type: [KeyDto] })
  readonly keys!: readonly KeyDto[];
}

export function toKeyDto({ keyId, ...key }: ApiKey): KeyDto {
  const { label, scopes, limits, createdAt, expiresAt, revokedAt } = key;
  return { id: keyId, label, scopes, limits, createdAt, expiresAt, revokedAt };
}

export function toIssuedKeyDto({ apiKey, secret }: IssuedKey): IssuedKeyDto {
  return { ...toKeyDto(apiKey), key: secret };
}
