import { Database } from '../database';
import type { Transaction } from '../transaction';
import { sqliteFault } from './sqlite-fault';
import { SqliteHandle } from './sqlite-handle';
import type { SqliteLock } from './sqlite-lock';
import { SqliteWriter } from './sqlite-writer';

/** An embedded database: reads and writes have a handle each, so that a read never sees a write that may yet fail. */
export class SqliteDatabase extends Database {
  readonly dialect = 'sqlite';
  readonly writer: SqliteWriter;
  private readonly reader: SqliteHandle;

  /** @param lock held for as long as the database is open; null beside a running server */
  constructor(
    file: string,
    private readonly lock: SqliteLock | null,
  ) {
    super();
    this.writer = new SqliteWriter(SqliteHandle.open(file, 'write'));
    this.reader = SqliteHandle.open(file, 'read');
  }

  read<Result>(operation: () => Transaction<Result>): Promise<Result> {
    return new Promise((resolve) => resolve(this.readNow(operation)));
  }

  write<Result>(operation: () => Transaction<Result>): Promise<Result> {
    return this.writer.write(operation);
  }

  scrub(): Promise<void> {
    return this.writer.checkpoint();
  }

  close(): Promise<void> {
    this.reader.close();
    this.writer.close();
    this.lock?.release();
    return Promise.resolve();
  }

  private readNow<Result>(operation: () => Transaction<Result>): Result {
    try {
      return this.reader.run(operation);
    } catch (error) {
      throw sqliteFault(error);
    }
  }
}
