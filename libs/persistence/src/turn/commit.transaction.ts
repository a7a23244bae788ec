import { canonicalJson, DomainError, type EventRecord, type State } from '@app/domain';
import type { IdempotencyClaim, TurnCommit } from '@app/application';
import { Statement, sql, type SqlValue } from '../database/statement';
import { first, run, type Transaction } from '../database/transaction';
import { refuseErasedSession } from '../state/erased.query';

/** Transaction 2. Locks in this order: session, parent, turn; erasure takes them in the same order. */
export function* commit(turn: TurnCommit): Transaction<void> {
  if (turn.state.parentStateId === null) yield* beginSession(turn);
  else yield* holdSession(turn);
  yield* endTurn(turn);
  yield* insertState(turn);
  if (turn.records.length > 0) yield* run(insertEvents(turn));
  if (turn.snapshot !== null) yield* insertSnapshot(turn.state, turn.snapshot);
  if (turn.reservation.idempotency !== null) yield* keepAnswer(turn, turn.reservation.idempotency);
}

function beginSession({ state }: TurnCommit): Transaction<void> {
  return run(sql`
    INSERT INTO session (business_id, session_id, created_at)
    VALUES (${state.businessId}, ${state.sessionId}, ${Date.parse(state.createdAt)})`);
}

function* holdSession({ state, reservation }: TurnCommit): Transaction<void> {
  const { businessId, sessionId, parentStateId } = state;
  const session = yield* first(sql`
    SELECT created_at FROM session WHERE business_id = ${businessId} AND session_id = ${sessionId} FOR KEY SHARE`);
  if (session === undefined) {
    yield* refuseErasedSession(businessId, sessionId);
    throw new DomainError('STATE_NOT_FOUND', `there is no state ${parentStateId}`);
  }
  if (!reservation.expectHead) return;
  yield* run(sql`
    SELECT depth FROM state WHERE business_id = ${businessId} AND state_id = ${parentStateId} FOR NO KEY UPDATE`);
  const child = yield* first(
    sql`SELECT depth FROM state WHERE business_id = ${businessId} AND parent_state_id = ${parentStateId} LIMIT 1`,
  );
  if (child !== undefined) throw new DomainError('HEAD_MOVED', 'the state got a child while this turn ran');
}

/** The fence: only the owner whose lease still runs gets past it, and only once. */
function* endTurn({ reservation, token, state }: TurnCommit): Transaction<void> {
  const mine = yield* first(sql`
    UPDATE turn SET outcome = 'committed', result = ${state.stateId}, input = NULL, ended_at = epoch_ms()
    WHERE business_id = ${reservation.businessId} AND turn_id = ${reservation.turnId} AND token = ${token}
      AND outcome IS NULL AND lease_until > epoch_ms()
    RETURNING turn_id`);
  if (mine === undefined) throw leaseLost();
}

function insertState({ state, records }: TurnCommit): Transaction<void> {
  const { businessId, stateId, sessionId, parentStateId, depth, agent, digest, createdAt } = state;
  return run(sql`
    INSERT INTO state (business_id, state_id, session_id, parent_state_id, depth, descriptor_id, agent_version,
      event_count, digest, created_at)
    VALUES (${businessId}, ${stateId}, ${sessionId}, ${parentStateId}, ${depth}, ${agent.descriptorId},
      ${agent.version}, ${records.length}, ${digest}, ${Date.parse(createdAt)})`);
}

const insertTexts = new Map<number, string>();

/** One statement for all events, its text kept by their number. */
function insertEvents({ state, records }: TurnCommit): Statement {
  let text = insertTexts.get(records.length);
  if (text === undefined) {
    const rows = records.map(() => '(?, ?, ?, ?, ?, ?)').join(', ');
    text = `INSERT INTO event (business_id, state_id, position, type, schema_version, payload) VALUES ${rows}`;
    insertTexts.set(records.length, text);
  }
  const row = (record: EventRecord, position: number): SqlValue[] => [
    state.businessId,
    state.stateId,
    position,
    record.type,
    record.schemaVersion,
    record.payload,
  ];
  return new Statement(text, records.flatMap(row));
}

function insertSnapshot(state: State, snapshot: NonNullable<TurnCommit['snapshot']>): Transaction<void> {
  return run(sql`
    INSERT INTO snapshot (business_id, state_id, format_version, digest, memory)
    VALUES (${state.businessId}, ${state.stateId}, ${snapshot.formatVersion}, ${state.digest},
      ${canonicalJson(snapshot.memory)})`);
}

function* keepAnswer(
  { reservation, state, answer }: TurnCommit,
  { route, key }: IdempotencyClaim,
): Transaction<void> {
  const kept = yield* first(sql`
    UPDATE idempotency_key SET status = ${answer.status}, body = ${answer.body}, session_id = ${state.sessionId}
    WHERE business_id = ${reservation.businessId} AND route = ${route} AND key = ${key}
      AND turn_id = ${reservation.turnId}
    RETURNING turn_id`);
  if (kept === undefined) throw leaseLost();
}

function leaseLost(): DomainError {
  return new DomainError(
    'LEASE_LOST',
    'this turn took too long and its place was given away: nothing was stored',
  );
}
