import { MIGRATIONS } from '../schema/migrations';
import { EVERY_BUSINESS, type Database } from './database';
import { sql } from './statement';
import { all } from './transaction';

/** Below this a SQLite file's disk counts as full: its write-ahead log could not grow to its limit any more. */
const LEAST_FREE_BYTES = 64 * 1024 * 1024;

const EXPECTED: readonly string[] = MIGRATIONS.map((Migration) => new Migration().name ?? Migration.name);

/** What must hold for a server to do its work. */
export interface DatabaseHealth {
  readonly reachable: boolean;
  /** Exactly the migrations of this program are applied; of a database that cannot be reached nobody knows. */
  readonly migrated: boolean;
  /** True as well where the disk is not ours to see. */
  readonly hasRoom: boolean;
}

/** Asks the database; throws nothing. */
export async function databaseHealth(database: Database): Promise<DatabaseHealth> {
  const [applied, freeBytes] = await Promise.all([
    appliedMigrations(database).catch(() => null),
    database.freeBytes().catch(() => 0),
  ]);
  return {
    reachable: applied !== null,
    migrated: applied !== null && isExpected(applied),
    hasRoom: freeBytes === null || freeBytes >= LEAST_FREE_BYTES,
  };
}

async function appliedMigrations(database: Database): Promise<readonly string[]> {
  const rows = await database.read(EVERY_BUSINESS, () =>
    all<{ name: string }>(sql`SELECT name FROM migration`),
  );
  return rows.map(({ name }) => name);
}

function isExpected(applied: readonly string[]): boolean {
  return applied.length === EXPECTED.length && EXPECTED.every((name) => applied.includes(name));
}
