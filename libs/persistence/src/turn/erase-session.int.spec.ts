import { existsSync, readFileSync } from 'node:fs';
import { aClaim, freshPostgresUrl, freshSqlite, Scene } from '@app/testing';
import { openDatabase } from '../database/open-database';
import { sql } from '../database/statement';
import { all } from '../database/transaction';
import { sqlStores } from '../sql-stores';

const CANARY = 'canary-7f3a9c-bird';

/** A session that says the canary everywhere a turn leaves text, and one beside it that must survive. */
async function talkAndErase(scene: Scene): Promise<void> {
  const { turns } = scene.store;
  await scene.turn({ text: 'a bystander' });
  const said = { text: CANARY, reply: `${CANARY} too`, answer: { status: 200, body: CANARY } };
  const root = await scene.turn({ ...said, snapshot: true, idempotency: aClaim() });
  const tip = await scene.turn({ ...said, parent: root, snapshot: true, idempotency: aClaim() });
  const failed = await scene.reserve({ ...said, parent: tip });
  await turns.fail(failed.reservation, failed.token, 'AGENT_FAILED');
  await scene.reserve({ ...said, parent: root, idempotency: aClaim() });
  expect(await turns.eraseSession(scene.businessId, root.sessionId, 'asked for')).toBe(true);
}

describe('erasure', () => {
  it('leaves nothing of what was said in the SQLite file or its log', async () => {
    const fresh = freshSqlite();
    const database = await openDatabase(fresh.url, 'server');
    const scene = await Scene.begin(sqlStores(database));
    const probe = await scene.turn({ text: CANARY });
    expect(occurrences(fresh.file) + occurrences(`${fresh.file}-wal`)).toBeGreaterThan(0);
    await scene.store.turns.eraseSession(scene.businessId, probe.sessionId, 'probe');
    await talkAndErase(scene);
    expect(occurrences(fresh.file)).toBe(0);
    expect(occurrences(`${fresh.file}-wal`)).toBe(0);
    await database.close();
    expect(occurrences(fresh.file)).toBe(0);
    fresh.remove();
  });

  it('leaves nothing of what was said in any row on PostgreSQL', async () => {
    const database = await openDatabase(freshPostgresUrl(), 'server');
    await talkAndErase(await Scene.begin(sqlStores(database)));
    const tables = [
      sql`SELECT * FROM event`,
      sql`SELECT * FROM state`,
      sql`SELECT * FROM snapshot`,
      sql`SELECT * FROM turn`,
      sql`SELECT * FROM idempotency_key`,
      sql`SELECT * FROM tombstone`,
      sql`SELECT * FROM erased_state`,
    ];
    const rows = await Promise.all(tables.map((table) => database.read(() => all(table))));
    expect(JSON.stringify(rows)).not.toContain(CANARY);
    expect(rows.every((found) => found.length > 0 || found === rows[2])).toBe(true);
    await database.close();
  });
});

function occurrences(file: string): number {
  return existsSync(file) ? readFileSync(file).toString('latin1').split(CANARY).length - 1 : 0;
}
