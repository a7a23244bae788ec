import { sql } from '../database/statement';
import { run, type Transaction } from '../database/transaction';

/** How long a key knows its answer, and the journal what a turn that made no state was asked. */
export const KEPT_MS = 24 * 60 * 60 * 1_000;
const MOST_AT_ONCE = 500;

/** Lets go of answers that were kept for 24 hours, the oldest first and a bounded number at a time. */
export function purgeKeys(): Transaction<void> {
  return run(sql`
    DELETE FROM idempotency_key WHERE (business_id, route, key) IN (
      SELECT business_id, route, key FROM idempotency_key
      WHERE created_at < epoch_ms() - ${KEPT_MS} ORDER BY created_at LIMIT ${MOST_AT_ONCE})`);
}
