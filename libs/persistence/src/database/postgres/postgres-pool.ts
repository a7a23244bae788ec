import { Pool, types, type PoolConfig } from 'pg';
import { StorageStartError } from '../storage-start.error';

const MOST_CONNECTIONS = 20;
const INT8 = 20;
const NUMERIC = 1700;

export interface PostgresAddress {
  readonly connectionString: string;
  readonly schema: string;
}

/** Settings of every session: durable commits, and a search path that holds our schema and nothing else. */
export function sessionOptions(schema: string): string {
  return `-c search_path=${schema} -c synchronous_commit=on`;
}

/** A pool that fails fast, ends what hangs, and outlives a restart of the database. */
export function createPool({ connectionString, schema }: PostgresAddress): Pool {
  const config: PoolConfig = {
    connectionString,
    options: sessionOptions(schema),
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: 2_000,
    statement_timeout: 5_000,
    idle_in_transaction_session_timeout: 10_000,
    application_name: 'sales-assistant',
    pipeline: true,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary'): unknown =>
        oid === INT8 || oid === NUMERIC
          ? Number
          : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
    },
  };
  const pool = new Pool(config);
  // Without listeners, a connection that the database ends would end the process, idle or in use.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** @throws StorageStartError when an acknowledged write could be lost with the server's power */
export async function assertDurable(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ synchronous_commit: string }>('SHOW synchronous_commit');
  const setting = rows[0]?.synchronous_commit;
  if (setting === 'on' || setting === 'remote_apply') return;
  throw new StorageStartError(
    `PostgreSQL runs with synchronous_commit=${String(setting)}, but must run with synchronous_commit=on`,
  );
}

/** Whether the user that we are connected as meets every row, policies or not. */
export async function escapesRowSecurity(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ escapes: boolean }>(
    'SELECT rolsuper OR rolbypassrls AS escapes FROM pg_roles WHERE rolname = current_user',
  );
  return rows[0]?.escapes === true;
}
