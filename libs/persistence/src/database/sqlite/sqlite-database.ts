import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Database, type RowScope } from '../database';
import type { DatabaseFigure } from '../database-figure';
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
    private readonly file: string,
    private readonly lock: SqliteLock | null,
  ) {
    super();
    this.writer = new SqliteWriter(SqliteHandle.open(file, 'write'));
    this.reader = SqliteHandle.open(file, 'read');
  }

  read<Result>(_scope: RowScope, operation: () => Transaction<Result>): Promise<Result> {
    return new Promise((resolve) => resolve(this.readNow(operation)));
  }

  write<Result>(_scope: RowScope, operation: () => Transaction<Result>): Promise<Result> {
    return this.writer.write(operation);
  }

  scrub(): Promise<void> {
    return this.writer.checkpoint();
  }

  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(dirname(this.file));
    return bavail * bsize;
  }

  async figures(): Promise<readonly DatabaseFigure[]> {
    const { commits, jobs, waitingJobs } = this.writer;
    const [fileBytes, logBytes, freeBytes] = await Promise.all([
      sizeOf(this.file),
      sizeOf(`${this.file}-wal`),
      this.freeBytes(),
    ]);
    const figure = (kind: 'counter' | 'gauge', name: string, help: string, value: number) => ({
      kind,
      name: `sqlite_${name}`,
      help,
      value,
    });
    return [
      figure('counter', 'commits_total', 'Commits, each one fsync', commits),
      figure('counter', 'writes_total', 'Operations written; over commits it is the mean batch', jobs),
      figure('gauge', 'writes_waiting', 'Operations that wait for the writer', waitingJobs),
      figure('gauge', 'file_bytes', 'Size of the database file', fileBytes),
      figure('gauge', 'wal_bytes', 'Size of the write-ahead log', logBytes),
      figure('gauge', 'disk_free_bytes', 'Room left on the disk of the database file', freeBytes),
    ];
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

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
