import BetterSqlite, { type Database as Connection, type Statement as Prepared } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Row, SqlValue, Statement } from '../statement';
import { StorageStartError } from '../storage-start.error';
import type { Transaction } from '../transaction';

/** How long one statement may block the event loop while another process writes; longer waits are slept through. */
export const BUSY_TIMEOUT_MS = 50;
const PREPARED_STATEMENTS = 500;
const WAL_LIMIT_BYTES = 64 * 1024 * 1024;
const ROW_LOCK = / FOR (?:NO KEY UPDATE|KEY SHARE|UPDATE|SHARE)(?: OF \w+)?/g;

type PreparedStatement = Prepared<SqlValue[], Row>;

/** One connection to a SQLite file, with the settings that durability and erasure rest on. */
export class SqliteHandle {
  private readonly prepared = new LRUCache<string, PreparedStatement>({ max: PREPARED_STATEMENTS });

  private constructor(readonly connection: Connection) {}

  /** @throws StorageStartError when the file cannot be opened, or would not keep what it acknowledges */
  static open(file: string, access: 'read' | 'write'): SqliteHandle {
    const connection = connect(file);
    try {
      configure(connection);
      if (access === 'read') connection.pragma('query_only = ON');
      return new SqliteHandle(connection);
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  /** Steps an operation to its end in the caller's transaction, or in none. */
  run<Result>(operation: () => Transaction<Result>): Result {
    const transaction = operation();
    let step = transaction.next();
    while (step.done !== true) {
      let rows: readonly (readonly Row[])[];
      try {
        rows = step.value.statements.map((statement) => this.execute(statement));
      } catch (error) {
        step = transaction.throw(error);
        continue;
      }
      step = transaction.next(rows);
    }
    return step.value;
  }

  /** A statement without values or rows, prepared for good. */
  command(text: string): () => void {
    const prepared = this.connection.prepare(text);
    return function runCommand() {
      prepared.run();
    };
  }

  close(): void {
    this.connection.close();
  }

  private execute({ text, values }: Statement): readonly Row[] {
    let prepared = this.prepared.get(text);
    if (prepared === undefined) {
      prepared = this.connection.prepare<SqlValue[], Row>(text.replace(ROW_LOCK, ''));
      this.prepared.set(text, prepared);
    }
    if (prepared.reader) return prepared.all(...values);
    prepared.run(...values);
    return [];
  }
}

function connect(file: string): Connection {
  try {
    return new BetterSqlite(file, { timeout: BUSY_TIMEOUT_MS });
  } catch (cause) {
    throw new StorageStartError(
      `the SQLite file ${file} cannot be opened: check DATABASE_URL and its folder`,
      {
        cause,
      },
    );
  }
}

/** Sets what a SQLite connection forgets when it closes; TypeORM's own connection is given the same. */
export function configure(connection: Connection): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('secure_delete = ON');
  connection.pragma(`journal_size_limit = ${WAL_LIMIT_BYTES}`);
  connection.function('epoch_ms', { deterministic: false }, () => Date.now());
  assertDurable(connection);
}

/** @throws StorageStartError when an acknowledged write could be lost with the power */
export function assertDurable(connection: Connection): void {
  const journal = connection.pragma('journal_mode', { simple: true });
  const synchronous = connection.pragma('synchronous', { simple: true });
  if (journal === 'wal' && synchronous === 2) return;
  throw new StorageStartError(
    `SQLite runs with journal_mode=${String(journal)} and synchronous=${String(synchronous)}, but must run with ` +
      'journal_mode=wal and synchronous=2 (FULL): move the file to a local disk',
  );
}
