import { statSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { freshSqlite, type FreshSqlite } from '@app/testing';
import { EVERY_BUSINESS } from '../database';
import { openDatabase } from '../open-database';
import { sql } from '../statement';
import { all, first, run, type Transaction } from '../transaction';
import { SqliteDatabase } from './sqlite-database';
import { assertDurable, SqliteHandle } from './sqlite-handle';

const COUNT = sql`SELECT COUNT(*) AS count FROM business`;

describe('SqliteDatabase', () => {
  let fresh: FreshSqlite;
  let database: SqliteDatabase;

  beforeEach(async () => {
    fresh = freshSqlite();
    const opened = await openDatabase(fresh.url, 'server');
    if (!(opened instanceof SqliteDatabase)) throw new Error('not SQLite');
    database = opened;
  });

  afterEach(async () => {
    await database.close();
    fresh.remove();
  });

  const count = async (): Promise<number> =>
    (await database.read(EVERY_BUSINESS, () => first<{ count: number }>(COUNT)))?.count ?? 0;

  it('commits the jobs that succeed and undoes those that fail, while others read', async () => {
    const seen: number[] = [];
    const jobs = Array.from({ length: 200 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index % 7));
      if (index % 3 === 0) seen.push(await count());
      await database.write(EVERY_BUSINESS, () => insertTwo(`b${index}`, index % 4 === 0));
    });
    const outcomes = await Promise.allSettled(jobs);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(50);
    expect(await count()).toBe(300);
    expect(seen.every((rows) => rows % 2 === 0)).toBe(true);
    const ids = await database.read(EVERY_BUSINESS, () =>
      all<{ id: string }>(sql`SELECT business_id AS id FROM business`),
    );
    const expected = Array.from({ length: 200 }, (_, index) => index).filter((index) => index % 4 !== 0);
    expect(ids.map(({ id }) => id).sort()).toEqual(
      expected.flatMap((index) => [`b${index}`, `b${index}x`]).sort(),
    );
  });

  it('serves the jobs that wait together with one commit', async () => {
    const before = database.writer.commits;
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => database.write(EVERY_BUSINESS, () => insertTwo(`g${index}`))),
    );
    expect(await count()).toBe(100);
    expect(database.writer.commits - before).toBeLessThan(10);
  });

  it('shows no reader what is not committed', async () => {
    const during: Promise<number>[] = [];
    await database.write(EVERY_BUSINESS, function* () {
      yield* insertTwo('early');
      during.push(count());
    });
    expect(await Promise.all(during)).toEqual([0]);
    expect(await count()).toBe(2);
  });

  it('syncs every commit in full, on every handle, and forgets what it deletes', () => {
    for (const access of ['read', 'write'] as const) {
      const { connection } = SqliteHandle.open(fresh.file, access);
      const setting = (name: string): unknown => connection.pragma(name, { simple: true });
      expect(['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete'].map(setting)).toEqual([
        'wal',
        2,
        1,
        1,
      ]);
      connection.close();
    }
  });

  it('refuses a connection that would lose commits with the power', () => {
    const connection = new BetterSqlite(fresh.file);
    connection.pragma('synchronous = NORMAL');
    expect(() => assertDurable(connection)).toThrow(/synchronous=1.*FULL/s);
    connection.close();
  });

  it('cannot write through the handle that reads', async () => {
    await expect(database.read(EVERY_BUSINESS, () => insertTwo('reader'))).rejects.toHaveProperty('message');
    expect(await count()).toBe(0);
  });

  it('waits for another process that writes, and answers UNAVAILABLE when it takes too long', async () => {
    const other = new BetterSqlite(fresh.file);
    other.exec('BEGIN IMMEDIATE');
    const patient = database.write(EVERY_BUSINESS, () => insertTwo('patient'));
    setTimeout(() => other.exec('COMMIT'), 150);
    await patient;
    other.exec('BEGIN IMMEDIATE');
    await expect(database.write(EVERY_BUSINESS, () => insertTwo('refused'))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      retryAfterMs: 1_000,
    });
    other.exec('ROLLBACK');
    other.close();
    await database.write(EVERY_BUSINESS, () => insertTwo('after'));
    expect(await count()).toBe(4);
  });

  it('keeps its log bounded, once whoever read for long is gone', async () => {
    const reader = new BetterSqlite(fresh.file, { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT COUNT(*) FROM business').get();
    const megabyte = 'x'.repeat(1_000_000);
    for (let index = 0; index < 72; index += 1) {
      await database.write(EVERY_BUSINESS, () =>
        run(
          sql`INSERT INTO business (business_id, name, created_at) VALUES (${`m${index}`}, ${megabyte}, 0)`,
        ),
      );
    }
    const logBytes = () => statSync(`${fresh.file}-wal`).size;
    expect(logBytes()).toBeGreaterThan(64 * 1024 * 1024);
    reader.close();
    for (let index = 0; index < 3; index += 1) {
      await database.write(EVERY_BUSINESS, () => insertTwo(`small${index}`));
    }
    expect(logBytes()).toBeLessThanOrEqual(64 * 1024 * 1024);
  });

  it('commits what is waiting when it is closed, and takes nothing more', async () => {
    const waiting = database.write(EVERY_BUSINESS, () => insertTwo('last'));
    await database.close();
    await waiting;
    await expect(database.write(EVERY_BUSINESS, () => insertTwo('late'))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    database = (await openDatabase(fresh.url, 'server')) as SqliteDatabase;
    expect(await count()).toBe(2);
  });
});

function* insertTwo(id: string, thenFail = false): Transaction<void> {
  yield* run(sql`INSERT INTO business (business_id, name, created_at) VALUES (${id}, 'n', 0)`);
  if (thenFail) throw new Error('refused by the job itself');
  yield* run(sql`INSERT INTO business (business_id, name, created_at) VALUES (${`${id}x`}, 'n', 0)`);
}
