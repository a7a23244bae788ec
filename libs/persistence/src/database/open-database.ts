import type { Database } from './database';
import { parseDatabaseUrl } from './database-url';
import { openPostgres } from './postgres/open-postgres';
import { openForAdmin, openForServer } from './sqlite/open-sqlite';

/** `server` is the only one on a SQLite file; `admin` works beside it. On PostgreSQL there may be many of both. */
export type DatabaseRole = 'server' | 'admin';

/** Opens and migrates what `DATABASE_URL` names. @throws StorageStartError saying what to do */
export function openDatabase(url: string, role: DatabaseRole): Promise<Database> {
  const parsed = parseDatabaseUrl(url);
  if (parsed.dialect === 'postgres') return openPostgres(parsed);
  return role === 'server' ? openForServer(parsed.file) : openForAdmin(parsed.file);
}
