import { QuotaStore, type Quota, type QuotaLease } from '@app/application';
import { EVERY_BUSINESS, type Database } from '../database/database';
import { sql } from '../database/statement';
import { first, type Transaction } from '../database/transaction';

/** One row for each quota, in a table that outlives no crash of the database and so costs no write to its log. */
export class PostgresQuotaStore extends QuotaStore {
  constructor(private readonly database: Database) {
    super();
  }

  lease(name: string, quota: Quota, wanted: number): Promise<QuotaLease> {
    return this.database.write(EVERY_BUSINESS, () => lease(name, quota, wanted));
  }
}

/** What is wanted beyond the quota is counted too: only so does the count tell who was granted what. */
function* lease(name: string, { points, windowMs }: Quota, wanted: number): Transaction<QuotaLease> {
  const row = yield* first<{ used: number; endsInMs: number }>(sql`
    INSERT INTO quota_window (name, ends_at, used) VALUES (${name}, epoch_ms() + ${windowMs}, ${wanted})
    ON CONFLICT (name) DO UPDATE SET
      used = CASE WHEN quota_window.ends_at <= excluded.ends_at - ${windowMs} THEN 0 ELSE quota_window.used END
        + excluded.used,
      ends_at = CASE WHEN quota_window.ends_at <= excluded.ends_at - ${windowMs} THEN excluded.ends_at
        ELSE quota_window.ends_at END
    RETURNING used, ends_at - epoch_ms() AS "endsInMs"`);
  if (row === undefined) throw new Error('the database gave no lease back');
  const before = row.used - wanted;
  return {
    granted: Math.max(0, Math.min(wanted, points - before)),
    left: Math.max(0, points - row.used),
    endsInMs: row.endsInMs,
  };
}
