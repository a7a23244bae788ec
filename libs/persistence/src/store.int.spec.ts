import { describeStore, freshPostgresUrl, freshSqlite, type StoreUnderContract } from '@app/testing';
import { EVERY_BUSINESS } from './database/database';
import { openDatabase } from './database/open-database';
import { sql, type Statement } from './database/statement';
import { first, run } from './database/transaction';
import { sqlStores } from './sql-stores';

describeStore('SQLite', async () => {
  const fresh = freshSqlite();
  const store = await openStore(fresh.url);
  return { ...store, close: () => store.close().finally(() => fresh.remove()) };
});
describeStore('PostgreSQL', () => openStore(freshPostgresUrl()));

async function openStore(url: string): Promise<StoreUnderContract> {
  const database = await openDatabase(url, 'server');
  const execute = (statement: Statement): Promise<void> =>
    database.write(EVERY_BUSINESS, () => run(statement));
  return {
    ...sqlStores(database),
    snapshots: {
      count: async (stateIds) => {
        const counts = await Promise.all(
          stateIds.map((stateId) =>
            database.read(EVERY_BUSINESS, () =>
              first<{ count: number }>(
                sql`SELECT COUNT(*) AS count FROM snapshot WHERE state_id = ${stateId}`,
              ),
            ),
          ),
        );
        return counts.reduce((sum, row) => sum + (row?.count ?? 0), 0);
      },
      deleteAll: () => execute(sql`DELETE FROM snapshot`),
      spoilDigests: () => execute(sql`UPDATE snapshot SET digest = 'x', memory = '{"transcript":[]}'`),
      spoilMemories: () => execute(sql`UPDATE snapshot SET memory = '{"transcript":['`),
    },
    close: () => database.close(),
  };
}
