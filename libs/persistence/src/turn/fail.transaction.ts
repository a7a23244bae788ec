import type { TurnReservation } from '@app/application';
import { sql } from '../database/statement';
import { first, run, type Transaction } from '../database/transaction';
import { freeKey } from './free-key';
import { freeConversation } from './hold-conversation';

/**
 * Journals how a turn failed and frees its key and its conversation. A turn that has ended already, or has another
 * owner, stays as it is. Locks the conversation before the turn, as `reserve` and `commit` do.
 */
export function* fail(reservation: TurnReservation, token: string, code: string): Transaction<void> {
  const { businessId, turnId, idempotency, conversationId } = reservation;
  if (conversationId !== null) {
    yield* run(sql`
      SELECT conversation_id FROM conversation
      WHERE business_id = ${businessId} AND conversation_id = ${conversationId} FOR UPDATE`);
  }
  const mine = yield* first(sql`
    UPDATE turn SET outcome = 'failed', result = ${code}, ended_at = epoch_ms()
    WHERE business_id = ${businessId} AND turn_id = ${turnId} AND token = ${token} AND outcome IS NULL
    RETURNING turn_id`);
  if (mine === undefined) return;
  if (conversationId !== null) yield* freeConversation(reservation, conversationId);
  if (idempotency !== null) yield* freeKey(reservation, idempotency);
}
