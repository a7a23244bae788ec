import { DomainError, type DomainEvent, type ToolCall, type ToolEffect } from '@app/domain';
import type { TurnCommit } from '@app/application';
import { sql } from '../database/statement';
import { first, run, type Transaction } from '../database/transaction';
import { appendHandover } from '../handover/handover.query';

/** Stores what the turn's completed tool calls leave behind, and its request for a person. @throws DomainError SLOT_TAKEN */
export function* leaveEffects(turn: TurnCommit): Transaction<void> {
  for (const event of turn.state.events) {
    if (event.type === 'ToolCalled') yield* leaveEffect(turn, event.data);
  }
  const reason = requestReason(turn.state.events);
  if (reason !== undefined) yield* requestHandover(turn, reason);
}

function* leaveEffect(turn: TurnCommit, { arguments: args, outcome }: ToolCall): Transaction<void> {
  if (outcome.status !== 'completed') return;
  const leadId = typeof args['lead_id'] === 'string' ? args['lead_id'] : '';
  switch (outcome.result.kind) {
    case 'order-draft':
      return yield* insertOrder(turn, outcome.result, leadId);
    case 'meeting':
      return yield* insertMeeting(turn, outcome.result, leadId);
    case 'delegation':
      return;
  }
}

type Effect<Kind extends ToolEffect['kind']> = Extract<ToolEffect, { kind: Kind }>;

function insertOrder(
  { state, reservation }: TurnCommit,
  order: Effect<'order-draft'>,
  leadId: string,
): Transaction<void> {
  const { businessId, sessionId, stateId, createdAt } = state;
  return run(sql`
    INSERT INTO order_draft (business_id, order_id, session_id, state_id, conversation_id, lead_id, product_id, title,
      quantity, unit_price_minor, currency, created_at)
    VALUES (${businessId}, ${order.orderId}, ${sessionId}, ${stateId}, ${reservation.conversationId}, ${leadId},
      ${order.productId}, ${order.title}, ${order.quantity}, ${order.unitPriceMinor}, ${order.currency},
      ${Date.parse(createdAt)})`);
}

function* insertMeeting(
  { state, reservation }: TurnCommit,
  meeting: Effect<'meeting'>,
  leadId: string,
): Transaction<void> {
  const { businessId, sessionId, stateId, createdAt } = state;
  const inserted = yield* first(sql`
    INSERT INTO meeting (business_id, meeting_id, session_id, state_id, conversation_id, lead_id, meeting_type,
      starts_at, created_at)
    VALUES (${businessId}, ${meeting.meetingId}, ${sessionId}, ${stateId}, ${reservation.conversationId}, ${leadId},
      ${meeting.meetingType}, ${Date.parse(meeting.startsAt)}, ${Date.parse(createdAt)})
    ON CONFLICT (business_id, starts_at) DO NOTHING RETURNING meeting_id`);
  if (inserted === undefined) {
    throw new DomainError('SLOT_TAKEN', `there is a meeting at ${meeting.startsAt} already`);
  }
}

/** Why a person was asked for, by the agent itself or through the tool; undefined when nobody was. */
function requestReason(events: readonly DomainEvent[]): string | undefined {
  for (const event of events) {
    if (event.type === 'HandoverRequested') return event.data.reason;
    if (event.type !== 'ToolCalled' || event.data.outcome.status !== 'completed') continue;
    const { result } = event.data.outcome;
    if (result.kind === 'delegation') return result.reason;
  }
  return undefined;
}

function* requestHandover({ state, reservation }: TurnCommit, reason: string): Transaction<void> {
  const { businessId, sessionId, createdAt } = state;
  const { conversationId } = reservation;
  yield* appendHandover(
    { businessId, sessionId, conversationId, by: null, reason, at: createdAt },
    'request',
  );
}
