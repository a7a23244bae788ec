import { canonicalJson } from '@app/domain';
import type { TurnReservation } from '@app/application';
import { sql } from '../database/statement';
import { run, type Transaction } from '../database/transaction';
import { holdConversation } from './hold-conversation';
import { findHolder, forgetInput, insertClaim } from './key-claim';

/**
 * Journals a turn without an owner: its token is empty, and its lease is how long it is believed to wait; announced again,
 * it is believed anew. It claims its key, unless another turn of the same request has.
 * @throws DomainError as `findHolder`
 */
export function* announce(reservation: TurnReservation): Transaction<void> {
  const { businessId, turnId, surface, parentStateId, conversationId, input, leaseMs, line, idempotency } =
    reservation;
  if (conversationId !== null) yield* holdConversation(businessId, conversationId);
  yield* run(sql`
    INSERT INTO turn (business_id, turn_id, surface, parent_state_id, conversation_id, input, token, started_at,
      lease_until, announced_at, queue_id)
    VALUES (${businessId}, ${turnId}, ${surface}, ${parentStateId}, ${conversationId}, ${canonicalJson(input)}, '',
      epoch_ms(), epoch_ms() + ${leaseMs}, epoch_ms() - ${line?.waitedMs ?? 0}, ${line?.queueId ?? null})
    ON CONFLICT (business_id, turn_id) DO UPDATE SET lease_until = excluded.lease_until
      WHERE turn.token = '' AND turn.outcome IS NULL`);
  if (idempotency === null || (yield* insertClaim(reservation, idempotency))) return;
  const holder = yield* findHolder(businessId, idempotency);
  if (holder?.turnId !== turnId) yield* forgetInput(businessId, turnId);
}
