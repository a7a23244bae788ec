import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freshSqlite, type FreshSqlite } from '@app/testing';
import { EVERY_BUSINESS } from '../database';
import { openDatabase } from '../open-database';
import { sql } from '../statement';
import { first, run } from '../transaction';

/** Another server, as far as the file can tell: it holds the same lock until it is killed. */
const OTHER_SERVER = `
  const Database = require('better-sqlite3');
  new Database(process.argv[1] + '.lock', { timeout: 0 }).exec('BEGIN EXCLUSIVE');
  console.log('locked');
  setInterval(() => {}, 1000);`;

describe('a SQLite file', () => {
  let fresh: FreshSqlite;
  let other: ChildProcess | undefined;

  beforeEach(() => {
    fresh = freshSqlite();
  });

  afterEach(() => {
    other?.kill('SIGKILL');
    fresh.remove();
  });

  const startOther = async (): Promise<ChildProcess> => {
    other = spawn(process.execPath, ['-e', OTHER_SERVER, fresh.file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(other.stdout!, 'data');
    return other;
  };

  it('serves one server: another process is told to use PostgreSQL, until the first is killed', async () => {
    await (await openDatabase(fresh.url, 'server')).close();
    const holder = await startOther();
    await expect(openDatabase(fresh.url, 'server')).rejects.toThrow(/another server.*postgres:\/\//s);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    await (await openDatabase(fresh.url, 'server')).close();
  });

  it('refuses a second server in the same process too', async () => {
    const first = await openDatabase(fresh.url, 'server');
    await expect(openDatabase(fresh.url, 'server')).rejects.toThrow(/another server/);
    await first.close();
  });

  it('keeps another process out while it is served', async () => {
    const database = await openDatabase(fresh.url, 'server');
    const child = spawn(process.execPath, ['-e', OTHER_SERVER, fresh.file], { stdio: 'ignore' });
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).not.toBe(0);
    await database.close();
  });

  it('is written by the admin beside a running server', async () => {
    const server = await openDatabase(fresh.url, 'server');
    const admin = await openDatabase(fresh.url, 'admin');
    const insert = (id: string) => () =>
      run(sql`INSERT INTO business (business_id, name, created_at) VALUES (${id}, 'n', 0)`);
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 === 0 ? server : admin).write(EVERY_BUSINESS, insert(`b${index}`)),
      ),
    );
    for (const database of [server, admin]) {
      const row = await database.read(EVERY_BUSINESS, () =>
        first<{ count: number }>(sql`SELECT COUNT(*) AS count FROM business`),
      );
      expect(row?.count).toBe(40);
    }
    await admin.close();
    await server.close();
  });

  it('is migrated by the admin when no server is there', async () => {
    const admins = await Promise.all([openDatabase(fresh.url, 'admin'), openDatabase(fresh.url, 'admin')]);
    await Promise.all(admins.map((admin) => admin.close()));
    await (await openDatabase(fresh.url, 'server')).close();
  });
});
