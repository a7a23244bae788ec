import { event } from '@app/domain';
import { aClaim, freshPostgresUrl, freshSqlite, Scene } from '@app/testing';
import { Database, EVERY_BUSINESS } from '../database/database';
import { openDatabase } from '../database/open-database';
import { Statement, type Row } from '../database/statement';
import { all, type Transaction } from '../database/transaction';
import { sqlStores } from '../sql-stores';
import { commit } from './commit.transaction';
import { reserve } from './reserve.transaction';

const TABLES = [
  'session',
  'state',
  'event',
  'snapshot',
  'turn',
  'idempotency_key',
  'conversation',
  'handover',
];
const fresh = freshSqlite();
afterAll(() => fresh.remove());

/** Does one statement after the other, and throws when so many are done. Answers how many there were. */
function* brokenAfter(statements: number, whole: Transaction<unknown>): Transaction<number> {
  let done = 0;
  let step = whole.next();
  while (step.done !== true) {
    const rows: (readonly Row[])[] = [];
    for (const statement of step.value.statements) {
      if (done === statements) throw new Error(`broken after ${done}`);
      rows.push(...(yield { statements: [statement], isAwaited: true, isLast: false }));
      done += 1;
    }
    step = whole.next(rows);
  }
  return done;
}

describe.each([
  ['SQLite', fresh.url],
  ['PostgreSQL', freshPostgresUrl()],
])('a turn that breaks off on %s', (_name, url) => {
  let database: Database;

  beforeAll(async () => {
    database = await openDatabase(url, 'server');
  });
  afterAll(() => database.close());

  const stored = async (): Promise<string> => {
    const tables: unknown[] = [];
    for (const table of TABLES) {
      const rows = await database.read(EVERY_BUSINESS, () =>
        all(new Statement(`SELECT * FROM ${table}`, [])),
      );
      tables.push(rows.map((row) => JSON.stringify(row)).sort());
    }
    return JSON.stringify(tables);
  };

  /** R3: breaks it after each of its statements, and then not at all; answers how many there are. */
  const breakEverywhere = async (businessId: string, whole: () => Transaction<unknown>): Promise<number> => {
    const before = await stored();
    for (let statements = 0; ; statements += 1) {
      const outcome = await database
        .write(businessId, () => brokenAfter(statements, whole()))
        .catch((error: unknown) => String(error));
      if (typeof outcome === 'number') return outcome;
      expect(outcome).toContain(`broken after ${statements}`);
      expect(await stored()).toBe(before);
    }
  };

  it('stores nothing, whichever statement was its last', async () => {
    const scene = await Scene.begin(sqlStores(database));
    const { conversationId } = await scene.conversation();
    const parent = await scene.turn({ conversationId });
    const effects = [event('HandoverRequested', { reason: 'asked', reasonNative: 'asked' })];
    const options = { conversationId, parent, idempotency: aClaim(), snapshot: true, effects };
    const reservation = scene.reservation(options);
    const token = 'a-token-of-its-own-xxx';
    const reserved = await breakEverywhere(scene.businessId, () => reserve(reservation, token));
    expect(reserved).toBeGreaterThanOrEqual(4);
    const made = scene.commitOf(reservation, token, options);
    const committed = await breakEverywhere(scene.businessId, () => commit(made));
    expect(committed).toBeGreaterThanOrEqual(7);
    expect(await stored()).toContain(made.state.stateId);
  });
});
