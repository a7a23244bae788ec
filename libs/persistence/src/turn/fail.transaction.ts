import type { TurnReservation } from '@app/application';
import { sql } from '../database/statement';
import { first, run, type Transaction } from '../database/transaction';

/** Journals how a turn failed and frees its key. A turn that has ended already, or has another owner, stays as it is. */
export function* fail(reservation: TurnReservation, token: string, code: string): Transaction<void> {
  const { businessId, turnId, idempotency } = reservation;
  const mine = yield* first(sql`
    UPDATE turn SET outcome = 'failed', result = ${code}, ended_at = epoch_ms()
    WHERE business_id = ${businessId} AND turn_id = ${turnId} AND token = ${token} AND outcome IS NULL
    RETURNING turn_id`);
  if (mine === undefined || idempotency === null) return;
  yield* run(sql`
    DELETE FROM idempotency_key
    WHERE business_id = ${businessId} AND route = ${idempotency.route} AND key = ${idempotency.key}
      AND turn_id = ${turnId} AND status IS NULL`);
}
