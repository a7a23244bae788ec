import { setTimeout as sleep } from 'node:timers/promises';
import { Client, types } from 'pg';
import { createPostgres } from '../../support/databases';
import startPostgres from '../../support/postgres.global-setup';
import stopPostgres from '../../support/postgres.global-teardown';
import type { Trial } from '../run/trial';
import type { Row, TrustDatabase } from './trust-database';

const INT8 = 20;

interface ForeignKey {
  readonly name: string;
  readonly child: string;
  readonly parent: string;
  readonly childColumns: readonly string[];
  readonly parentColumns: readonly string[];
}

/** A schema of its own on the run's PostgreSQL, which is started for the first that asks and ends with the trial. */
export async function createPostgresTrust(trial: Trial): Promise<TrustDatabase> {
  if (process.env.TEST_POSTGRES_URL === undefined) {
    await startPostgres();
    trial.atEnd(async () => {
      delete process.env.TEST_POSTGRES_URL;
      await stopPostgres();
    });
  }
  return postgresTrustAt((await createPostgres()).url);
}

/** A schema that is there already. */
export function postgresTrustAt(url: string): TrustDatabase {
  return {
    name: 'PostgreSQL',
    url,
    rows: <Found extends object = Row>(text: string) => query<Found>(url, text),
    atOnce: (texts) =>
      connected(url, async (client) => {
        await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
        const found: (readonly Row[])[] = [];
        for (const text of texts) found.push((await client.query<Row>(text)).rows);
        return found;
      }),
    change: async (text) => void (await query(url, text)),
    problems: () => problemsOf(url),
    discard: () => Promise.resolve(),
  };
}

interface RunningPostgres {
  readonly testPostgres?: { readonly server: { stop(): Promise<void>; start(): Promise<void> } };
}

/** Stops the run's PostgreSQL as an operator would in haste, leaves it down for a while, and starts it again. */
export async function restartPostgres(downMs: number): Promise<{ downAt: number; backAt: number }> {
  const { testPostgres } = globalThis as RunningPostgres;
  if (testPostgres === undefined) throw new Error('no PostgreSQL was started');
  const downAt = performance.now();
  await testPostgres.server.stop();
  await sleep(downMs);
  await testPostgres.server.start();
  return { downAt, backAt: performance.now() };
}

function query<Found extends object>(url: string, text: string): Promise<readonly Found[]> {
  return connected(url, async (client) => (await client.query<Found>(text)).rows);
}

async function connected<Result>(url: string, use: (client: Client) => Promise<Result>): Promise<Result> {
  const { connectionString, schema } = split(url);
  const client = new Client({
    connectionString,
    options: `-c search_path=${schema} -c app.business_id=*`,
    types: { getTypeParser },
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8) return Number;
  return types.getTypeParser(oid, format) as (value: string) => unknown;
}

export function split(url: string): { readonly connectionString: string; readonly schema: string } {
  const parsed = new URL(url);
  const schema = parsed.searchParams.get('schema') ?? 'public';
  parsed.searchParams.delete('schema');
  return { connectionString: parsed.href, schema };
}

async function problemsOf(url: string): Promise<readonly string[]> {
  const invalid = await query<{ name: string }>(
    url,
    `SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid
     UNION ALL SELECT conname FROM pg_constraint WHERE NOT convalidated`,
  );
  const problems = invalid.map(({ name }) => `${name} is not valid`);
  for (const key of await foreignKeys(url)) {
    const pairs = key.childColumns.map((column, at) => `c."${column}" = p."${key.parentColumns[at] ?? ''}"`);
    const given = key.childColumns.map((column) => `c."${column}" IS NOT NULL`);
    const [found] = await query<{ lost: number }>(
      url,
      `SELECT COUNT(*) AS lost FROM ${key.child} c WHERE ${given.join(' AND ')}
       AND NOT EXISTS (SELECT 1 FROM ${key.parent} p WHERE ${pairs.join(' AND ')})`,
    );
    if (found?.lost !== 0) problems.push(`${key.name} leads nowhere`);
  }
  return problems;
}

function foreignKeys(url: string): Promise<readonly ForeignKey[]> {
  const columns = (table: string, numbers: string): string =>
    `ARRAY(SELECT a.attname::text FROM unnest(c.${numbers}) WITH ORDINALITY AS k (number, place)
      JOIN pg_attribute a ON a.attrelid = c.${table} AND a.attnum = k.number ORDER BY k.place)`;
  return query<ForeignKey>(
    url,
    `SELECT c.conname AS name, c.conrelid::regclass::text AS child, c.confrelid::regclass::text AS parent,
       ${columns('conrelid', 'conkey')} AS "childColumns", ${columns('confrelid', 'confkey')} AS "parentColumns"
     FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace`,
  );
}
