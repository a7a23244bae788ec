import { freshPostgresUrl } from '@app/testing';
import { EVERY_BUSINESS, type Database } from '../database/database';
import { openDatabase } from '../database/open-database';
import { createPool, escapesRowSecurity } from '../database/postgres/postgres-pool';
import { sql, type Statement } from '../database/statement';
import { all, run } from '../database/transaction';

const SITES = sql`SELECT business_id AS "businessId", site_id AS "siteId" FROM site ORDER BY business_id`;

describe('row-level security on PostgreSQL', () => {
  let database: Database;
  const read = (scope: string | typeof EVERY_BUSINESS, statement: Statement) =>
    database.read(scope, () => all(statement));
  const write = (scope: string, statement: Statement) => database.write(scope, () => run(statement));
  const readInTransaction = (scope: string, statement: Statement) =>
    database.write(scope, () => all(statement));
  const siteOf = (businessId: string) =>
    sql`INSERT INTO site (business_id, site_id, name) VALUES (${businessId}, 's1', 'a site')`;

  beforeAll(async () => {
    database = await openDatabase(freshPostgresUrl(), 'server');
    for (const id of ['a', 'b']) {
      await write(id, sql`INSERT INTO business (business_id, name, created_at) VALUES (${id}, 'n', 0)`);
      await write(id, siteOf(id));
    }
  });
  afterAll(() => database.close());

  it('is on, and forced upon the owner, for every table with a business', async () => {
    const open = await read(
      EVERY_BUSINESS,
      sql`SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = CAST(current_schema() AS regnamespace) AND c.relkind = 'r'
          AND a.attname = 'business_id' AND NOT (c.relrowsecurity AND c.relforcerowsecurity
            AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid))`,
    );
    expect(open).toEqual([]);
  });

  it('a statement without its tenant predicate reads one business only', async () => {
    expect(await read('a', SITES)).toEqual([{ businessId: 'a', siteId: 's1' }]);
    expect(await read('b', SITES)).toEqual([{ businessId: 'b', siteId: 's1' }]);
    expect(await read('unknown', SITES)).toEqual([]);
    expect(await read(EVERY_BUSINESS, SITES)).toHaveLength(2);
  });

  it('changes and deletes one business only', async () => {
    await write('a', sql`UPDATE site SET name = 'renamed'`);
    expect(await read(EVERY_BUSINESS, sql`SELECT business_id FROM site WHERE name = 'renamed'`)).toEqual([
      { business_id: 'a' },
    ]);
    await write('a', sql`DELETE FROM site`);
    expect(await read(EVERY_BUSINESS, SITES)).toEqual([{ businessId: 'b', siteId: 's1' }]);
    await write('a', siteOf('a'));
  });

  it('stores no row of another business', async () => {
    await expect(
      write('a', sql`INSERT INTO site (business_id, site_id, name) VALUES ('b', 's2', 'n')`),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(write('a', sql`UPDATE site SET business_id = 'b'`)).rejects.toHaveProperty('code');
  });

  it.each([
    ['shop:shop', false],
    ['postgres:postgres', true],
  ])('is known not to hold a superuser: %s', async (user, escapes) => {
    const server = freshPostgresUrl().replace('shop:shop', user).split('?')[0] ?? '';
    const pool = createPool({ connectionString: server, schema: 'public' });
    expect(await escapesRowSecurity(pool)).toBe(escapes);
    await pool.end();
  });

  it('holds for each of many operations that share connections', async () => {
    const ask = async (businessId: string, client: number) => {
      for (let turn = 0; turn < 10; turn += 1) {
        const answer = (client + turn) % 2 === 0 ? read : readInTransaction;
        expect(await answer(businessId, SITES)).toEqual([{ businessId, siteId: 's1' }]);
      }
    };
    await Promise.all(Array.from({ length: 30 }, (_, client) => ask(client % 3 === 0 ? 'a' : 'b', client)));
  });
});
