import { existsSync } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import BetterSqlite, { type Database as Connection } from 'better-sqlite3';
import { StorageStartError } from '../storage-start.error';
import { SqliteLock } from './sqlite-lock';

const ALL_PAGES = 2 ** 31 - 1;
/** How long a restore waits for a server that is just stopping. */
const LOCK_WAIT_MS = 2_000;

export interface ErasedSession {
  readonly businessId: string;
  readonly sessionId: string;
}

/**
 * Copies a database as it is at one moment, while a server may be writing to it, to a file that is there only when it is
 * whole and checked.
 * @throws StorageStartError
 */
export async function backUpSqlite(file: string, target: string): Promise<void> {
  if (!existsSync(file)) throw new StorageStartError(`there is no SQLite file ${file}: look at DATABASE_URL`);
  if (existsSync(target)) throw new StorageStartError(`${target} is there already: name a new file`);
  if (!existsSync(dirname(target))) {
    throw new StorageStartError(`there is no folder ${dirname(target)}: make it, or name another`);
  }
  const partial = `${target}.partial`;
  await removeDatabase(partial);
  try {
    await copyPages(file, partial).catch((cause: unknown) => {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new StorageStartError(`${file} cannot be copied to ${target}: ${why}`, { cause });
    });
    requireSound(partial, file);
    await sync(partial);
    await rename(partial, target);
    await sync(dirname(target));
  } finally {
    await removeDatabase(partial);
  }
}

/**
 * Puts a backup in a database's place, where no server runs; what was there stays beside it as `replaced`.
 * @returns where the old database is, and the sessions that were erased since the backup and are back with it
 * @throws StorageStartError
 */
export async function restoreSqlite(
  backup: string,
  file: string,
): Promise<{ readonly replaced: string | null; readonly erasedSince: readonly ErasedSession[] }> {
  if (!existsSync(backup)) throw new StorageStartError(`there is no file ${backup}`);
  const lock = await SqliteLock.acquire(file, LOCK_WAIT_MS);
  const partial = `${file}.partial`;
  try {
    await removeDatabase(partial);
    await copyFile(backup, partial);
    requireSound(partial, backup);
    await sync(partial);
    const replaced = existsSync(file) ? await setAside(file) : null;
    await rename(partial, file);
    await sync(dirname(file));
    return { replaced, erasedSince: replaced === null ? [] : missingErasures(replaced, file) };
  } finally {
    await removeDatabase(partial);
    lock.release();
  }
}

/** All pages in one step: a copy in several begins again whenever the server writes in between. */
async function copyPages(file: string, partial: string): Promise<void> {
  const source = new BetterSqlite(file, { readonly: true });
  try {
    await source.backup(partial, { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
}

/** Into one file, without the log that belongs to it: a new database would be damaged by an old one's log. */
async function setAside(file: string): Promise<string> {
  const replaced = `${file}.replaced-${new Date().toISOString().replaceAll(':', '-')}`;
  withConnection(file, (connection) => connection.pragma('wal_checkpoint(TRUNCATE)'));
  await rename(file, replaced);
  await removeDatabase(file);
  return replaced;
}

/** @param named what the file is a copy of, as whoever asked knows it */
function requireSound(file: string, named: string): void {
  try {
    const verdict = withConnection(file, (connection) =>
      connection.pragma('integrity_check', { simple: true }),
    );
    if (verdict === 'ok') return;
  } catch (cause) {
    throw new StorageStartError(`${named} is no sound SQLite database`, { cause });
  }
  throw new StorageStartError(`${named} is a damaged SQLite database`);
}

function missingErasures(replaced: string, file: string): readonly ErasedSession[] {
  const read = (from: string): readonly ErasedSession[] =>
    withConnection(from, (connection) =>
      connection
        .prepare<[], ErasedSession>(
          'SELECT business_id AS "businessId", session_id AS "sessionId" FROM tombstone ORDER BY erased_at',
        )
        .all(),
    );
  const known = new Set(read(file).map((erased) => JSON.stringify(erased)));
  return read(replaced).filter((erased) => !known.has(JSON.stringify(erased)));
}

function withConnection<Result>(file: string, use: (connection: Connection) => Result): Result {
  const connection = new BetterSqlite(file, { fileMustExist: true });
  try {
    return use(connection);
  } finally {
    connection.close();
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

async function removeDatabase(file: string): Promise<void> {
  await Promise.all(['', '-wal', '-shm', '-journal'].map((suffix) => rm(file + suffix, { force: true })));
}
