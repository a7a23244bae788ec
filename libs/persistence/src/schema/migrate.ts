import { DataSource, type DataSourceOptions } from 'typeorm';
import { StorageStartError } from '../database/storage-start.error';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';

export type ConnectionOptions = Extract<DataSourceOptions, { type: 'better-sqlite3' | 'postgres' }>;

const MIGRATION_TABLE = 'migration';

/** TypeORM on one database; it makes the schema and nothing else. */
export function createDataSource(connection: ConnectionOptions): DataSource {
  return new DataSource({
    ...connection,
    entities: [...ENTITIES],
    migrations: [...MIGRATIONS],
    migrationsTableName: MIGRATION_TABLE,
    migrationsTransactionMode: 'all',
    synchronize: false,
    logging: false,
  });
}

/**
 * Brings the schema up to date.
 * @throws StorageStartError when the schema is newer than this program
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  await refuseNewerSchema(dataSource);
  await dataSource.runMigrations();
}

/** Whether the schema is the one this program knows. @throws StorageStartError when it is newer */
export async function isMigrated(dataSource: DataSource): Promise<boolean> {
  await refuseNewerSchema(dataSource);
  return (await appliedMigrations(dataSource)).length === MIGRATIONS.length;
}

async function refuseNewerSchema(dataSource: DataSource): Promise<void> {
  const known = new Set(dataSource.migrations.map(({ name }) => name));
  const unknown = (await appliedMigrations(dataSource)).filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new StorageStartError(
    `the database was migrated by a newer version of this program (${unknown.join(', ')}): start that version, ` +
      'or restore a backup from before',
  );
}

async function appliedMigrations(dataSource: DataSource): Promise<readonly string[]> {
  const queryRunner = dataSource.createQueryRunner();
  try {
    if (!(await queryRunner.hasTable(MIGRATION_TABLE))) return [];
    const rows = (await queryRunner.query(`SELECT name FROM ${MIGRATION_TABLE}`)) as { name: string }[];
    return rows.map(({ name }) => name);
  } finally {
    await queryRunner.release();
  }
}
