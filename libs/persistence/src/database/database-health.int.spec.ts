import { freshPostgresUrl, freshSqlite } from '@app/testing';
import { type Database, EVERY_BUSINESS } from './database';
import { databaseHealth } from './database-health';
import { openDatabase } from './open-database';
import { sql } from './statement';
import { run } from './transaction';

const fresh = freshSqlite();
afterAll(() => fresh.remove());

describe.each([
  ['SQLite', fresh.url],
  ['PostgreSQL', freshPostgresUrl()],
])('the health of %s', (_name, url) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(url, 'server');
  });
  afterAll(() => database.close());

  it('is well, with room to grow', async () => {
    expect(await databaseHealth(database)).toEqual({ reachable: true, migrated: true, hasRoom: true });
  });

  it('has no room where the disk says so, or cannot be asked', async () => {
    const withFree = (freeBytes: () => Promise<number>): Database =>
      Object.assign(Object.create(database) as Database, { freeBytes });
    expect(await databaseHealth(withFree(() => Promise.resolve(1_000_000)))).toMatchObject({
      hasRoom: false,
    });
    expect(await databaseHealth(withFree(() => Promise.reject(new Error())))).toMatchObject({
      hasRoom: false,
    });
  });

  it('tells its figures, each by a name of its own', async () => {
    const figures = await database.figures();
    expect(figures.length).toBeGreaterThan(2);
    expect(new Set(figures.map(({ name }) => name)).size).toBe(figures.length);
  });

  it('is of another version when a migration is missing', async () => {
    await database.write(EVERY_BUSINESS, () =>
      run(sql`DELETE FROM migration WHERE name = 'CreateHandovers1764000000006'`),
    );
    expect(await databaseHealth(database)).toMatchObject({ reachable: true, migrated: false });
  });

  it('cannot be reached once it is closed', async () => {
    await database.close();
    expect(await databaseHealth(database)).toMatchObject({ reachable: false, migrated: false });
  });
});
