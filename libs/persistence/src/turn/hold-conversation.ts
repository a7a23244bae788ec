import { DomainError } from '@app/domain';
import type { Reservation, TurnCommit, TurnReservation } from '@app/application';
import { sql } from '../database/statement';
import { first, run, type Transaction } from '../database/transaction';
import { leaseLost } from './lease-lost';

/** A conversation as it is while its row is locked. */
export interface HeldConversation {
  readonly headStateId: string | null;
  readonly activeTurnId: string | null;
}

/** The same, and whether turns other than the one that wants it have not ended. */
export interface WantedConversation extends HeldConversation {
  readonly hasOthers: number;
}

/**
 * Locks a conversation's row, so that nobody else can begin or end a turn of it until this transaction ends.
 * @throws DomainError CONVERSATION_NOT_FOUND
 */
export function* holdConversation(businessId: string, conversationId: string): Transaction<HeldConversation> {
  const held = yield* first<HeldConversation>(sql`
    SELECT head_state_id AS "headStateId", active_turn_id AS "activeTurnId" FROM conversation
    WHERE business_id = ${businessId} AND conversation_id = ${conversationId} FOR UPDATE`);
  if (held !== undefined) return held;
  throw new DomainError('CONVERSATION_NOT_FOUND', `there is no conversation ${conversationId}`);
}

/**
 * The same for a turn that wants to begin, in one statement when nobody else is there.
 * @throws DomainError CONVERSATION_NOT_FOUND
 */
export function* holdForTurn(
  { businessId, turnId }: TurnReservation,
  conversationId: string,
): Transaction<WantedConversation> {
  const held = yield* first<WantedConversation>(sql`
    SELECT head_state_id AS "headStateId", active_turn_id AS "activeTurnId",
      CASE WHEN EXISTS (
        SELECT 1 FROM turn t
        WHERE t.business_id = c.business_id AND t.conversation_id = c.conversation_id AND t.outcome IS NULL
          AND t.turn_id <> ${turnId}
      ) THEN 1 ELSE 0 END AS "hasOthers"
    FROM conversation c
    WHERE c.business_id = ${businessId} AND c.conversation_id = ${conversationId} FOR UPDATE`);
  if (held !== undefined) return held;
  throw new DomainError('CONVERSATION_NOT_FOUND', `there is no conversation ${conversationId}`);
}

/** What stands in the way of a turn: another one that comes first, or a head that is not its parent any more. */
export function* refuseConversation(
  reservation: TurnReservation,
  { headStateId, activeTurnId, hasOthers }: WantedConversation,
): Transaction<Reservation | undefined> {
  if (activeTurnId !== null || hasOthers === 1) {
    const leaseEndsInMs = yield* othersFirst(reservation);
    if (leaseEndsInMs !== null) return { kind: 'conversation-busy', leaseEndsInMs };
  }
  return headStateId === reservation.parentStateId ? undefined : { kind: 'head-moved' };
}

/**
 * How long the turns that come first may still take, null for none: one that runs; one of a queue that was left behind
 * and is still to be kept; one of another queue that waits for longer than all of this queue do. So of all that wait,
 * the one that came first is never refused for another, and its queue goes on.
 *
 * Read after the conversation is held, by a statement of its own: one that waited for the row would see an older turn.
 */
function* othersFirst({
  businessId,
  turnId,
  conversationId,
  line,
}: TurnReservation): Transaction<number | null> {
  const open = sql`t.business_id = ${businessId} AND t.conversation_id = ${conversationId} AND t.outcome IS NULL`;
  const older =
    line === null
      ? sql``
      : sql` OR (t.token = '' AND t.queue_id <> ${line.queueId} AND t.lease_until > epoch_ms()
        AND t.announced_at < epoch_ms() - ${line.waitedMs} AND NOT EXISTS (
          SELECT 1 FROM turn m
          WHERE m.business_id = t.business_id AND m.conversation_id = t.conversation_id AND m.outcome IS NULL
            AND m.token = '' AND m.queue_id = ${line.queueId} AND m.announced_at <= t.announced_at))`;
  const others = yield* first<{ leaseEndsInMs: number | null }>(sql`
    SELECT MAX(t.lease_until - epoch_ms()) AS "leaseEndsInMs" FROM turn t
    WHERE ${open} AND t.turn_id <> ${turnId} AND (
      (t.token <> '' AND t.lease_until > epoch_ms())
      OR (t.queue_id IS NOT NULL AND t.lease_until <= epoch_ms())${older})`);
  const leaseEndsInMs = others?.leaseEndsInMs ?? null;
  return leaseEndsInMs === null ? null : Math.max(0, leaseEndsInMs);
}

/** How long a turn still has its place; 0 when it has ended. */
export function* leaseOf(businessId: string, turnId: string): Transaction<number> {
  const active = yield* first<{ leaseEndsInMs: number }>(sql`
    SELECT lease_until - epoch_ms() AS "leaseEndsInMs" FROM turn
    WHERE business_id = ${businessId} AND turn_id = ${turnId} AND outcome IS NULL`);
  return active?.leaseEndsInMs ?? 0;
}

/** Gives a held conversation to a turn. One whose lease ran out is journalled as abandoned: its token opens nothing now. */
export function* giveConversation(
  { businessId, turnId }: Pick<TurnReservation, 'businessId' | 'turnId'>,
  conversationId: string,
  { activeTurnId }: HeldConversation,
): Transaction<void> {
  if (activeTurnId !== null && activeTurnId !== turnId) yield* abandonTurn(businessId, activeTurnId);
  yield* run(sql`
    UPDATE conversation SET active_turn_id = ${turnId}
    WHERE business_id = ${businessId} AND conversation_id = ${conversationId}`);
}

/**
 * Holds a conversation of which the turn must still have the place that it was given.
 * @throws DomainError CONVERSATION_NOT_FOUND or LEASE_LOST
 */
export function* holdPlace({ reservation, state }: TurnCommit, conversationId: string): Transaction<void> {
  const { headStateId, activeTurnId } = yield* holdConversation(state.businessId, conversationId);
  if (activeTurnId !== reservation.turnId || headStateId !== state.parentStateId) throw leaseLost();
}

/** Ends the turn's hold of a conversation whose row is held: the head goes on to its state. */
export function moveHead({ state }: TurnCommit, conversationId: string): Transaction<void> {
  return run(sql`
    UPDATE conversation SET head_state_id = ${state.stateId}, session_id = ${state.sessionId}, active_turn_id = NULL,
      agent_descriptor_id = ${state.agent.descriptorId}, updated_at = ${Date.parse(state.createdAt)}
    WHERE business_id = ${state.businessId} AND conversation_id = ${conversationId}`);
}

export function abandonTurn(businessId: string, turnId: string): Transaction<void> {
  return run(sql`
    UPDATE turn SET outcome = 'abandoned', ended_at = epoch_ms()
    WHERE business_id = ${businessId} AND turn_id = ${turnId} AND outcome IS NULL`);
}
