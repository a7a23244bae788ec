import { DatabaseError } from 'pg';
import { DomainError } from '@app/domain';

const RETRY_AFTER_MS = 1_000;
const TAKEN = '23505';
const CANCELED = '57014';
const CONFLICTS: ReadonlySet<string> = new Set([TAKEN, '40001', '40P01']);
/** Connection trouble, no resources, shutdown or statement timeout, an idle transaction that was ended. */
const UNAVAILABLE = /^(08|53|57|25P03)/;

/** Whether running the whole transaction again may succeed: it met another writer. */
export function isConflict(error: unknown): boolean {
  return error instanceof DatabaseError && error.code !== undefined && CONFLICTS.has(error.code);
}

/** What a conflict means that did not go away: a key that is taken is the operation's own error. */
export function conflictFault(error: unknown): unknown {
  return error instanceof DatabaseError && error.code === TAKEN ? error : unavailable(error);
}

/**
 * What an error of the driver means to the core. An error that PostgreSQL itself did not send comes from the
 * connection or from the pool.
 */
export function postgresFault(error: unknown): unknown {
  if (error instanceof DatabaseError && !UNAVAILABLE.test(error.code ?? '')) return error;
  return unavailable(error);
}

/** A statement that runs out of its time mostly waits for rows that another server holds, stopped within a transaction. */
function unavailable(cause: unknown): DomainError {
  const isSlow = cause instanceof DatabaseError && cause.code === CANCELED;
  const detail = isSlow ? 'the database did not answer in time' : 'the database cannot be reached now';
  return new DomainError('UNAVAILABLE', detail, { retryAfterMs: RETRY_AFTER_MS, cause });
}
