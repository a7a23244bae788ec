import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { DomainError } from '@app/domain';
import { Database, EVERY_BUSINESS, type RowScope } from '../database';
import type { DatabaseFigure } from '../database-figure';
import type { Row } from '../statement';
import type { Batch, Transaction } from '../transaction';
import { conflictFault, isConflict, postgresFault } from './postgres-fault';
import { PostgresPipeline } from './postgres-pipeline';
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
    return this.withPipeline(scope, async (pipeline) => {
      const result = await step(pipeline, operation, (batch) => sendAll(pipeline, batch));
      await pipeline.settle();
      return result;
    });
  }

  async write<Result>(scope: RowScope, operation: () => Transaction<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.withPipeline(scope, (pipeline) => transact(pipeline, operation));
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

  private async withPipeline<Result>(
    scope: RowScope,
    use: (pipeline: PostgresPipeline) => Promise<Result>,
  ): Promise<Result> {
    const client = await this.connect();
    const pipeline = new PostgresPipeline(client);
    let broken = true;
    try {
      this.limit(client, pipeline, scope);
      const result = await use(pipeline);
      broken = false;
      return result;
    } catch (error) {
      await pipeline.drain();
      // Whatever failed may have been the setting.
      this.scopes.delete(client);
      broken = error instanceof DomainError && error.code === 'UNAVAILABLE';
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /**
   * Tells a connection whose rows it may touch. It goes out before whatever is asked next and is not waited for, so that
   * it costs no round trip; the operation's outcome counts only with this one's.
   */
  private limit(client: PoolClient, pipeline: PostgresPipeline, scope: RowScope): void {
    if (this.scopes.get(client) === scope) return;
    this.scopes.set(client, scope);
    pipeline.send({ name: 'scope', text: SET_SCOPE, values: [settingOf(scope)] });
  }

  private async connect(): Promise<PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      throw postgresFault(error);
    }
  }
}

/**
 * COMMIT goes out with the last statements, or those that nobody waits for; where one of them failed, PostgreSQL takes it
 * for ROLLBACK. A single statement is a transaction by itself.
 */
async function transact<Result>(
  pipeline: PostgresPipeline,
  operation: () => Transaction<Result>,
): Promise<Result> {
  let isOpen = false;
  let isOver = false;
  const begin = (): void => {
    isOpen = true;
    pipeline.send({ text: 'BEGIN' });
  };
  const commit = (): void => {
    if (isOpen) pipeline.send({ text: 'COMMIT' });
    isOpen = false;
  };
  try {
    const result = await step(pipeline, operation, (batch) => {
      const isAlone = isOver || (batch.isLast && batch.statements.length === 1);
      if (!isOpen && !isAlone) begin();
      const firstAt = sendAll(pipeline, batch);
      isOver ||= batch.isLast;
      if (batch.isLast) commit();
      return firstAt;
    });
    commit();
    await pipeline.settle();
    return result;
  } catch (error) {
    await pipeline.drain();
    if (isOpen) {
      pipeline.send({ text: 'ROLLBACK' });
      await pipeline.settle();
    }
    throw error;
  }
}

async function step<Result>(
  pipeline: PostgresPipeline,
  operation: () => Transaction<Result>,
  send: (batch: Batch) => number,
): Promise<Result> {
  const transaction = operation();
  let next = transaction.next();
  while (next.done !== true) {
    const { statements, isAwaited } = next.value;
    const firstAt = send(next.value);
    if (!isAwaited) {
      next = transaction.next([]);
      continue;
    }
    let rows: readonly (readonly Row[])[];
    try {
      rows = await pipeline.settle();
    } catch (error) {
      next = transaction.throw(error);
      continue;
    }
    next = transaction.next(rows.slice(firstAt, firstAt + statements.length));
  }
  return next.value;
}

/** Where the rows of the first one will be, of those since the last wait. */
function sendAll(pipeline: PostgresPipeline, { statements }: Batch): number {
  const firstAt = pipeline.length;
  for (const statement of statements) pipeline.send(toQuery(statement));
  return firstAt;
}

/** As the policies of the tables read it; no business has this id. */
function settingOf(scope: RowScope): string {
  return scope === EVERY_BUSINESS ? '*' : scope;
}
