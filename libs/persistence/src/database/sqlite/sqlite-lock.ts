import BetterSqlite, { type Database as Connection } from 'better-sqlite3';
import { StorageStartError } from '../storage-start.error';
import { isBusy } from './sqlite-fault';

/** A server's claim on a SQLite file. The operating system frees it when the process ends, however it ends. */
export class SqliteLock {
  private constructor(private readonly connection: Connection) {}

  /** Undefined when another process holds the claim. */
  static tryAcquire(file: string): SqliteLock | undefined {
    const connection = new BetterSqlite(`${file}.lock`, { timeout: 0 });
    try {
      connection.exec('BEGIN EXCLUSIVE');
      return new SqliteLock(connection);
    } catch (error) {
      connection.close();
      if (isBusy(error)) return undefined;
      throw error;
    }
  }

  /**
   * Waits for a claim that is held only for a migration.
   * @throws StorageStartError when it is still held after `waitMs`
   */
  static async acquire(file: string, waitMs: number): Promise<SqliteLock> {
    const giveUpAt = performance.now() + waitMs;
    for (;;) {
      const lock = SqliteLock.tryAcquire(file);
      if (lock !== undefined) return lock;
      if (performance.now() > giveUpAt) {
        throw new StorageStartError(
          `another server is using ${file}. One SQLite file serves one server: stop the other one, or let both ` +
            'share a PostgreSQL (DATABASE_URL=postgres://user:password@host:5432/database)',
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  release(): void {
    this.connection.close();
  }
}
