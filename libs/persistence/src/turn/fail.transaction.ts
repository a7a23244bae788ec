import type { Spending, TurnReservation } from '@app/application';
import { sql } from '../database/statement';
import { first, type Transaction } from '../database/transaction';
import { settleBudget } from './budget.query';
import { freeKey } from './free-key';

/**
 * Journals how a turn failed, frees its key, unless an earlier turn has kept the key's input, and settles its budget. Its
 * conversation is free with that: a turn that has ended holds nothing.
 * A turn that has ended already, or has another owner, stays as it is. What came in with a first turn goes: it is of no
 * session, and no erasure would find it.
 */
export function* fail(
  reservation: TurnReservation,
  token: string,
  code: string,
  spending: Spending,
): Transaction<void> {
  const { businessId, turnId, idempotency } = reservation;
  const mine = yield* first<{ keptStateId: string | null }>(sql`
    UPDATE turn SET outcome = 'failed', result = ${code}, ended_at = epoch_ms(),
      input = CASE WHEN parent_state_id IS NULL AND conversation_id IS NULL THEN NULL ELSE input END
    WHERE business_id = ${businessId} AND turn_id = ${turnId} AND token = ${token} AND outcome IS NULL
    RETURNING kept_state_id AS "keptStateId"`);
  if (mine === undefined) return;
  if (mine.keptStateId === null && idempotency !== null) yield* freeKey(reservation, idempotency);
  yield* settleBudget(reservation, spending);
}
