import { DomainError } from '@app/domain';
import { sql } from '../database/statement';
import { first, type Transaction } from '../database/transaction';

/** Why a state that is not there is not there: STATE_NOT_FOUND, or SESSION_ERASED for this business's own. */
export function* missingState(businessId: string, stateId: string): Transaction<DomainError> {
  const erased = yield* first(
    sql`SELECT session_id FROM erased_state WHERE business_id = ${businessId} AND state_id = ${stateId}`,
  );
  return erased === undefined
    ? new DomainError('STATE_NOT_FOUND', `there is no state ${stateId}`)
    : sessionErased();
}

/** @throws DomainError SESSION_ERASED when the session of this state was erased */
export function* refuseErasedState(businessId: string, stateId: string): Transaction<undefined> {
  const reason = yield* missingState(businessId, stateId);
  if (reason.code === 'SESSION_ERASED') throw reason;
  return undefined;
}

/** @throws DomainError SESSION_ERASED when the session was erased */
export function* refuseErasedSession(businessId: string, sessionId: string): Transaction<undefined> {
  const tombstone = yield* first(
    sql`SELECT erased_at FROM tombstone WHERE business_id = ${businessId} AND session_id = ${sessionId}`,
  );
  if (tombstone !== undefined) throw sessionErased();
  return undefined;
}

export function sessionErased(): DomainError {
  return new DomainError('SESSION_ERASED', 'this session was erased');
}
