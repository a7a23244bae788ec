import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { INPUT_LIMITS } from '@app/domain';
import { IsOpaqueId } from '../../http/validation-rules';
import { IsMessageText } from '../message-text.rule';

export class ReturnRequestDto {
  @ApiProperty({ example: 'conv_123456' })
  @IsOpaqueId()
  readonly conversation_id!: string;

  @ApiPropertyOptional({ example: 'user_12', description: 'The team member, as the shop knows them' })
  @IsOptional()
  @IsOpaqueId()
  readonly user_id?: string | null;
}

export class InterventionRequestDto extends ReturnRequestDto {
  @ApiProperty({ example: 'Hello, this is Ana from sales.', maxLength: INPUT_LIMITS.textCodePoints })
  @IsMessageText()
  readonly message!: string;
}

export class TeamMessageDto {
  @ApiProperty({ example: 'Hello, this is Ana from sales.' })
  readonly content!: string;

  @ApiProperty({ example: '14fd2a5c-56c2-4b4f-b65a-d16d9d1df544-0' })
  readonly message_id!: string;
}

export class InterventionDto {
  @ApiProperty({ example: 'conv_123456' })
  readonly conversation_id!: string;

  @ApiProperty({ type: TeamMessageDto })
  readonly message!: TeamMessageDto;
}

export class InterventionResponseDto {
  @ApiProperty({ enum: [true] })
  readonly success!: true;

  @ApiProperty({ type: InterventionDto })
  readonly data!: InterventionDto;
}

export class ReturnedDto {
  @ApiProperty({ example: 'conv_123456' })
  readonly conversation_id!: string;

  @ApiProperty({ example: 'returned' })
  readonly status!: string;
}

export class ReturnResponseDto {
  @ApiProperty({ enum: [true] })
  readonly success!: true;

  @ApiProperty({ type: ReturnedDto })
  readonly data!: ReturnedDto;
}
