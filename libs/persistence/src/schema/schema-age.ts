import { StorageStartError } from '../database/storage-start.error';
import { MIGRATIONS } from './migrations';

export const MIGRATION_TABLE = 'migration';

/**
 * Whether a schema is the one that this program knows.
 * @param applied names of the migrations that were made in it
 * @throws StorageStartError when it is newer than this program
 */
export function isCurrent(applied: readonly string[]): boolean {
  const known = new Set(MIGRATIONS.map((Migration) => new Migration().name));
  const unknown = applied.filter((name) => !known.has(name));
  if (unknown.length === 0) return applied.length === known.size;
  throw new StorageStartError(
    `the database was migrated by a newer version of this program (${unknown.join(', ')}): start that version, ` +
      'or restore a backup from before',
  );
}
