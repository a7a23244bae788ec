import type { Trial } from '../run/trial';
import { createPostgresTrust } from './postgres.trust-database';
import { createSqliteTrust } from './sqlite.trust-database';
import type { TrustDatabase } from './trust-database';

/** The same on SQLite, then on PostgreSQL. */
export async function eachDatabase(
  trial: Trial,
  use: (database: TrustDatabase) => Promise<void>,
): Promise<void> {
  await use(await aSqlite(trial));
  await use(await createPostgresTrust(trial));
}

/** A file of its own, which goes with the trial. */
export async function aSqlite(trial: Trial): Promise<Awaited<ReturnType<typeof createSqliteTrust>>> {
  const database = await createSqliteTrust();
  trial.atEnd(database.discard);
  return database;
}
