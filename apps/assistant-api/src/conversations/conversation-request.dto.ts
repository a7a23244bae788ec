import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsOpaqueId, IsText } from '../http/validation-rules';

const NAME_LENGTH = 200;

export class UpdateConversationDto {
  @ApiProperty({ example: 'Birthday dress', maxLength: NAME_LENGTH })
  @IsText(NAME_LENGTH)
  readonly name!: string;
}

export class CreateConversationDto extends UpdateConversationDto {
  @ApiPropertyOptional({
    example: 'widget-4711',
    description:
      'Your own id for it, unique in the business: a second conversation with it is refused with 409',
  })
  @IsOptional()
  @IsOpaqueId()
  readonly key?: string | null;

  @ApiPropertyOptional({
    example: 'example-agent',
    description: 'Who answers; default: the agent called `default`, else the first by id',
  })
  @IsOptional()
  @IsOpaqueId()
  readonly agentDescriptorId?: string | null;
}

export class PlaybooksRequestDto {
  @ApiPropertyOptional({ example: 'example-agent', description: 'Default: the business’s default agent' })
  @IsOptional()
  @IsOpaqueId()
  readonly agentDescriptorId?: string;
}
