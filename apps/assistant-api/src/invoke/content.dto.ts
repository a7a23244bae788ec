import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  IsNumber,
  ValidateNested,
} from 'class-validator';
import { INPUT_LIMITS } from '@app/domain';
import { isText, IsText, rule, textMessage } from '../http/validation-rules';

const URL_LENGTH = 2_048;

/** It reaches browsers again in transcripts: nothing that runs, nothing that hides a line break. */
const WEB_URL = /^https?:\/\/[^\s\p{Cc}]+$/iu;

const IsUrlText = (): PropertyDecorator =>
  rule('isUrlText', `must be an http or https URL of at most ${URL_LENGTH} characters`, (value) => {
    return (
      typeof value === 'string' &&
      value.length <= URL_LENGTH &&
      WEB_URL.test(value) &&
      isWithoutCredentials(value)
    );
  });

function isWithoutCredentials(url: string): boolean {
  return URL.canParse(url) && new URL(url).username === '';
}

/** Text comes as a string or as the object that answers carry. */
const IsTextContent = (): PropertyDecorator =>
  rule('isTextContent', textMessage(INPUT_LIMITS.textCodePoints), (value) =>
    isText(textOf(value), INPUT_LIMITS.textCodePoints),
  );

export function textOf(content: unknown): unknown {
  return typeof content === 'object' && content !== null && 'text' in content ? content.text : content;
}

export class TextContentDto {
  @ApiProperty({ example: 'Do you offer free shipping?', maxLength: INPUT_LIMITS.textCodePoints })
  readonly text!: string;
}

export class ImageContentDto {
  @ApiProperty({ example: 'https://shop.example/upload/dress.jpg' })
  @IsUrlText()
  readonly url!: string;

  @ApiPropertyOptional({ example: 'Do you have something like this?' })
  @IsOptional()
  @IsText(INPUT_LIMITS.textCodePoints)
  readonly caption?: string;
}

export class AudioContentDto {
  @ApiProperty({ example: 'https://shop.example/upload/question.ogg' })
  @IsUrlText()
  readonly url!: string;
}

export class LocationContentDto {
  @ApiProperty({ example: 52.52, minimum: -90, maximum: 90 })
  @IsNumber({}, { message: 'must be a number of degrees from -90 to 90' })
  @Min(-90, { message: 'must be a number of degrees from -90 to 90' })
  @Max(90, { message: 'must be a number of degrees from -90 to 90' })
  readonly latitude!: number;

  @ApiProperty({ example: 13.4, minimum: -180, maximum: 180 })
  @IsNumber({}, { message: 'must be a number of degrees from -180 to 180' })
  @Min(-180, { message: 'must be a number of degrees from -180 to 180' })
  @Max(180, { message: 'must be a number of degrees from -180 to 180' })
  readonly longitude!: number;

  @ApiPropertyOptional({ example: 'Home' })
  @IsOptional()
  @IsString({ message: 'must be text' })
  @MaxLength(500, { message: 'must have at most 500 characters' })
  readonly name?: string;

  @ApiPropertyOptional({ example: 'Unter den Linden 1, Berlin' })
  @IsOptional()
  @IsString({ message: 'must be text' })
  @MaxLength(500, { message: 'must have at most 500 characters' })
  readonly address?: string;
}

/** Exactly one of the four; the shape sees to that. */
@ApiExtraModels(TextContentDto)
export class ContentDto {
  @ApiPropertyOptional({
    oneOf: [{ type: 'string' }, { $ref: getSchemaPath(TextContentDto) }],
    example: 'Do you offer free shipping?',
    description: 'A string, or the object that answers carry',
  })
  @IsOptional()
  @IsTextContent()
  readonly textContent?: string | TextContentDto;

  @ApiPropertyOptional({ type: ImageContentDto })
  @IsOptional()
  @IsObject({ message: 'must be an object' })
  @ValidateNested()
  @Type(() => ImageContentDto)
  readonly imageContent?: ImageContentDto;

  @ApiPropertyOptional({ type: AudioContentDto })
  @IsOptional()
  @IsObject({ message: 'must be an object' })
  @ValidateNested()
  @Type(() => AudioContentDto)
  readonly audioContent?: AudioContentDto;

  @ApiPropertyOptional({ type: LocationContentDto })
  @IsOptional()
  @IsObject({ message: 'must be an object' })
  @ValidateNested()
  @Type(() => LocationContentDto)
  readonly locationContent?: LocationContentDto;
}
