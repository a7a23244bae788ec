import { parseDatabaseUrl } from './database-url';
import { backUpSqlite, restoreSqlite, type ErasedSession } from './sqlite/sqlite-backup';
import { StorageStartError } from './storage-start.error';

/** Copies the SQLite database that a URL names to a file of its own. @throws StorageStartError */
export function backUp(url: string, target: string): Promise<void> {
  return backUpSqlite(fileOf(url), target);
}

/** Puts a copy in the place of the SQLite database that a URL names. @throws StorageStartError */
export function restore(
  url: string,
  backup: string,
): Promise<{ readonly replaced: string | null; readonly erasedSince: readonly ErasedSession[] }> {
  return restoreSqlite(backup, fileOf(url));
}

function fileOf(url: string): string {
  const parsed = parseDatabaseUrl(url);
  if (parsed.dialect === 'sqlite') return parsed.file;
  throw new StorageStartError(
    'DATABASE_URL names a PostgreSQL: it is backed up with pg_dump and restored with pg_restore, see docs/operations.md',
  );
}
