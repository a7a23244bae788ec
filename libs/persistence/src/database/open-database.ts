import type { Database, DatabaseRole } from './database';
import { parseDatabaseUrl } from './database-url';
import { openPostgres } from './postgres/open-postgres';
import { openForAdmin, openForServer } from './sqlite/open-sqlite';

/** Opens and migrates what `DATABASE_URL` names. @throws StorageStartError saying what to do */
export function openDatabase(url: string, role: DatabaseRole): Promise<Database> {
  const parsed = parseDatabaseUrl(url);
  if (parsed.dialect === 'postgres') return openPostgres(parsed, role);
  return role === 'server' ? openForServer(parsed.file) : openForAdmin(parsed.file);
}
