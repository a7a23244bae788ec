import type { DatabaseFigure } from './database-figure';
import type { Transaction } from './transaction';

/** For the few operations that belong to no business: finding a key's owner, listing businesses, purging. */
export const EVERY_BUSINESS = Symbol('every business');

/** Whose rows an operation may touch. PostgreSQL holds it to that, whatever its statements say. */
export type RowScope = string | typeof EVERY_BUSINESS;

/** `server` is the only one on a SQLite file; `admin` works beside it. On PostgreSQL there may be many of both. */
export type DatabaseRole = 'server' | 'admin';

export type Dialect = 'sqlite' | 'postgres';

/**
 * One open database, migrated and ready. Operations come as functions that make a `Transaction`:
 * `database.write(businessId, () => putSite(site))`.
 */
export abstract class Database {
  abstract readonly dialect: Dialect;

  /**
   * Reads what is committed. Each statement sees its own moment: what must agree is read by one statement.
   * @throws DomainError UNAVAILABLE when the database cannot be reached
   */
  abstract read<Result>(scope: RowScope, operation: () => Transaction<Result>): Promise<Result>;

  /**
   * All or nothing: resolves after the commit is durable; whatever the operation throws undoes it and is thrown on.
   * A conflict with another writer runs the operation again, at most three times.
   * @throws DomainError UNAVAILABLE when the database is locked, full or cannot be reached; nothing is stored then,
   * unless the connection broke inside COMMIT
   */
  abstract write<Result>(scope: RowScope, operation: () => Transaction<Result>): Promise<Result>;

  /** After a deletion that must leave no trace: takes the deleted text out of the write-ahead log as well. */
  abstract scrub(): Promise<void>;

  /** What is left on the disk that the database is on; null when that is another machine's. */
  abstract freeBytes(): Promise<number | null>;

  /** How it does, for whoever watches; never what it holds. */
  abstract figures(): Promise<readonly DatabaseFigure[]>;

  abstract close(): Promise<void>;
}
