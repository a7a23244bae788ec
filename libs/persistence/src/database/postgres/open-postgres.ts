import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import { isCurrent, MIGRATION_TABLE } from '../../schema/schema-age';
import type { DatabaseRole } from '../database';
import { StorageStartError } from '../storage-start.error';
import { PostgresDatabase } from './postgres-database';
import {
  assertDurable,
  createPool,
  escapesRowSecurity,
  sessionOptions,
  type PostgresAddress,
} from './postgres-pool';

const logger = new Logger('PostgreSQL');
const UNWALLED =
  'DATABASE_URL names a superuser (or BYPASSRLS): row-level security does not hold it; use an ordinary user';

/** Opens a PostgreSQL schema, made and migrated if need be. Servers that start together migrate once. @throws StorageStartError */
export async function openPostgres(address: PostgresAddress, role: DatabaseRole): Promise<PostgresDatabase> {
  await underMigrationLock(address, async (client) => {
    if (!isCurrent(await appliedMigrations(client, address))) await migrateSchema(address);
  });
  const pool = createPool(address);
  try {
    await assertDurable(pool);
    if (role === 'server' && (await escapesRowSecurity(pool))) logger.warn(UNWALLED);
    return new PostgresDatabase(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function underMigrationLock(
  address: PostgresAddress,
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const { connectionString, schema } = address;
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [`sales-assistant:${schema}`]);
    await makeSchema(client, schema);
    await work(client);
  } catch (cause) {
    if (cause instanceof StorageStartError) throw cause;
    throw new StorageStartError(
      `PostgreSQL at ${withoutPassword(connectionString)} cannot be opened and migrated: ${reason(cause)}. Check ` +
        'DATABASE_URL, that the server runs, and that its user may create tables',
      { cause },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Asks first: CREATE SCHEMA IF NOT EXISTS needs the right to create even when there is nothing to do. */
async function makeSchema(client: Client, schema: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema]);
  if (rowCount === 0) await client.query(`CREATE SCHEMA "${schema}"`);
}

async function appliedMigrations(client: Client, { schema }: PostgresAddress): Promise<readonly string[]> {
  const { rowCount } = await client.query(
    'SELECT 1 FROM pg_tables WHERE schemaname = $1 AND tablename = $2',
    [schema, MIGRATION_TABLE],
  );
  if (rowCount === 0) return [];
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM "${schema}".${MIGRATION_TABLE}`);
  return rows.map(({ name }) => name);
}

/** TypeORM, which is much to load, is loaded for this only. */
async function migrateSchema({ connectionString, schema }: PostgresAddress): Promise<void> {
  const { createDataSource, migrate } = await import('../../schema/migrate');
  const dataSource = createDataSource({
    type: 'postgres',
    url: connectionString,
    schema,
    installExtensions: false,
    // A migration may change the rows of every business.
    extra: { options: `${sessionOptions(schema)} -c app.business_id=*`, max: 1 },
  });
  try {
    await dataSource.initialize();
    await migrate(dataSource);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}

function reason(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map((error: unknown) => reason(error)).join(', ');
  return cause instanceof Error ? cause.message : String(cause);
}

function withoutPassword(connectionString: string): string {
  const url = new URL(connectionString);
  return `${url.host}${url.pathname}`;
}
