import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient, QueryConfig } from 'pg';
import { DomainError } from '@app/domain';
import { Database, EVERY_BUSINESS, type RowScope } from '../database';
import type { DatabaseFigure } from '../database-figure';
import type { Row } from '../statement';
import type { Transaction } from '../transaction';
import { conflictFault, isConflict, postgresFault } from './postgres-fault';
import { toQuery } from './postgres-statement';

const WRITE_ATTEMPTS = 3;
const SET_SCOPE = "SELECT set_config('app.business_id', $1, false)";

/** A PostgreSQL that several servers share. Transactions are READ COMMITTED; what must not move is locked by row. */
export class PostgresDatabase extends Database {
  readonly dialect = 'postgres';

  /** What each connection was last told. */
  private readonly scopes = new WeakMap<PoolClient, RowScope>();

  constructor(private readonly pool: Pool) {
    super();
  }

  read<Result>(scope: RowScope, operation: () => Transaction<Result>): Promise<Result> {
    return this.withClient(async (client) => {
      const [, result] = await Promise.all([this.limit(client, scope), step(client, operation)]);
      return result;
    });
  }

  async write<Result>(scope: RowScope, operation: () => Transaction<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.withClient((client) =>
          transact(client, operation, () => this.limit(client, scope)),
        );
      } catch (error) {
        if (!isConflict(error)) throw error;
        if (attempt === WRITE_ATTEMPTS) throw conflictFault(error);
        await sleep(Math.random() * 20 * attempt);
      }
    }
  }

  /** Nothing to do: PostgreSQL's own vacuum and log recycling take deleted rows out of its files. */
  scrub(): Promise<void> {
    return Promise.resolve();
  }

  freeBytes(): Promise<null> {
    return Promise.resolve(null);
  }

  figures(): Promise<readonly DatabaseFigure[]> {
    const { totalCount, idleCount, waitingCount } = this.pool;
    const gauge = (name: string, help: string, value: number) => ({
      kind: 'gauge' as const,
      name: `postgres_${name}`,
      help,
      value,
    });
    return Promise.resolve([
      gauge('connections', 'Open connections of this process', totalCount),
      gauge('connections_idle', 'Open connections that nobody uses', idleCount),
      gauge('waiting', 'Operations that wait for a connection', waitingCount),
    ]);
  }

  async close(): Promise<void> {
    if (!this.pool.ended) await this.pool.end();
  }

  /**
   * Tells a connection whose rows it may touch. It goes out before whatever is asked next and is not waited for, so that
   * it costs no round trip; the operation's outcome counts only with this one's.
   */
  private async limit(client: PoolClient, scope: RowScope): Promise<void> {
    if (this.scopes.get(client) === scope) return;
    this.scopes.set(client, scope);
    try {
      await query(client, { name: 'scope', text: SET_SCOPE, values: [settingOf(scope)] });
    } catch (error) {
      this.scopes.delete(client);
      throw error;
    }
  }

  private async withClient<Result>(use: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.connect();
    let broken = true;
    try {
      const result = await use(client);
      broken = false;
      return result;
    } catch (error) {
      broken = error instanceof DomainError && error.code === 'UNAVAILABLE';
      throw error;
    } finally {
      client.release(broken);
    }
  }

  private async connect(): Promise<PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      throw postgresFault(error);
    }
  }
}

async function transact<Result>(
  client: PoolClient,
  operation: () => Transaction<Result>,
  limit: () => Promise<void>,
): Promise<Result> {
  try {
    await Promise.all([limit(), query(client, { text: 'BEGIN' })]);
    const result = await step(client, operation);
    await query(client, { text: 'COMMIT' });
    return result;
  } catch (error) {
    await query(client, { text: 'ROLLBACK' });
    throw error;
  }
}

async function step<Result>(client: PoolClient, operation: () => Transaction<Result>): Promise<Result> {
  const transaction = operation();
  let next = transaction.next();
  while (next.done !== true) {
    let rows: readonly Row[];
    try {
      rows = await query(client, toQuery(next.value));
    } catch (error) {
      next = transaction.throw(error);
      continue;
    }
    next = transaction.next(rows);
  }
  return next.value;
}

async function query(client: PoolClient, config: QueryConfig): Promise<readonly Row[]> {
  try {
    return (await client.query<Row>(config)).rows;
  } catch (error) {
    throw postgresFault(error);
  }
}

/** As the policies of the tables read it; no business has this id. */
function settingOf(scope: RowScope): string {
  return scope === EVERY_BUSINESS ? '*' : scope;
}
