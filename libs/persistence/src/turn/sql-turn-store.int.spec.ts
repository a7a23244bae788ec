import { event } from '@app/domain';
import { aClaim, freshPostgresUrl, freshSqlite, Scene, sleep, type TurnOptions } from '@app/testing';
import { eraseConversation } from '../conversation/erase-conversation.transaction';
import { Database, EVERY_BUSINESS, type RowScope } from '../database/database';
import { openDatabase } from '../database/open-database';
import { sql, type Row } from '../database/statement';
import { all, run, type Transaction } from '../database/transaction';
import { sqlStores } from '../sql-stores';
import { commit } from './commit.transaction';
import { eraseSession } from './erase-session.transaction';
import { purgeInputs } from './purge-inputs.transaction';
import { purgeKeys } from './purge-keys.transaction';
import { reserve } from './reserve.transaction';

const fresh = freshSqlite();
afterAll(() => fresh.remove());

describe.each([
  ['SQLite', fresh.url],
  ['PostgreSQL', freshPostgresUrl()],
])('turns on %s', (_name, url) => {
  let database: Database;
  let scene: Scene;

  beforeAll(async () => {
    database = await openDatabase(url, 'server');
  });
  beforeEach(async () => {
    scene = await Scene.begin(sqlStores(database));
  });
  afterAll(() => database.close());

  const journal = () =>
    database.read(EVERY_BUSINESS, () =>
      all<{ outcome: string | null; result: string | null; input: string | null }>(
        sql`SELECT outcome, result, input FROM turn WHERE business_id = ${scene.businessId} ORDER BY turn_id`,
      ),
    );

  it('are journalled with their input until a state holds it', async () => {
    const running = await scene.reserve({ text: 'where is my parcel' });
    const [started] = await journal();
    expect(started).toMatchObject({ outcome: null, result: null });
    expect(started?.input).toContain('where is my parcel');
    const made = scene.commitOf(running.reservation, running.token);
    await scene.store.turns.commit(made);
    expect(await journal()).toEqual([{ outcome: 'committed', result: made.state.stateId, input: null }]);
  });

  it('that fail are journalled with their code, and keep what was asked in a session', async () => {
    const parent = await scene.turn();
    const { reservation, token } = await scene.reserve({ parent, text: 'lost?' });
    await scene.store.turns.fail(reservation, token, 'AGENT_TIMEOUT');
    await scene.store.turns.fail(reservation, token, 'INTERNAL');
    const failed = (await journal()).find(({ outcome }) => outcome === 'failed');
    expect(failed).toMatchObject({ outcome: 'failed', result: 'AGENT_TIMEOUT' });
    expect(failed?.input).toContain('lost?');
  });

  it('whose owner died are journalled as abandoned when their key is taken over', async () => {
    const idempotency = aClaim();
    await scene.reserve({ idempotency, leaseMs: 20 });
    await sleep(50);
    await scene.reserve({ idempotency });
    expect((await journal()).map(({ outcome }) => outcome)).toEqual(['abandoned', null]);
  });

  it('take no more statements than they need', async () => {
    const parent = await scene.turn();
    const counted = countStatements(database);
    const { turns } = sqlStores(counted.database);
    const steps = async (options: TurnOptions): Promise<readonly number[]> => {
      const reservation = scene.reservation(options);
      const reserved = counted.since(await turns.reserve(reservation));
      if (reserved.result.kind !== 'reserved') throw new Error(reserved.result.kind);
      const committed = counted.since(
        await turns.commit(scene.commitOf(reservation, reserved.result.token, options)),
      );
      return [reserved.count, committed.count];
    };
    expect(await steps({})).toEqual([1, 4]);
    expect(await steps({ parent })).toEqual([1, 4]);
    expect(await steps({ parent, idempotency: aClaim() })).toEqual([3, 5]);
    const { conversationId } = await scene.conversation();
    expect(await steps({ conversationId })).toEqual([3, 6]);
  });

  it('leave no key behind when they have neither an answer nor an input to keep', async () => {
    const idempotency = aClaim();
    await scene.turn({ idempotency, answer: null, outcome: 'AGENT_FAILED' });
    const { reservation, token } = await scene.reserve({ idempotency: aClaim() });
    await scene.store.turns.fail(reservation, token, 'AGENT_FAILED');
    const keys = sql`SELECT key FROM idempotency_key WHERE business_id = ${scene.businessId}`;
    expect(await database.read(EVERY_BUSINESS, () => all(keys))).toEqual([{ key: idempotency.key }]);
  });

  it('let go of answers after a day, and not before', async () => {
    const [old, recent] = [aClaim(), aClaim()];
    await scene.turn({ idempotency: old });
    await scene.turn({ idempotency: recent });
    const age = (key: string, hours: number) =>
      database.write(EVERY_BUSINESS, () =>
        run(
          sql`UPDATE idempotency_key SET created_at = created_at - ${hours * 3_600_000} WHERE key = ${key}`,
        ),
      );
    await age(old.key, 25);
    await age(recent.key, 23);
    await database.write(EVERY_BUSINESS, purgeKeys);
    const kinds = [old, recent].map(
      async (idempotency) => (await scene.store.turns.reserve(scene.reservation({ idempotency }))).kind,
    );
    expect(await Promise.all(kinds)).toEqual(['reserved', 'answered']);
  });

  it('let go of what they were asked a day after they failed, but for one of a queue that is still to be kept', async () => {
    const { conversationId } = await scene.conversation();
    const parent = await scene.turn({ conversationId });
    const failed = async () => {
      const { reservation, token } = await scene.reserve({ parent });
      await scene.store.turns.fail(reservation, token, 'AGENT_FAILED');
      return reservation;
    };
    const line = { queueId: 'q', waitedMs: 0 };
    const turns = {
      old: await failed(),
      recent: await failed(),
      dead: (await scene.reserve({ parent })).reservation,
      queued: scene.reservation({ conversationId, line }),
    };
    await scene.store.turns.announce(turns.queued);
    const age = (ofTurn: keyof typeof turns, hours: number) =>
      database.write(EVERY_BUSINESS, () =>
        run(sql`
          UPDATE turn SET ended_at = ended_at - ${hours * 3_600_000}, lease_until = lease_until - ${hours * 3_600_000}
          WHERE turn_id = ${turns[ofTurn].turnId}`),
      );
    await age('old', 25);
    await age('recent', 23);
    await age('dead', 25);
    await age('queued', 25);
    await database.write(EVERY_BUSINESS, purgeInputs);
    const kept = Object.entries(turns).map(async ([name, { businessId, turnId }]) => {
      const turn = await scene.store.turns.getTurn(businessId, turnId);
      return [name, turn?.input.length];
    });
    expect(Object.fromEntries(await Promise.all(kept))).toEqual({ old: 0, recent: 1, dead: 0, queued: 1 });
  });

  it.each<[string, () => Promise<() => Transaction<unknown>>]>([
    [
      'reserve',
      () => {
        const reservation = scene.reservation({ idempotency: aClaim() });
        return Promise.resolve(() => reserve(reservation, 'token'));
      },
    ],
    [
      'commit',
      async () => {
        const parent = await scene.turn();
        const options = { parent, expectHead: true, snapshot: true, idempotency: aClaim() };
        const { reservation, token } = await scene.reserve(options);
        const made = scene.commitOf(reservation, token, options);
        return () => commit(made);
      },
    ],
    [
      'reserve in a conversation of a dead owner',
      async () => {
        const { conversationId } = await scene.conversation();
        const parent = await scene.turn({ conversationId });
        await scene.reserve({ conversationId, parent, leaseMs: 0 });
        const reservation = scene.reservation({ conversationId, parent, idempotency: aClaim() });
        await scene.store.turns.announce(reservation);
        return () => reserve(reservation, 'token');
      },
    ],
    [
      'commit in a conversation',
      async () => {
        const { conversationId } = await scene.conversation();
        const parent = await scene.turn({ conversationId });
        const effects = [event('HandoverRequested', { reason: 'r', reasonNative: 'r' })];
        const options = { conversationId, parent, effects, idempotency: aClaim() };
        const { reservation, token } = await scene.reserve(options);
        const made = scene.commitOf(reservation, token, options);
        return () => commit(made);
      },
    ],
    [
      'the deletion of a conversation',
      async () => {
        const { conversationId } = await scene.conversation();
        await scene.store.conversations.identify(scene.businessId, conversationId, { leadId: 'l' });
        const parent = await scene.turn({ conversationId, snapshot: true });
        await scene.reserve({ conversationId, parent });
        return () => eraseConversation(scene.businessId, conversationId);
      },
    ],
    [
      'erasure',
      async () => {
        const { sessionId } = await scene.turn({ snapshot: true, idempotency: aClaim() });
        return () => eraseSession(scene.businessId, sessionId, 'asked for');
      },
    ],
  ])('change nothing when %s is cut off after any of its statements', async (_step, prepare) => {
    const operation = await prepare();
    const before = await everything(database, scene.businessId);
    for (let statements = 1; ; statements += 1) {
      const cut = (): Transaction<unknown> => cutAfter(operation, statements);
      if (await succeeds(database.write(EVERY_BUSINESS, cut))) {
        expect(statements).toBeGreaterThan(2);
        break;
      }
      expect(await everything(database, scene.businessId)).toEqual(before);
    }
    expect(await everything(database, scene.businessId)).not.toEqual(before);
  });
});

/** The same database, counting the statements of its writes. */
function countStatements(database: Database) {
  let count = 0;
  function* counting<Result>(operation: () => Transaction<Result>): Transaction<Result> {
    const transaction = operation();
    let step = transaction.next();
    while (step.done !== true) {
      count += step.value.statements.length;
      step = transaction.next(yield step.value);
    }
    return step.value;
  }
  class Counting extends Database {
    readonly dialect = database.dialect;
    read = <Result>(scope: RowScope, operation: () => Transaction<Result>): Promise<Result> =>
      database.read(scope, operation);
    write = <Result>(scope: RowScope, operation: () => Transaction<Result>): Promise<Result> =>
      database.write(scope, () => counting(operation));
    scrub = (): Promise<void> => database.scrub();
    freeBytes = (): Promise<number | null> => database.freeBytes();
    figures = () => database.figures();
    close = (): Promise<void> => database.close();
  }
  const since = <Result>(result: Result): { readonly result: Result; readonly count: number } => {
    const told = { result, count };
    count = 0;
    return told;
  };
  return { database: new Counting(), since };
}

class Cut extends Error {}

/** Throws once the operation has run so many statements, unless it was done by then. */
function* cutAfter<Result>(operation: () => Transaction<Result>, statements: number): Transaction<Result> {
  const transaction = operation();
  let step = transaction.next();
  let ran = 0;
  while (step.done !== true) {
    const rows: (readonly Row[])[] = [];
    for (const statement of step.value.statements) {
      if (ran === statements) throw new Cut();
      rows.push(...(yield { statements: [statement], isAwaited: true, isLast: false }));
      ran += 1;
    }
    step = transaction.next(rows);
  }
  return step.value;
}

async function succeeds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof Cut) return false;
    throw error;
  }
}

async function everything(database: Database, businessId: string): Promise<unknown> {
  const tables = [
    sql`SELECT * FROM session WHERE business_id = ${businessId} ORDER BY session_id`,
    sql`SELECT * FROM state WHERE business_id = ${businessId} ORDER BY state_id`,
    sql`SELECT * FROM event WHERE business_id = ${businessId} ORDER BY state_id, position`,
    sql`SELECT * FROM snapshot WHERE business_id = ${businessId} ORDER BY state_id`,
    sql`SELECT * FROM turn WHERE business_id = ${businessId} ORDER BY turn_id`,
    sql`SELECT * FROM idempotency_key WHERE business_id = ${businessId} ORDER BY route, key`,
    sql`SELECT * FROM tombstone WHERE business_id = ${businessId}`,
    sql`SELECT * FROM erased_state WHERE business_id = ${businessId} ORDER BY state_id`,
    sql`SELECT * FROM conversation WHERE business_id = ${businessId} ORDER BY conversation_id`,
    sql`SELECT * FROM conversation_customer WHERE business_id = ${businessId} ORDER BY external_id`,
    sql`SELECT * FROM handover WHERE business_id = ${businessId} ORDER BY session_id, sequence`,
  ];
  return Promise.all(tables.map((table) => database.read(EVERY_BUSINESS, () => all(table))));
}
