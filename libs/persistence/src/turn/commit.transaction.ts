import {
  canonicalJson,
  DomainError,
  isWithHuman,
  type EventRecord,
  type HandoverStatus,
  type State,
} from '@app/domain';
import type { IdempotencyClaim, TurnCommit } from '@app/application';
import { Statement, sql, type SqlValue } from '../database/statement';
import { first, run, together, type Transaction } from '../database/transaction';
import { handoverOf } from '../handover/handover.query';
import { keepContents } from '../recording/recorded-content.query';
import { refuseErasedSession } from '../state/erased.query';
import { settleBudget } from './budget.query';
import { holdPlace, moveHead } from './hold-conversation';
import { leaseLost } from './lease-lost';
import { leaveEffects } from './turn-effects';

/**
 * Transaction 2. Locks in this order: session, parent, conversation, turn, key, budget; erasure takes them in the same order. Contents
 * are shared by all turns of a business and come last: nothing is waited for while they are held. Whatever may refuse the
 * turn comes first and goes out together; what it leaves is not waited for.
 */
export function* commit(turn: TurnCommit): Transaction<void> {
  const { conversationId } = turn.reservation;
  yield* together(...holds(turn));
  yield* insertState(turn);
  if (turn.records.length > 0) yield* run(insertEvents(turn));
  if (turn.snapshot !== null) yield* insertSnapshot(turn.state, turn.snapshot);
  yield* leaveEffects(turn);
  if (conversationId !== null) yield* moveHead(turn, conversationId);
  yield* settleBudget(turn.reservation, turn.spending);
  if (turn.contents.length > 0) yield* keepContents(turn.state.businessId, turn.contents);
}

function holds(turn: TurnCommit): readonly Transaction<void>[] {
  const { reservation, state } = turn;
  const { conversationId, idempotency } = reservation;
  return [
    ...(state.parentStateId === null ? [beginSession(turn)] : [holdSession(turn)]),
    ...(state.parentStateId !== null && reservation.expectHead ? [holdParent(turn), refuseChild(turn)] : []),
    ...(conversationId === null ? [] : [holdPlace(turn, conversationId)]),
    endTurn(turn),
    ...(idempotency === null ? [] : [settleKey(turn, idempotency)]),
  ];
}

function beginSession({ state }: TurnCommit): Transaction<void> {
  return run(sql`
    INSERT INTO session (business_id, session_id, created_at)
    VALUES (${state.businessId}, ${state.sessionId}, ${Date.parse(state.createdAt)})`);
}

function* holdSession({ state }: TurnCommit): Transaction<void> {
  const { businessId, sessionId, parentStateId } = state;
  const session = yield* first(sql`
    SELECT created_at FROM session WHERE business_id = ${businessId} AND session_id = ${sessionId} FOR KEY SHARE`);
  if (session !== undefined) return;
  yield* refuseErasedSession(businessId, sessionId);
  throw new DomainError('STATE_NOT_FOUND', `there is no state ${parentStateId}`);
}

function holdParent({ state: { businessId, parentStateId } }: TurnCommit): Transaction<void> {
  return run(sql`
    SELECT depth FROM state WHERE business_id = ${businessId} AND state_id = ${parentStateId} FOR NO KEY UPDATE`);
}

function* refuseChild({ state: { businessId, parentStateId } }: TurnCommit): Transaction<void> {
  const child = yield* first(
    sql`SELECT depth FROM state WHERE business_id = ${businessId} AND parent_state_id = ${parentStateId} LIMIT 1`,
  );
  if (child !== undefined) throw new DomainError('HEAD_MOVED', 'the state got a child while this turn ran');
}

/**
 * The fence: only the owner whose lease still runs gets past it, and only once. It also tells who has the session, read
 * only now that the session is held: whoever takes it over waits for this commit or is seen by it.
 */
function* endTurn({ reservation, token, state, outcome, refuseWithHuman }: TurnCommit): Transaction<void> {
  const isCompleted = outcome === 'completed';
  const mine = yield* first<{ handover: HandoverStatus }>(sql`
    UPDATE turn SET outcome = ${isCompleted ? 'committed' : 'failed'},
      result = ${isCompleted ? state.stateId : outcome}, kept_state_id = ${isCompleted ? sql`kept_state_id` : state.stateId},
      input = NULL, parent_state_id = NULL, ended_at = epoch_ms()
    WHERE business_id = ${reservation.businessId} AND turn_id = ${reservation.turnId} AND token = ${token}
      AND token <> '' AND outcome IS NULL AND lease_until > epoch_ms()
    RETURNING ${handoverOf(state)} AS handover`);
  if (mine === undefined) throw leaseLost();
  if (refuseWithHuman && isWithHuman(mine.handover)) {
    throw new DomainError('HUMAN_HAS_IT', 'a person took the conversation while this reply was prepared');
  }
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

/** Keeps the answer for retries; a key whose input is kept without one finds it by its turn. */
function* settleKey({ reservation, state, answer }: TurnCommit, claim: IdempotencyClaim): Transaction<void> {
  const { status, body } = answer ?? { status: null, body: null };
  const kept = yield* first(sql`
    UPDATE idempotency_key SET status = ${status}, body = ${body}, session_id = ${state.sessionId}
    WHERE business_id = ${reservation.businessId} AND route = ${claim.route} AND key = ${claim.key}
      AND turn_id = ${reservation.turnId}
    RETURNING turn_id`);
  if (kept === undefined) throw leaseLost();
}
