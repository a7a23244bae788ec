import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { INPUT_LIMITS, type JsonObject } from '@app/domain';
import { IsOpaqueId, IsText } from '../http/validation-rules';
import { ContentDto } from './content.dto';

const ROLES = ['USER', 'ASSISTANT'] as const;

export class MessageEventDto {
  @ApiProperty({ enum: ROLES, example: 'USER' })
  @IsIn(ROLES, { message: `must be one of ${ROLES.join(', ')}` })
  readonly role!: (typeof ROLES)[number];

  @ApiProperty({ type: ContentDto })
  @IsDefined({ message: 'is required' })
  @IsObject({ message: 'must be an object' })
  @ValidateNested()
  @Type(() => ContentDto)
  readonly content!: ContentDto;
}

export class ButtonResponseEventDto {
  @ApiProperty({ example: 'free-shipping' })
  @IsOpaqueId()
  readonly id!: string;

  @ApiProperty({ example: 'Do you offer free shipping?' })
  @IsText(INPUT_LIMITS.textCodePoints)
  readonly title!: string;
}

export class ListReplyEventDto extends ButtonResponseEventDto {
  @ApiPropertyOptional({ example: 'Delivery and its cost' })
  @IsOptional()
  @IsText(INPUT_LIMITS.textCodePoints)
  readonly description?: string;
}

export class FilledFormResponseEventDto {
  @ApiProperty({ type: 'object', additionalProperties: true, example: { size: '10', occasion: 'birthday' } })
  @IsObject({ message: 'must be an object' })
  readonly formData!: JsonObject;
}

export class StoreEventDto {
  @ApiProperty({ example: 'berlin-mitte' })
  @IsOpaqueId()
  readonly storeId!: string;

  @ApiPropertyOptional({ example: 'Berlin Mitte' })
  @IsOptional()
  @IsText(500)
  readonly name?: string;

  /** Whatever else the widget tells about the store. */
  @IsObject()
  readonly details!: JsonObject;
}

/** Exactly one of the events; the shape sees to that. */
export class InputEventDto {
  @ApiPropertyOptional({ type: MessageEventDto })
  @IsOptional()
  @IsObject({ message: 'must be an object' })
  @ValidateNested()
  @Type(() => MessageEventDto)
  readonly messageEvent?: MessageEventDto;

  @ApiPropertyOptional({ type: ButtonResponseEventDto })
  @IsOptional()
  @IsObject({ message: 'must be an object' })
  @ValidateNested()
  @Type(() => ButtonResponseEventDto)
  readonly buttonResponseEvent?: ButtonResponseEventDto;

  @ApiPropertyOptional({ type: ListReplyEventDto })
  @IsOptional()
  @IsObject({ message: 'must be an object' })
  @ValidateNested()
  @Type(() => ListReplyEventDto)
  readonly listReplyEvent?: ListReplyEventDto;

  @ApiPropertyOptional({ type: FilledFormResponseEventDto })
  @IsOptional()
  @IsObject({ message: 'must be an object' })
  @ValidateNested()
  @Type(() => FilledFormResponseEventDto)
  readonly filledFormResponseEvent?: FilledFormResponseEventDto;

  @ApiPropertyOptional({ type: StoreEventDto })
  @IsOptional()
  @IsObject({ message: 'must be an object' })
  @ValidateNested()
  @Type(() => StoreEventDto)
  readonly storeEvent?: StoreEventDto;
}
