import type { BudgetClaim } from '@app/application';
import { aClaim, freshPostgresUrl, freshSqlite, Scene } from '@app/testing';
import { Database, EVERY_BUSINESS, type RowScope } from '../database/database';
import { openDatabase } from '../database/open-database';
import { sql } from '../database/statement';
import { first, type Transaction } from '../database/transaction';
import { sqlStores } from '../sql-stores';
import { purgeBudgets } from './budget.query';

/** Another database, which notes what it is asked to run. */
class WatchedDatabase extends Database {
  texts: string[] = [];
  readonly dialect;

  constructor(private readonly inner: Database) {
    super();
    this.dialect = inner.dialect;
  }

  read<Result>(scope: RowScope, operation: () => Transaction<Result>): Promise<Result> {
    return this.inner.read(scope, () => this.watch(operation()));
  }

  write<Result>(scope: RowScope, operation: () => Transaction<Result>): Promise<Result> {
    return this.inner.write(scope, () => this.watch(operation()));
  }

  scrub(): Promise<void> {
    return this.inner.scrub();
  }

  freeBytes(): Promise<number | null> {
    return this.inner.freeBytes();
  }

  figures(): ReturnType<Database['figures']> {
    return this.inner.figures();
  }

  close(): Promise<void> {
    return this.inner.close();
  }

  private *watch<Result>(transaction: Transaction<Result>): Transaction<Result> {
    let next = transaction.next();
    while (next.done !== true) {
      this.texts.push(...next.value.statements.map(({ text }) => text.trim()));
      next = transaction.next(yield next.value);
    }
    return next.value;
  }
}

const fresh = freshSqlite();
afterAll(() => fresh.remove());

describe.each([
  ['SQLite', fresh.url],
  ['PostgreSQL', freshPostgresUrl()],
])('budgets on %s', (_name, url) => {
  let database: WatchedDatabase;
  let scene: Scene;
  let budget: BudgetClaim;

  beforeAll(async () => {
    database = new WatchedDatabase(await openDatabase(url, 'server'));
    scene = await Scene.begin(sqlStores(database));
    const { businessId } = scene;
    const made = { label: '', scopes: [], limits: {}, createdAt: '2026-01-01T00:00:00.000Z' };
    const key = { ...made, businessId, keyId: 'k', expiresAt: null, revokedAt: null, secretHash: '' };
    await scene.store.tenancy.addKey(key);
    const account = { visitor: '', mostTurns: 1_000, mostTokens: null };
    budget = { keyId: 'k', day: 20_454, resetsInMs: 1, tokens: 0, accounts: [account] };
  });
  afterAll(() => database.close());

  const statementsOf = async (act: () => Promise<unknown>): Promise<readonly string[]> => {
    database.texts = [];
    await act();
    return database.texts;
  };
  const ofTurn = (budgeted?: BudgetClaim) =>
    statementsOf(() => scene.turn({ idempotency: aClaim(), ...(budgeted && { budget: budgeted }) }));

  it('add no statement to a turn without limits', async () => {
    const statements = await ofTurn();
    expect(statements.length).toBeGreaterThan(5);
    expect(statements.filter((text) => text.includes('budget_day'))).toEqual([]);
  });

  it('add one to a turn of a limited key, the last of its transaction, and none to settle what was right', async () => {
    const [without, reserving] = [
      await ofTurn(),
      await statementsOf(() => scene.reserve({ idempotency: aClaim(), budget })),
    ];
    expect(reserving.at(-1)).toMatch(/^INSERT INTO budget_day/);
    expect((await ofTurn(budget)).length).toBe(without.length + 1);
  });

  it('forget the days before yesterday', async () => {
    const today = Math.floor(Date.now() / 86_400_000);
    for (const day of [today, today - 1, today - 4]) await scene.turn({ budget: { ...budget, day } });
    await database.write(EVERY_BUSINESS, purgeBudgets);
    const left = await database.read(EVERY_BUSINESS, () =>
      first<{ count: number; oldest: number }>(
        sql`SELECT COUNT(*) AS count, MIN(day) AS oldest FROM budget_day`,
      ),
    );
    expect(left).toEqual({ count: 2, oldest: today - 1 });
  });
});
