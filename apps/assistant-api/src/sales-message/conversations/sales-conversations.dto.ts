import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsOpaqueId } from '../../http/validation-rules';
import { SalesPageDto, SalesPageRequestDto } from './sales-page.dto';

export class SalesConversationsRequestDto extends SalesPageRequestDto {
  @ApiPropertyOptional({ example: 'lead_123', description: 'Finds what its visitors wrote before, too' })
  @IsOptional()
  @IsOpaqueId()
  readonly lead_id?: string;

  @ApiPropertyOptional({ example: 'visitor_789' })
  @IsOptional()
  @IsOpaqueId()
  readonly visitor_id?: string;

  @ApiPropertyOptional({ example: 'user_789' })
  @IsOptional()
  @IsOpaqueId()
  readonly userId?: string;

  @ApiPropertyOptional({ example: 'site_456', description: 'Only those of this site' })
  @IsOptional()
  @IsOpaqueId()
  readonly site_id?: string;
}

export class SalesConversationDto {
  @ApiProperty({ example: 'conv_123456' })
  readonly conversation_id!: string;

  @ApiProperty({ example: 'Enterprise Plan Inquiry' })
  readonly title!: string;

  @ApiProperty({ type: String, nullable: true, example: 'site_456' })
  readonly site_id!: string | null;

  @ApiProperty({ example: 'example-agent' })
  readonly agent_id!: string;

  @ApiProperty({ example: '2026-01-31T12:00:00.000Z' })
  readonly created_at!: string;

  @ApiProperty({ example: '2026-01-31T12:00:00.000Z' })
  readonly updated_at!: string;
}

export class SalesConversationListDto extends SalesPageDto {
  @ApiProperty({ type: [SalesConversationDto], description: 'Newest first' })
  readonly conversations!: readonly SalesConversationDto[];
}

export class SalesConversationsResponseDto {
  @ApiProperty({ enum: [true] })
  readonly success!: true;

  @ApiProperty({ type: SalesConversationListDto })
  readonly data!: SalesConversationListDto;
}
