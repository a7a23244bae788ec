import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { SalesCommandDto } from '../command/sales-command.dto';
import { RecommendedProductDto } from '../../http/recommended-product.dto';

export class UserMessageDto {
  @ApiProperty({ example: "I'm interested in your enterprise plan" })
  readonly content!: string;

  @ApiProperty({ example: '14fd2a5c-56c2-4b4f-b65a-d16d9d1df544-0' })
  readonly message_id!: string;
}

export class AssistantMessageDto {
  @ApiProperty({
    example: 'The Enterprise Plan is $499.00 a month. How many people are you?',
    description: 'The parts, joined by a blank line; empty while a person has the conversation',
  })
  readonly content!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '14fd2a5c-56c2-4b4f-b65a-d16d9d1df544-1',
    description: 'Null when the assistant is silent',
  })
  readonly message_id!: string | null;

  @ApiProperty({ type: [String], description: 'The messages that the assistant sent, one by one' })
  readonly parts!: readonly string[];

  @ApiPropertyOptional({
    type: [RecommendedProductDto],
    description: 'What is recommended, best first; absent when nothing is',
  })
  readonly products?: readonly RecommendedProductDto[];
}

export class SalesMessagesPairDto {
  @ApiProperty({ type: UserMessageDto })
  readonly user!: UserMessageDto;

  @ApiProperty({ type: AssistantMessageDto })
  readonly assistant!: AssistantMessageDto;
}

export class SalesAnswerDto {
  @ApiProperty({ example: '92e8d889-d7bd-459d-82e2-f4706eb8984b' })
  readonly command_id!: string;

  @ApiProperty({ example: '8a2c1e3f-9d4b-5c7a-8e5f-1d2a3b4c5d6e' })
  readonly conversation_id!: string;

  @ApiProperty({ example: 'Enterprise Plan Inquiry' })
  readonly conversation_title!: string;

  @ApiProperty({ type: SalesMessagesPairDto })
  readonly messages!: SalesMessagesPairDto;

  @ApiPropertyOptional({ type: SalesCommandDto, description: 'With `?include=command`' })
  readonly command?: SalesCommandDto;
}

export class SalesMessageResponseDto {
  @ApiProperty({ enum: [true] })
  readonly success!: true;

  @ApiProperty({ type: SalesAnswerDto })
  readonly data!: SalesAnswerDto;
}

export class AcceptedCommandDto {
  @ApiProperty({ example: '92e8d889-d7bd-459d-82e2-f4706eb8984b' })
  readonly command_id!: string;

  @ApiProperty({ enum: ['running'] })
  readonly status!: 'running';
}

export class AcceptedResponseDto {
  @ApiProperty({ enum: [true] })
  readonly success!: true;

  @ApiProperty({ type: AcceptedCommandDto })
  readonly data!: AcceptedCommandDto;
}
