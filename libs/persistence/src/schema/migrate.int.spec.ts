import type { DataSource } from 'typeorm';
import { freshPostgresUrl, freshSqlite } from '@app/testing';
import { parseDatabaseUrl } from '../database/database-url';
import { openDatabase } from '../database/open-database';
import { sessionOptions } from '../database/postgres/postgres-pool';
import { configure } from '../database/sqlite/sqlite-handle';
import { createDataSource, migrate } from './migrate';
import { MIGRATIONS } from './migrations';
import { isCurrent } from './schema-age';

const fresh = freshSqlite();
afterAll(() => fresh.remove());

describe.each([
  ['SQLite', fresh.url],
  ['PostgreSQL', freshPostgresUrl()],
])('migrations on %s', (_name, url) => {
  let dataSource: DataSource;

  beforeAll(async () => {
    await (await openDatabase(url, 'server')).close();
    dataSource = await connect(url);
  });

  afterAll(() => dataSource.destroy());

  it('make the schema that the entities describe', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('run once, however often they are started', async () => {
    await migrate(dataSource);
    expect(await applied(dataSource)).toHaveLength(MIGRATIONS.length);
    expect(isCurrent(await applied(dataSource))).toBe(true);
  });

  it('refuse a schema that is newer than this program', async () => {
    const future = "INSERT INTO migration (timestamp, name) VALUES (9, 'FromTheFuture9')";
    await dataSource.query(future);
    await expect(openDatabase(url, 'server')).rejects.toThrow(/newer version.*FromTheFuture9/);
    await dataSource.query("DELETE FROM migration WHERE name = 'FromTheFuture9'");
  });

  it('can be taken back to an empty database', async () => {
    expect(await tableNames(dataSource)).toEqual(expect.arrayContaining(['event', 'session', 'state']));
    for (const _migration of MIGRATIONS) await dataSource.undoLastMigration();
    expect(isCurrent(await applied(dataSource))).toBe(false);
    expect(await tableNames(dataSource)).toEqual(['migration']);
    await migrate(dataSource);
    expect(isCurrent(await applied(dataSource))).toBe(true);
  });
});

it('servers that start together on one PostgreSQL migrate it once', async () => {
  const url = freshPostgresUrl();
  const servers = await Promise.all([1, 2, 3].map(() => openDatabase(url, 'server')));
  await Promise.all(servers.map((server) => server.close()));
  const dataSource = await connect(url);
  expect(await applied(dataSource)).toHaveLength(MIGRATIONS.length);
  await dataSource.destroy();
});

async function applied(dataSource: DataSource): Promise<readonly string[]> {
  const rows: { name: string }[] = await dataSource.query('SELECT name FROM migration');
  return rows.map(({ name }) => name);
}

async function tableNames(dataSource: DataSource): Promise<readonly string[]> {
  const rows: { name: string }[] = await dataSource.query(
    dataSource.options.type === 'postgres'
      ? 'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()'
      : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  return rows.map(({ name }) => name);
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
          extra: { options: sessionOptions(parsed.schema) },
        },
  ).initialize();
}
