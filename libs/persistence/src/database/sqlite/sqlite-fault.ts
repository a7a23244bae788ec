import { SqliteError } from 'better-sqlite3';
import { DomainError } from '@app/domain';

const RETRY_AFTER_MS = 1_000;
const UNAVAILABLE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|NOMEM|READONLY)/;
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/;

export function isBusy(error: unknown): boolean {
  return error instanceof SqliteError && error.code.startsWith('SQLITE_BUSY');
}

/** What SQLite's error means to the core; anything else is handed back as it is. */
export function sqliteFault(error: unknown): unknown {
  if (!(error instanceof SqliteError)) return error;
  if (UNAVAILABLE.test(error.code)) return unavailable('the database cannot be written or read now', error);
  if (DAMAGED.test(error.code)) {
    return new DomainError('DATA_LOSS', 'the database file is damaged', { cause: error });
  }
  return error;
}

export function unavailable(message: string, cause?: unknown): DomainError {
  return new DomainError('UNAVAILABLE', message, { retryAfterMs: RETRY_AFTER_MS, cause });
}
