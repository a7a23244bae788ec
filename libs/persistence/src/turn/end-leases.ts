import { sql } from '../database/statement';
import { run, type Transaction } from '../database/transaction';

/**
 * Ends the leases of turns whose owner is known to be dead, for a server that is alone on its database. Nobody has to wait
 * for them, not even when the clock was put back since.
 */
export function endLeases(): Transaction<void> {
  return run(sql`
    UPDATE turn SET lease_until = started_at WHERE outcome IS NULL AND token <> '' AND lease_until > started_at`);
}
