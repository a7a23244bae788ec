import { ApiProperty } from '@nestjs/swagger';
import { WhyLookUpDto, WhyModelCallDto, WhySubstitutionDto, WhySummaryDto } from './why-model.dto';
import { WhyProductsDto } from './why-products.dto';
import { WhySearchDto } from './why-search.dto';

export class WhyAgentDto {
  @ApiProperty({ example: 'example-agent' })
  readonly agentDescriptorId!: string;

  @ApiProperty({ example: 1, description: 'The version that made the state' })
  readonly version!: number;

  @ApiProperty({ example: 'Example agent' })
  readonly name!: string;

  @ApiProperty({ example: 'built-in' })
  readonly engine!: string;

  @ApiProperty({ example: 'en', description: 'BCP 47 tag' })
  readonly language!: string;
}

export class WhyGuidanceDto {
  @ApiProperty({ example: 'neutral' })
  readonly playbook!: string;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Null: the playbook has none' })
  readonly phase!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Entered with this answer; null: stayed',
  })
  readonly nextPhase!: string | null;

  @ApiProperty({
    example: false,
    description: "Whether the conversation's instructions replaced the playbook's",
  })
  readonly hasOwnSystemMessage!: boolean;

  @ApiProperty({ example: 0, description: 'How many texts and resources the conversation gave the agent' })
  readonly contextItems!: number;
}

export class WhyKnowledgeEntryDto {
  @ApiProperty({ example: 'free-shipping' })
  readonly entryId!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Do you offer free shipping?',
    description: "Today's; null when the entry is gone",
  })
  readonly title!: string | null;
}

export class WhyKnowledgeDto {
  @ApiProperty({ example: 'Do you offer free shipping?' })
  readonly query!: string;

  @ApiProperty({ type: [WhyKnowledgeEntryDto], description: 'Best first' })
  readonly entries!: readonly WhyKnowledgeEntryDto[];
}

export class WhyToolDto {
  @ApiProperty({ example: 'schedule_date' })
  readonly tool!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { lead_id: 'lead-1' } })
  readonly arguments!: object;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { status: 'possible_match', requiredArguments: ['date_time', 'meeting_type'] },
    description:
      '`status` is completed, failed or possible_match; with what came of it, why not, or what is missing',
  })
  readonly outcome!: object;
}

export class WhyChangeDto {
  @ApiProperty({ example: 'It costs $9.99.', description: 'As the agent drafted it' })
  readonly before!: string;

  @ApiProperty({ type: String, nullable: true, example: 'It costs $79.90.', description: 'Null: taken out' })
  readonly after!: string | null;
}

export class WhyReviewDto {
  @ApiProperty({ enum: ['product_specialist', 'sales_manager'] })
  readonly supervisor!: string;

  @ApiProperty({ enum: ['approved', 'modified', 'rejected'] })
  readonly verdict!: string;

  @ApiProperty({ example: "the price of dress-1 is the catalogue's", description: 'In English' })
  readonly comments!: string;

  @ApiProperty({ type: [WhyChangeDto] })
  readonly changes!: readonly WhyChangeDto[];
}

export class WhyDto {
  @ApiProperty({ example: '018e7d88-792a-a9c3-b24b-b6e3055923fb' })
  readonly stateId!: string;

  @ApiProperty({
    type: [String],
    description: 'What led to the answer, in plain English sentences, in the order in which it happened',
    example: [
      'Version 1 of the agent “Example agent” (example-agent) was in charge.',
      'The conversation followed the playbook “neutral”.',
      'It searched the catalogue for “pink dress”, with these limits: a kind of “dress”; at most $80.00. This matched 2 products.',
      'It recommended “Pink dress size 10yrs” at $79.90. It keeps: a kind of “dress”; at most $80.00.',
    ],
  })
  readonly explanation!: readonly string[];

  @ApiProperty({ type: WhyAgentDto })
  readonly agent!: WhyAgentDto;

  @ApiProperty({ type: WhyGuidanceDto })
  readonly guidance!: WhyGuidanceDto;

  @ApiProperty({
    type: WhySummaryDto,
    nullable: true,
    description: 'What the agent knew of messages that its history had no room for; null: it had all of them',
  })
  readonly summary!: WhySummaryDto | null;

  @ApiProperty({ type: [WhyModelCallDto], description: 'Requests to a language model, in order' })
  readonly modelCalls!: readonly WhyModelCallDto[];

  @ApiProperty({ type: [WhyLookUpDto], description: 'What the model called, in order' })
  readonly lookUps!: readonly WhyLookUpDto[];

  @ApiProperty({
    type: WhySubstitutionDto,
    nullable: true,
    description: "Another engine that answered; null: the agent's own did",
  })
  readonly substitution!: WhySubstitutionDto | null;

  @ApiProperty({ type: [WhySearchDto], description: 'Searches of this turn, in order' })
  readonly searches!: readonly WhySearchDto[];

  @ApiProperty({ type: WhyProductsDto })
  readonly products!: WhyProductsDto;

  @ApiProperty({ type: [WhyKnowledgeDto] })
  readonly knowledge!: readonly WhyKnowledgeDto[];

  @ApiProperty({ type: [WhyToolDto] })
  readonly tools!: readonly WhyToolDto[];

  @ApiProperty({
    type: [WhyReviewDto],
    description: "The supervisors' verdicts, in the order they read the draft",
  })
  readonly reviews!: readonly WhyReviewDto[];

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Why a person was asked for, in English; null: none was',
  })
  readonly handoverReason!: string | null;
}
