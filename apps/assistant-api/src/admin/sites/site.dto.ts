import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import type { Site } from '@app/application';
import { IsOpaqueId, IsText } from '../../http/validation-rules';

export class PutSiteDto {
  @ApiProperty({ example: 'Main site' })
  @IsText(200)
  readonly name!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'example-agent',
    description: 'The agent that answers on this site; null: the default one',
  })
  @IsOptional()
  @IsOpaqueId()
  readonly agentDescriptorId?: string | null;
}

export class SiteDto {
  @ApiProperty({ example: 'site_456' })
  readonly id!: string;

  @ApiProperty({ example: 'Main site' })
  readonly name!: string;

  @ApiProperty({ type: String, nullable: true, example: 'example-agent' })
  readonly agentDescriptorId!: string | null;
}

export class SiteListDto {
  @ApiProperty({ type: [SiteDto] })
  readonly sites!: readonly SiteDto[];
}

export function toSiteDto({ siteId, name, agentDescriptorId }: Site): SiteDto {
  return { id: siteId, name, agentDescriptorId };
}
