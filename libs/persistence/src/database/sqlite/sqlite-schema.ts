import { isCurrent, MIGRATION_TABLE } from '../../schema/schema-age';
import { StorageStartError } from '../storage-start.error';
import { BUSY_TIMEOUT_MS, configure, SqliteHandle } from './sqlite-handle';

/** Whether a file has the schema of this program; it is made when there is none. @throws StorageStartError */
export function isMigrated(file: string): boolean {
  try {
    const handle = SqliteHandle.open(file, 'read');
    try {
      return isCurrent(appliedMigrations(handle));
    } finally {
      handle.close();
    }
  } catch (error) {
    throw asStartError(file, error);
  }
}

/** Brings a file up to date. TypeORM, which is much to load, is loaded for this only. @throws StorageStartError */
export async function migrateFile(file: string): Promise<void> {
  const { createDataSource, migrate } = await import('../../schema/migrate');
  const dataSource = createDataSource({
    type: 'better-sqlite3',
    database: file,
    timeout: BUSY_TIMEOUT_MS,
    prepareDatabase: configure,
  });
  try {
    await dataSource.initialize();
    await migrate(dataSource);
  } catch (error) {
    throw asStartError(file, error);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}

function appliedMigrations({ connection }: SqliteHandle): readonly string[] {
  const table = connection
    .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?")
    .get(MIGRATION_TABLE);
  if (table === undefined) return [];
  return connection.prepare<[], string>(`SELECT name FROM ${MIGRATION_TABLE}`).pluck().all();
}

function asStartError(file: string, cause: unknown): StorageStartError {
  if (cause instanceof StorageStartError) return cause;
  return new StorageStartError(`the SQLite file ${file} cannot be opened and migrated: ${String(cause)}`, {
    cause,
  });
}
