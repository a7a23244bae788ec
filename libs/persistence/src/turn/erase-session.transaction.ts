import { sql, type Statement } from '../database/statement';
import { all, first, run, type Transaction } from '../database/transaction';
import { forgetConversation } from '../conversation/forget-conversation';

/**
 * Deletes everything a session said, and the conversations on it. Its row is locked first, so no turn can add to it any more; its tombstone comes
 * next, without which the database refuses to delete states and events.
 */
export function* eraseSession(businessId: string, sessionId: string, reason: string): Transaction<boolean> {
  const session = yield* first(sql`
    SELECT created_at FROM session WHERE business_id = ${businessId} AND session_id = ${sessionId} FOR UPDATE`);
  if (session === undefined) return false;
  yield* buryStates(businessId, sessionId, reason);
  yield* forgetConversations(businessId, sessionId);
  for (const statement of deleteRecords(businessId, sessionId)) yield* run(statement);
  for (const table of ['snapshot', 'event', 'state'] as const) {
    yield* run(deleteErased(table, businessId, sessionId));
  }
  yield* forgetTurns(businessId, sessionId);
  yield* run(sql`DELETE FROM session WHERE business_id = ${businessId} AND session_id = ${sessionId}`);
  return true;
}

function* buryStates(businessId: string, sessionId: string, reason: string): Transaction<void> {
  yield* run(sql`
    INSERT INTO tombstone (business_id, session_id, reason, erased_at)
    VALUES (${businessId}, ${sessionId}, ${reason}, epoch_ms())`);
  yield* run(sql`
    INSERT INTO erased_state (business_id, state_id, session_id)
    SELECT business_id, state_id, session_id FROM state
    WHERE business_id = ${businessId} AND session_id = ${sessionId}`);
}

function* forgetConversations(businessId: string, sessionId: string): Transaction<void> {
  const conversations = yield* all<{ conversationId: string }>(sql`
    SELECT conversation_id AS "conversationId" FROM conversation
    WHERE business_id = ${businessId} AND session_id = ${sessionId} FOR UPDATE`);
  for (const { conversationId } of conversations) yield* forgetConversation(businessId, conversationId);
}

function deleteRecords(businessId: string, sessionId: string): readonly Statement[] {
  const ofSession = sql`business_id = ${businessId} AND session_id = ${sessionId}`;
  return [
    sql`DELETE FROM order_draft WHERE ${ofSession}`,
    sql`DELETE FROM meeting WHERE ${ofSession}`,
    sql`DELETE FROM handover WHERE ${ofSession}`,
  ];
}

function deleteErased(
  table: 'snapshot' | 'event' | 'state',
  businessId: string,
  sessionId: string,
): Statement {
  const erased = sql`business_id = ${businessId} AND state_id IN (
    SELECT state_id FROM erased_state WHERE business_id = ${businessId} AND session_id = ${sessionId})`;
  switch (table) {
    case 'snapshot':
      return sql`DELETE FROM snapshot WHERE ${erased}`;
    case 'event':
      return sql`DELETE FROM event WHERE ${erased}`;
    case 'state':
      return sql`DELETE FROM state WHERE ${erased}`;
  }
}

/** Inputs of turns that made no state, and answers kept for retries; committed turns keep no input of their own. */
function* forgetTurns(businessId: string, sessionId: string): Transaction<void> {
  yield* run(sql`
    UPDATE turn SET input = NULL
    WHERE business_id = ${businessId} AND input IS NOT NULL AND parent_state_id IN (
      SELECT state_id FROM erased_state WHERE business_id = ${businessId} AND session_id = ${sessionId})`);
  yield* run(sql`
    UPDATE idempotency_key SET body = NULL WHERE business_id = ${businessId} AND session_id = ${sessionId}`);
}
