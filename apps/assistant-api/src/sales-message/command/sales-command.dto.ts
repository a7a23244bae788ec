import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MEETING_TYPES, TOOLS, type JsonObject } from '@app/domain';

const COMMAND_STATUSES = ['pending', 'running', 'completed', 'failed', 'cancelled'] as const;
const TOOL_STATUSES = [
  'not_initialized',
  'required',
  'possible_match',
  'not_required',
  'completed',
  'failed',
] as const;
const SUPERVISOR_STATUSES = ['not_initialized', 'approved', 'rejected', 'modified'] as const;

export class TargetMessageDto {
  @ApiProperty({
    example: 'The Enterprise Plan is $499.00 a month.',
    description: 'Empty before there is one',
  })
  readonly content!: string;
}

export class TargetConversationDto {
  @ApiProperty({ example: 'Enterprise Plan Inquiry' })
  readonly title!: string;
}

/** Exactly one of these. */
export class CommandTargetDto {
  @ApiPropertyOptional({ type: TargetMessageDto })
  readonly message?: TargetMessageDto;

  @ApiPropertyOptional({ type: TargetConversationDto })
  readonly conversation?: TargetConversationDto;
}

/** What a completed call left behind. */
export class ToolResultDto {
  @ApiProperty({ enum: ['delegation', 'order_draft', 'meeting'] })
  readonly kind!: 'delegation' | 'order_draft' | 'meeting';

  @ApiPropertyOptional({ example: 'the customer asked for a person' })
  readonly reason?: string;

  @ApiPropertyOptional({ example: '018e7d88-792a-a9c3-b24b-b6e3055923fb' })
  readonly order_id?: string;

  @ApiPropertyOptional({ example: 'plan-enterprise' })
  readonly product_id?: string;

  @ApiPropertyOptional({ example: 'Enterprise Plan' })
  readonly title?: string;

  @ApiPropertyOptional({ example: 1 })
  readonly quantity?: number;

  @ApiPropertyOptional({ type: Number, nullable: true, example: 499, description: 'In major units' })
  readonly unit_price?: number | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'USD' })
  readonly currency?: string | null;

  @ApiPropertyOptional({ example: '018e7d88-792a-a9c3-b24b-b6e3055923fb' })
  readonly meeting_id?: string;

  @ApiPropertyOptional({ example: '2026-01-31T12:00:00.000Z' })
  readonly date_time?: string;

  @ApiPropertyOptional({ enum: MEETING_TYPES })
  readonly meeting_type?: string;
}

export class ToolErrorDto {
  @ApiProperty({ example: 'slot_taken' })
  readonly reason!: string;

  @ApiProperty({ example: 'there is a meeting at 2026-01-31T12:00:00.000Z already' })
  readonly detail!: string;
}

export class CommandToolDto {
  @ApiProperty({ enum: TOOLS.map(({ name }) => name) })
  readonly name!: string;

  @ApiProperty({ example: TOOLS[0]?.description })
  readonly description!: string;

  @ApiProperty({ enum: TOOL_STATUSES })
  readonly status!: (typeof TOOL_STATUSES)[number];

  @ApiProperty({ enum: ['synchronous', 'asynchronous'] })
  readonly type!: 'synchronous' | 'asynchronous';

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'JSON Schema of the arguments' })
  readonly parameters!: JsonObject;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'Of the call, when there was one',
  })
  readonly arguments?: JsonObject;

  @ApiPropertyOptional({ type: [String], description: 'Of a possible match: what is to be asked for' })
  readonly required_arguments?: readonly string[];

  @ApiPropertyOptional({ type: ToolResultDto })
  readonly result?: ToolResultDto;

  @ApiPropertyOptional({ type: ToolErrorDto })
  readonly error?: ToolErrorDto;
}

export class CommandSupervisorDto {
  @ApiProperty({ enum: ['sales_manager', 'product_specialist'] })
  readonly agent_role!: 'sales_manager' | 'product_specialist';

  @ApiProperty({ enum: SUPERVISOR_STATUSES })
  readonly status!: (typeof SUPERVISOR_STATUSES)[number];

  @ApiPropertyOptional({ example: 'every price agrees with the catalogue' })
  readonly comments?: string;
}

export class CommandErrorDto {
  @ApiProperty({ example: 'COMMAND_EXECUTION_FAILED' })
  readonly code!: string;

  @ApiProperty({ example: 'The agent timed out' })
  readonly message!: string;

  @ApiProperty({ description: 'Whether the message is in the conversation all the same' })
  readonly message_kept!: boolean;
}

/** A command, whole: work goes on from its tools over its targets to its supervisors. */
export class SalesCommandDto {
  @ApiProperty({ example: '92e8d889-d7bd-459d-82e2-f4706eb8984b' })
  readonly command_id!: string;

  @ApiProperty({ enum: COMMAND_STATUSES })
  readonly status!: (typeof COMMAND_STATUSES)[number];

  @ApiPropertyOptional({ type: CommandErrorDto, description: 'Of a failed or cancelled command' })
  readonly error?: CommandErrorDto;

  @ApiProperty({ example: '8a2c1e3f-9d4b-5c7a-8e5f-1d2a3b4c5d6e' })
  readonly conversation_id!: string;

  @ApiProperty({ type: [CommandTargetDto] })
  readonly targets!: readonly CommandTargetDto[];

  @ApiProperty({ type: [CommandToolDto] })
  readonly tools!: readonly CommandToolDto[];

  @ApiProperty({ example: 'Previous conversation messages and product information' })
  readonly context!: string;

  @ApiProperty({ type: [CommandSupervisorDto] })
  readonly supervisors!: readonly CommandSupervisorDto[];

  @ApiProperty({ enum: ['create message'] })
  readonly task!: 'create message';

  @ApiProperty()
  readonly description!: string;

  @ApiProperty({ type: String, nullable: true, example: 'site_456' })
  readonly site_id!: string | null;

  @ApiProperty({ example: '2026-01-31T12:00:00.000Z' })
  readonly created_at!: string;
}

export class SalesCommandResponseDto {
  @ApiProperty({ enum: [true] })
  readonly success!: true;

  @ApiProperty({ type: SalesCommandDto })
  readonly data!: SalesCommandDto;
}
