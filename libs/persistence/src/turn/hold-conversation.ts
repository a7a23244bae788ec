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

/** What stands in the way of a turn: another one whose lease still runs, or a head that is not its parent any more. */
export function* refuseConversation(
  { businessId, parentStateId }: TurnReservation,
  { headStateId, activeTurnId }: HeldConversation,
): Transaction<Reservation | undefined> {
  if (activeTurnId !== null) {
    const leaseEndsInMs = yield* leaseOf(businessId, activeTurnId);
    if (leaseEndsInMs > 0) return { kind: 'conversation-busy', leaseEndsInMs };
  }
  return headStateId === parentStateId ? undefined : { kind: 'head-moved' };
}

/** Read after the conversation is held, by a statement of its own: one that waited for the row would see an older turn. */
function* leaseOf(businessId: string, turnId: string): Transaction<number> {
  const active = yield* first<{ leaseEndsInMs: number }>(sql`
    SELECT lease_until - epoch_ms() AS "leaseEndsInMs" FROM turn
    WHERE business_id = ${businessId} AND turn_id = ${turnId} AND outcome IS NULL`);
  return active?.leaseEndsInMs ?? 0;
}

/** Gives a held conversation to a turn. One whose lease ran out is journalled as abandoned: its token opens nothing now. */
export function* giveConversation(
  { businessId, turnId }: TurnReservation,
  conversationId: string,
  { activeTurnId }: HeldConversation,
): Transaction<void> {
  if (activeTurnId !== null) yield* abandonTurn(businessId, activeTurnId);
  yield* run(sql`
    UPDATE conversation SET active_turn_id = ${turnId}
    WHERE business_id = ${businessId} AND conversation_id = ${conversationId}`);
}

/** Ends a turn's hold: the head goes on from the state that the turn was reserved on. */
export function* moveHead({ reservation, state }: TurnCommit, conversationId: string): Transaction<void> {
  const moved = yield* first(sql`
    UPDATE conversation SET head_state_id = ${state.stateId}, session_id = ${state.sessionId}, active_turn_id = NULL,
      agent_descriptor_id = ${state.agent.descriptorId}, updated_at = ${Date.parse(state.createdAt)}
    WHERE business_id = ${state.businessId} AND conversation_id = ${conversationId}
      AND active_turn_id = ${reservation.turnId} AND head_state_id IS NOT DISTINCT FROM ${state.parentStateId}
    RETURNING conversation_id`);
  if (moved === undefined) throw leaseLost();
}

export function abandonTurn(businessId: string, turnId: string): Transaction<void> {
  return run(sql`
    UPDATE turn SET outcome = 'abandoned', ended_at = epoch_ms()
    WHERE business_id = ${businessId} AND turn_id = ${turnId} AND outcome IS NULL`);
}
