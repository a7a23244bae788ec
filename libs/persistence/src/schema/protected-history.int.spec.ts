import { event } from '@app/domain';
import { freshPostgresUrl, freshSqlite, Scene } from '@app/testing';
import { type Database, EVERY_BUSINESS } from '../database/database';
import { openDatabase } from '../database/open-database';
import { Statement } from '../database/statement';
import { all, run } from '../database/transaction';
import { sqlStores } from '../sql-stores';

const fresh = freshSqlite();
afterAll(() => fresh.remove());

describe.each([
  ['SQLite', fresh.url, []],
  [
    'PostgreSQL',
    freshPostgresUrl(),
    [
      'TRUNCATE event',
      'TRUNCATE state CASCADE',
      'TRUNCATE tombstone CASCADE',
      'TRUNCATE handover',
      'TRUNCATE recorded_content',
    ],
  ],
])('history on %s', (_name, url, truncations) => {
  let database: Database;

  beforeAll(async () => {
    database = await openDatabase(url, 'server');
    const scene = await Scene.begin(sqlStores(database));
    const states = await scene.line(2);
    const effects = [event('HandoverRequested', { reason: 'r', reasonNative: 'r' })];
    await scene.turn({ effects, contents: [{ digest: 'd', body: 'read' }] });
    await scene.store.agents.putAgent(scene.businessId, 'ada', { name: 'Ada' } as never);
    await scene.store.turns.eraseSession(scene.businessId, states[0]!.sessionId, 'asked for');
    await scene.line(2);
  });

  afterAll(() => database.close());

  const read = (text: string) => database.read(EVERY_BUSINESS, () => all(new Statement(text)));

  it.each([
    "UPDATE state SET digest = 'x'",
    'UPDATE state SET parent_state_id = NULL',
    "UPDATE event SET payload = '{}' WHERE position = 0",
    'DELETE FROM event',
    'DELETE FROM state WHERE depth = 2',
    "UPDATE agent_descriptor_version SET definition = '{}'",
    'DELETE FROM agent_descriptor_version',
    "UPDATE tombstone SET reason = 'other'",
    'DELETE FROM erased_state',
    'DELETE FROM tombstone',
    "UPDATE handover SET status = 'human'",
    'DELETE FROM handover',
    "UPDATE recorded_content SET body = 'other'",
    'DELETE FROM recorded_content',
    ...truncations,
  ])('refuses %s', async (text) => {
    const tables = [
      'state',
      'event',
      'agent_descriptor_version',
      'tombstone',
      'erased_state',
      'handover',
      'recorded_content',
    ];
    const before = await Promise.all(tables.map((table) => read(`SELECT * FROM ${table} ORDER BY 1, 2, 3`)));
    await expect(database.write(EVERY_BUSINESS, () => run(new Statement(text)))).rejects.toMatchObject({
      message: expect.stringContaining('rows are immutable') as string,
    });
    expect(await Promise.all(tables.map((table) => read(`SELECT * FROM ${table} ORDER BY 1, 2, 3`)))).toEqual(
      before,
    );
    expect(before.every((rows) => rows.length > 0)).toBe(true);
  });
});
