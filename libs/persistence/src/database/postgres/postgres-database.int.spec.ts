import { Client } from 'pg';
import { freshPostgresUrl } from '@app/testing';
import { type Database, EVERY_BUSINESS } from '../database';
import { parseDatabaseUrl } from '../database-url';
import { openDatabase } from '../open-database';
import { sql } from '../statement';
import { all, first, nothing, run, together, type Transaction } from '../transaction';
import { sessionOptions } from './postgres-pool';

describe('PostgresDatabase', () => {
  const url = freshPostgresUrl();
  let database: Database;

  beforeAll(async () => {
    database = await openDatabase(url, 'server');
  });
  afterAll(() => database.close());

  const insert = (id: string) =>
    run(sql`INSERT INTO business (business_id, name, created_at) VALUES (${id}, 'n', 0)`);
  const count = async (): Promise<number> =>
    (
      await database.read(EVERY_BUSINESS, () =>
        first<{ count: number }>(sql`SELECT COUNT(*) AS count FROM business`),
      )
    )?.count ?? 0;

  it('keeps every commit durable, and says so', async () => {
    const [row] = await database.read(EVERY_BUSINESS, () =>
      all<Record<string, string>>(sql`SHOW synchronous_commit`),
    );
    expect(row).toEqual({ synchronous_commit: 'on' });
  });

  it('reads 64-bit integers and sums as numbers', async () => {
    const row = await database.read(EVERY_BUSINESS, () =>
      first(sql`SELECT 1764000000123::bigint AS big, SUM(v) AS total FROM (VALUES (1::bigint), (2)) t (v)`),
    );
    expect(row).toEqual({ big: 1764000000123, total: 3 });
  });

  it('undoes an operation that throws', async () => {
    const before = await count();
    const failing = database.write(EVERY_BUSINESS, function* () {
      yield* insert('undone');
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await count()).toBe(before);
  });

  it('runs an operation again that met another writer', async () => {
    await database.write(EVERY_BUSINESS, () => insert('row-1'));
    await database.write(EVERY_BUSINESS, () => insert('row-2'));
    let runs = 0;
    const crossing = (one: string, two: string) =>
      function* (): Transaction<void> {
        runs += 1;
        yield* run(sql`UPDATE business SET name = name || '.' WHERE business_id = ${one}`);
        yield* run(sql`SELECT pg_sleep(0.1)`);
        yield* run(sql`UPDATE business SET name = name || '.' WHERE business_id = ${two}`);
      };
    await Promise.all([
      database.write(EVERY_BUSINESS, crossing('row-1', 'row-2')),
      database.write(EVERY_BUSINESS, crossing('row-2', 'row-1')),
    ]);
    expect(runs).toBeGreaterThan(2);
    const rows = await database.read(EVERY_BUSINESS, () =>
      all(sql`SELECT name FROM business WHERE business_id IN ('row-1', 'row-2')`),
    );
    expect(rows).toEqual([{ name: 'n..' }, { name: 'n..' }]);
  });

  it.each<[string, () => Transaction<unknown>]>([
    ['awaited by nobody', () => run(sql`SELECT 1 / 0`)],
    ['sent with others', () => together(first(sql`SELECT 1`), first(sql`SELECT 1 / 0`), insert('never'))],
  ])('undoes an operation with a statement that fails, %s, and goes on', async (_how, failing) => {
    const before = await count();
    const operation = function* (): Transaction<void> {
      yield* insert('undone');
      yield* failing();
      yield* insert('undone too');
    };
    await expect(database.write(EVERY_BUSINESS, operation)).rejects.toMatchObject({ code: '22012' });
    expect(await count()).toBe(before);
    await Promise.all(Array.from({ length: 30 }, () => count()));
  });

  it('hands each of the statements that are sent together its rows', async () => {
    const told = await database.write(EVERY_BUSINESS, () =>
      together(
        all(sql`SELECT 1 AS one`),
        run(sql`SELECT 0`),
        nothing('none'),
        (function* () {
          const row = yield* first<{ two: number }>(sql`SELECT 2 AS two`);
          return yield* first(sql`SELECT ${row?.two ?? 0} + 1 AS three`);
        })(),
        first(sql`SELECT 4 AS four`),
      ),
    );
    expect(told).toEqual([[{ one: 1 }], undefined, 'none', { three: 3 }, { four: 4 }]);
  });

  it('hands on a key that stays taken', async () => {
    await database.write(EVERY_BUSINESS, () => insert('taken'));
    await expect(database.write(EVERY_BUSINESS, () => insert('taken'))).rejects.toMatchObject({
      code: '23505',
    });
  });

  it('answers UNAVAILABLE when its connection is ended, stores nothing, and recovers', async () => {
    const before = await count();
    const ended: Promise<void>[] = [];
    const cut = database.write(EVERY_BUSINESS, function* () {
      yield* insert('cut');
      const backend = yield* first<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`);
      ended.push(endBackend(url, backend?.pid ?? 0));
      yield* run(sql`SELECT pg_sleep(3)`);
    });
    await expect(cut).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfterMs: 1_000 });
    await Promise.all(ended);
    expect(await count()).toBe(before);
    await database.write(EVERY_BUSINESS, () => insert('after'));
    expect(await count()).toBe(before + 1);
  });

  it('answers UNAVAILABLE when another server stands still with rows that it waits for, and recovers', async () => {
    await database.write(EVERY_BUSINESS, () => insert('held'));
    const still = await connectTo(url);
    const rename = (within: string) =>
      database.write(EVERY_BUSINESS, function* () {
        yield* run(sql`SELECT set_config('statement_timeout', ${within}, true)`);
        yield* run(sql`UPDATE business SET name = 'mine' WHERE business_id = 'held'`);
      });
    try {
      await still.query('BEGIN; LOCK TABLE business IN SHARE MODE');
      await expect(rename('100ms')).rejects.toMatchObject({
        code: 'UNAVAILABLE',
        message: 'the database did not answer in time',
        retryAfterMs: 1_000,
      });
    } finally {
      await still.end();
    }
    await rename('5s');
  });

  it('answers UNAVAILABLE when it is closed', async () => {
    const other = await openDatabase(url, 'server');
    await other.close();
    await expect(other.read(EVERY_BUSINESS, () => all(sql`SELECT 1`))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  });

  it('says at the start that nobody listens, without the password', async () => {
    const error: unknown = await openDatabase('postgres://user:secret@127.0.0.1:1/shop', 'server').catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: 'StorageStartError' });
    expect(String(error)).toMatch(/127\.0\.0\.1:1\/shop.*ECONNREFUSED.*DATABASE_URL/);
    expect(String(error)).not.toContain('secret');
  });
});

/** Ends a connection, as an administrator would. */
async function endBackend(url: string, pid: number): Promise<void> {
  const client = await connectTo(url);
  await client.query('SELECT pg_terminate_backend($1)', [pid]);
  await client.end();
}

async function connectTo(url: string): Promise<Client> {
  const parsed = parseDatabaseUrl(url);
  if (parsed.dialect !== 'postgres') throw new Error('not PostgreSQL');
  const { connectionString, schema } = parsed;
  const client = new Client({ connectionString, options: sessionOptions(schema) });
  await client.connect();
  return client;
}
