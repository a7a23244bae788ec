import { sql } from '../database/statement';
import { run, type Transaction } from '../database/transaction';
import { KEPT_MS } from './purge-keys.transaction';

const MOST_AT_ONCE = 500;

/**
 * Lets go of what was asked of turns that made no state: of those that failed 24 hours ago, and of those whose owner died
 * and that nobody comes back for. One of a queue is still to be kept in its conversation, however long ago that was.
 */
export function purgeInputs(): Transaction<void> {
  return run(sql`
    UPDATE turn SET input = NULL WHERE (business_id, turn_id) IN (
      SELECT business_id, turn_id FROM turn
      WHERE input IS NOT NULL AND COALESCE(ended_at, lease_until) < epoch_ms() - ${KEPT_MS}
        AND (outcome IS NOT NULL OR queue_id IS NULL)
      LIMIT ${MOST_AT_ONCE})`);
}
