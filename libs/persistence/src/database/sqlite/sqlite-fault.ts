import { DomainError } from '@app/domain';

const RETRY_AFTER_MS = 1_000;
const UNAVAILABLE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|NOMEM|READONLY)/;
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/;

export function isBusy(error: unknown): boolean {
  return sqliteCode(error).startsWith('SQLITE_BUSY');
}

/** What SQLite's error means to the core; anything else is handed back as it is. */
export function sqliteFault(error: unknown): unknown {
  const code = sqliteCode(error);
  if (UNAVAILABLE.test(code)) return unavailable('the database cannot be written or read now', error);
  if (DAMAGED.test(code)) {
    return new DomainError('DATA_LOSS', 'the database file is damaged', { cause: error });
  }
  return error;
}

/**
 * Read by name: the native module makes its errors with the class of whoever loaded it first, so that `instanceof`
 * fails where a module is loaded twice, as test runners do.
 */
function sqliteCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('name' in error) || !('code' in error)) return '';
  return error.name === 'SqliteError' ? String(error.code) : '';
}

export function unavailable(message: string, cause?: unknown): DomainError {
  return new DomainError('UNAVAILABLE', message, { retryAfterMs: RETRY_AFTER_MS, cause });
}
