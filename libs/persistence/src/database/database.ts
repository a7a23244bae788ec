import type { DatabaseFigure } from './database-figure';
import type { Transaction } from './transaction';

export type Dialect = 'sqlite' | 'postgres';

/**
 * One open database, migrated and ready. Operations come as functions that make a `Transaction`:
 * `database.write(() => putSite(site))`, `database.read(() => first<SiteRow>(sql`SELECT … = ${siteId}`))`.
 */
export abstract class Database {
  abstract readonly dialect: Dialect;

  /**
   * Reads what is committed. Each statement sees its own moment: what must agree is read by one statement.
   * @throws DomainError UNAVAILABLE when the database cannot be reached
   */
  abstract read<Result>(operation: () => Transaction<Result>): Promise<Result>;

  /**
   * All or nothing: resolves after the commit is durable; whatever the operation throws undoes it and is thrown on.
   * A conflict with another writer runs the operation again, at most three times.
   * @throws DomainError UNAVAILABLE when the database is locked, full or cannot be reached; nothing is stored then,
   * unless the connection broke inside COMMIT
   */
  abstract write<Result>(operation: () => Transaction<Result>): Promise<Result>;

  /** After a deletion that must leave no trace: takes the deleted text out of the write-ahead log as well. */
  abstract scrub(): Promise<void>;

  /** What is left on the disk that the database is on; null when that is another machine's. */
  abstract freeBytes(): Promise<number | null>;

  /** How it does, for whoever watches; never what it holds. */
  abstract figures(): Promise<readonly DatabaseFigure[]>;

  abstract close(): Promise<void>;
}
