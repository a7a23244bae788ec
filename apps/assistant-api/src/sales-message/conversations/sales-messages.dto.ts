import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOpaqueId } from '../../http/validation-rules';
import { RecommendedProductDto } from '../../http/recommended-product.dto';
import { SalesPageDto, SalesPageRequestDto } from './sales-page.dto';

export class SalesMessagesRequestDto extends SalesPageRequestDto {
  @ApiProperty({ example: 'conv_123456' })
  @IsOpaqueId()
  readonly conversation_id!: string;
}

export class SalesMessageDto {
  @ApiProperty({ example: '14fd2a5c-56c2-4b4f-b65a-d16d9d1df544-0' })
  readonly message_id!: string;

  @ApiProperty({ enum: ['user', 'assistant', 'team_member'] })
  readonly role!: 'user' | 'assistant' | 'team_member';

  @ApiProperty({ example: "I'm interested in your enterprise plan" })
  readonly content!: string;

  @ApiPropertyOptional({ type: [RecommendedProductDto], description: 'What was recommended, as it was then' })
  readonly products?: readonly RecommendedProductDto[];

  @ApiProperty({ example: '2026-01-31T12:00:00.000Z' })
  readonly created_at!: string;
}

export class SalesMessageListDto extends SalesPageDto {
  @ApiProperty({ example: 'conv_123456' })
  readonly conversation_id!: string;

  @ApiProperty({ example: 'Enterprise Plan Inquiry' })
  readonly conversation_title!: string;

  @ApiProperty({ type: [SalesMessageDto], description: 'Oldest first' })
  readonly messages!: readonly SalesMessageDto[];

  @ApiProperty({ example: 2, description: 'How many the conversation has in all' })
  readonly total!: number;
}

export class SalesMessagesResponseDto {
  @ApiProperty({ enum: [true] })
  readonly success!: true;

  @ApiProperty({ type: SalesMessageListDto })
  readonly data!: SalesMessageListDto;
}
