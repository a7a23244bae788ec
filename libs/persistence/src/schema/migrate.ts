import { DataSource, type DataSourceOptions } from 'typeorm';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';
import { MIGRATION_TABLE } from './schema-age';

export type ConnectionOptions = Extract<DataSourceOptions, { type: 'better-sqlite3' | 'postgres' }>;

/** TypeORM on one database; it makes the schema and nothing else, and is loaded when there is something to make. */
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

/** Brings the schema up to date. */
export async function migrate(dataSource: DataSource): Promise<void> {
  await dataSource.runMigrations();
}
