import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsArray, IsOptional, IsString, MaxLength } from 'class-validator';
import type { ApiKey, IssuedKey } from '@app/application';
import { SCOPES } from '@app/domain';

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
}

export class KeyDto {
  @ApiProperty({ example: '7d3k9mq2', description: 'The public part of the key' })
  readonly id!: string;

  @ApiProperty({ example: 'web widget' })
  readonly label!: string;

  @ApiProperty({ type: [String], example: ['invoke:states:write'] })
  readonly scopes!: readonly string[];

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

export function toKeyDto({ keyId, label, scopes, createdAt, expiresAt, revokedAt }: ApiKey): KeyDto {
  return { id: keyId, label, scopes, createdAt, expiresAt, revokedAt };
}

export function toIssuedKeyDto({ apiKey, secret }: IssuedKey): IssuedKeyDto {
  return { ...toKeyDto(apiKey), key: secret };
}
