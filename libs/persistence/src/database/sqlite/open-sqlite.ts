import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { endLeases } from '../../turn/end-leases';
import { EVERY_BUSINESS } from '../database';
import { StorageStartError } from '../storage-start.error';
import { SqliteDatabase } from './sqlite-database';
import { SqliteLock } from './sqlite-lock';
import { isMigrated, migrateFile } from './sqlite-schema';

/** How long the lock may be held by a migration before the holder counts as a server. */
const LOCK_WAIT_MS = 2_000;
const MIGRATION_WAIT_MS = 15_000;

/** Opens a file for the one server that may use it, migrated. @throws StorageStartError */
export async function openForServer(file: string): Promise<SqliteDatabase> {
  makeFolder(file);
  const lock = await SqliteLock.acquire(file, LOCK_WAIT_MS);
  try {
    if (!isMigrated(file)) await migrateFile(file);
    const database = new SqliteDatabase(file, lock);
    await database.write(EVERY_BUSINESS, endLeases);
    return database;
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Opens a file beside a server that may be running, for short writes. @throws StorageStartError */
export async function openForAdmin(file: string): Promise<SqliteDatabase> {
  makeFolder(file);
  const giveUpAt = performance.now() + MIGRATION_WAIT_MS;
  while (!isMigrated(file)) {
    const lock = SqliteLock.tryAcquire(file);
    if (lock !== undefined) {
      await migrateFile(file).finally(() => lock.release());
    } else if (performance.now() > giveUpAt) {
      throw new StorageStartError(
        `the server that uses ${file} runs an older version of this program: restart it with this one first`,
      );
    } else {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return new SqliteDatabase(file, null);
}

/** Folder by folder: on Node 20 a recursive `mkdirSync` below /proc never returns. */
function makeFolder(file: string): void {
  const missing: string[] = [];
  for (let folder = dirname(file); !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
  try {
    for (const folder of missing) mkdirSync(folder);
  } catch (cause) {
    throw new StorageStartError(`the folder of ${file} cannot be made: check DATABASE_URL`, { cause });
  }
}
