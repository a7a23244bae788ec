import type { IdempotencyClaim, TurnReservation } from '@app/application';
import { sql } from '../database/statement';
import { run, type Transaction } from '../database/transaction';

/** Frees the key of a turn that has no answer to keep. */
export function freeKey(
  { businessId, turnId }: TurnReservation,
  { route, key }: IdempotencyClaim,
): Transaction<void> {
  return run(sql`
    DELETE FROM idempotency_key
    WHERE business_id = ${businessId} AND route = ${route} AND key = ${key}
      AND turn_id = ${turnId} AND status IS NULL`);
}
