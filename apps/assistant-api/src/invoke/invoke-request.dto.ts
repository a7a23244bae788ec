import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { INPUT_LIMITS } from '@app/domain';
import { IsOpaqueId } from '../http/validation-rules';
import { InputEventDto } from './input-event.dto';

export class InvokeContextDto {
  @ApiPropertyOptional({
    example: '018e7dc6-d9f8-48aa-1751-b57fdce7403e',
    description: 'Which agent answers; needed to begin, and able to change who goes on',
  })
  @IsOptional()
  @IsOpaqueId()
  readonly agentDescriptorId?: string;

  @ApiPropertyOptional({
    description: 'The state to go on from, as an answer gave it; none begins a session',
  })
  @IsOptional()
  @IsOpaqueId()
  readonly stateId?: string;

  @ApiPropertyOptional({ description: 'Refuse with 409 when the state already has a child', default: false })
  @IsOptional()
  @IsBoolean({ message: 'must be true or false' })
  readonly expectHead?: boolean;
}

export class InvokeRequestDto {
  @ApiPropertyOptional({ type: InvokeContextDto })
  @IsOptional()
  @IsObject({ message: 'must be an object' })
  @ValidateNested()
  @Type(() => InvokeContextDto)
  readonly context?: InvokeContextDto;

  @ApiPropertyOptional({
    type: [InputEventDto],
    maxItems: INPUT_LIMITS.events,
    description:
      'Everything that happened since the last call, oldest first, messages that the widget showed included',
  })
  @IsOptional()
  @ArrayMaxSize(INPUT_LIMITS.events, { message: `must have at most ${INPUT_LIMITS.events} events` })
  @IsArray({ message: 'must be a list' })
  @ValidateNested({ each: true })
  @Type(() => InputEventDto)
  readonly inputEvents?: readonly InputEventDto[];
}
