import { ApiProperty } from '@nestjs/swagger';
import type { Meeting, OrderDraft } from '@app/application';
import { toMajor } from '@app/domain';

/** Where in a conversation it was agreed upon. */
class SalesRecordDto {
  @ApiProperty({ example: 'lead_456' })
  readonly leadId!: string;

  @ApiProperty({ example: '018e7d88-4bfa-0111-4540-7c4be2e7f494' })
  readonly sessionId!: string;

  @ApiProperty({ example: '018e7d88-792a-a9c3-b24b-b6e3055923fb' })
  readonly stateId!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null for a session begun over invoke' })
  readonly conversationId!: string | null;

  @ApiProperty({ example: '2026-01-31T12:00:00.000Z' })
  readonly createdAt!: string;
}

export class OrderDraftDto extends SalesRecordDto {
  @ApiProperty({ example: '018e7d88-9c2e-7a10-9a44-0d1f8a6f3b21' })
  readonly id!: string;

  @ApiProperty({ example: 'plan-enterprise' })
  readonly productId!: string;

  @ApiProperty({ example: 'Enterprise plan' })
  readonly title!: string;

  @ApiProperty({ example: 1 })
  readonly quantity!: number;

  @ApiProperty({ type: Number, nullable: true, example: 499, description: 'As it was then, in major units' })
  readonly unitPrice!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'USD' })
  readonly currency!: string | null;
}

export class OrderDraftListDto {
  @ApiProperty({ type: [OrderDraftDto], description: 'Latest first' })
  readonly orders!: readonly OrderDraftDto[];
}

export class MeetingDto extends SalesRecordDto {
  @ApiProperty({ example: '018e7d88-9c2e-7a10-9a44-0d1f8a6f3b21' })
  readonly id!: string;

  @ApiProperty({ example: '2026-02-03T15:00:00.000Z' })
  readonly startsAt!: string;

  @ApiProperty({ example: 'demo' })
  readonly meetingType!: string;
}

export class MeetingListDto {
  @ApiProperty({ type: [MeetingDto], description: 'Latest first' })
  readonly meetings!: readonly MeetingDto[];
}

export function toOrderDraftDto(order: OrderDraft): OrderDraftDto {
  const { orderId, productId, title, quantity, unitPriceMinor, currency } = order;
  const unitPrice =
    unitPriceMinor === null || currency === null ? null : toMajor({ amountMinor: unitPriceMinor, currency });
  return { id: orderId, productId, title, quantity, unitPrice, currency, ...placeOf(order) };
}

export function toMeetingDto(meeting: Meeting): MeetingDto {
  const { meetingId, startsAt, meetingType } = meeting;
  return { id: meetingId, startsAt, meetingType, ...placeOf(meeting) };
}

function placeOf({
  leadId,
  sessionId,
  stateId,
  conversationId,
  createdAt,
}: OrderDraft | Meeting): SalesRecordDto {
  return { leadId, sessionId, stateId, conversationId, createdAt };
}
