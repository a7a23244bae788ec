import type { DataSource } from 'typeorm';
import { freshPostgresUrl, freshSqlite, Scene } from '@app/testing';
import { parseDatabaseUrl } from '../database/database-url';
import { openDatabase } from '../database/open-database';
import { sessionOptions } from '../database/postgres/postgres-pool';
import { configure } from '../database/sqlite/sqlite-handle';
import { sqlStores } from '../sql-stores';
import { createDataSource, migrate } from './migrate';

const fresh = freshSqlite();
afterAll(() => fresh.remove());

describe.each([
  ['SQLite', fresh.url],
  ['PostgreSQL', freshPostgresUrl()],
])('events that were stored before they were compacted, on %s', (_name, url) => {
  let dataSource: DataSource;
  const rows = (): Promise<readonly unknown[]> =>
    dataSource.query('SELECT * FROM event ORDER BY business_id, state_id, position');

  beforeAll(async () => {
    const database = await openDatabase(url, 'server');
    const scene = await Scene.begin(sqlStores(database));
    const [first] = await scene.line(3);
    await scene.line(2, first);
    await database.close();
    dataSource = await connect(url);
  });
  afterAll(() => dataSource.destroy());

  it('are carried over and back, and stay what they were', async () => {
    const before = await rows();
    expect(before.length).toBeGreaterThan(10);
    await undoUntil(dataSource, 'CompactEvents1764000000011');
    expect(await rows()).toEqual(before);
    await migrate(dataSource);
    expect(await rows()).toEqual(before);
  });

  it.each(["UPDATE event SET payload = '{}'", 'DELETE FROM event'])('still refuse %s', async (text) => {
    await expect(dataSource.query(text)).rejects.toThrow('rows are immutable');
  });

  it('still belong to a state', async () => {
    const stray = dataSource.query(
      `INSERT INTO event (business_id, state_id, position, type, schema_version, payload)
       SELECT business_id, 'none', 0, type, schema_version, payload FROM event WHERE position = 0 LIMIT 1`,
    );
    await expect(stray).rejects.toThrow(/foreign key/i);
  });
});

async function undoUntil(dataSource: DataSource, name: string): Promise<void> {
  const isApplied = async (): Promise<boolean> => {
    const applied: { name: string }[] = await dataSource.query('SELECT name FROM migration');
    return applied.some((migration) => migration.name === name);
  };
  while (await isApplied()) await dataSource.undoLastMigration();
}

function connect(url: string): Promise<DataSource> {
  const parsed = parseDatabaseUrl(url);
  return createDataSource(
    parsed.dialect === 'sqlite'
      ? { type: 'better-sqlite3', database: parsed.file, prepareDatabase: configure }
      : {
          type: 'postgres',
          url: parsed.connectionString,
          schema: parsed.schema,
          extra: { options: `${sessionOptions(parsed.schema)} -c app.business_id=*` },
        },
  ).initialize();
}
