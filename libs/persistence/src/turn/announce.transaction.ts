import { canonicalJson } from '@app/domain';
import type { TurnReservation } from '@app/application';
import { sql } from '../database/statement';
import { run, type Transaction } from '../database/transaction';
import { holdConversation } from './hold-conversation';

/** Journals a turn without an owner: its token is empty, and its lease is how long it is believed to wait. */
export function* announce(reservation: TurnReservation): Transaction<void> {
  const { businessId, turnId, surface, parentStateId, conversationId, input, leaseMs } = reservation;
  if (conversationId !== null) yield* holdConversation(businessId, conversationId);
  yield* run(sql`
    INSERT INTO turn (business_id, turn_id, surface, parent_state_id, conversation_id, input, token, started_at,
      lease_until, announced_at)
    VALUES (${businessId}, ${turnId}, ${surface}, ${parentStateId}, ${conversationId}, ${canonicalJson(input)}, '',
      epoch_ms(), epoch_ms() + ${leaseMs}, epoch_ms())
    ON CONFLICT DO NOTHING`);
}
