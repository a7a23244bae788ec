import { sql } from '../database/statement';
import { first, type Transaction } from '../database/transaction';
import { eraseSession } from '../turn/erase-session.transaction';
import { forgetConversation } from './forget-conversation';

/** Erases a conversation with its session, if it has one by now; false when there is no such conversation. */
export function* eraseConversation(businessId: string, conversationId: string): Transaction<boolean> {
  for (;;) {
    const seen = yield* findSession(businessId, conversationId);
    if (seen === undefined) return false;
    if (seen.sessionId !== null) {
      return yield* eraseSession(businessId, seen.sessionId, 'conversation deleted');
    }
    const held = yield* holdSilent(businessId, conversationId);
    if (held) {
      yield* forgetConversation(businessId, conversationId);
      return true;
    }
  }
}

/** Erases a conversation in which nothing was said and nobody is about to; false for every other. */
export function* eraseUnused(businessId: string, conversationId: string): Transaction<boolean> {
  if (!(yield* holdSilent(businessId, conversationId))) return false;
  const awaited = yield* first(sql`
    SELECT turn_id FROM turn
    WHERE business_id = ${businessId} AND conversation_id = ${conversationId} AND outcome IS NULL LIMIT 1`);
  if (awaited !== undefined) return false;
  yield* forgetConversation(businessId, conversationId);
  return true;
}

function findSession(
  businessId: string,
  conversationId: string,
): Transaction<{ readonly sessionId: string | null } | undefined> {
  return first(sql`
    SELECT session_id AS "sessionId" FROM conversation
    WHERE business_id = ${businessId} AND conversation_id = ${conversationId}`);
}

/** Locks a conversation that has no session yet; false when its first turn was faster, or another erasure. */
function* holdSilent(businessId: string, conversationId: string): Transaction<boolean> {
  const held = yield* first(sql`
    SELECT conversation_id FROM conversation
    WHERE business_id = ${businessId} AND conversation_id = ${conversationId} AND session_id IS NULL FOR UPDATE`);
  return held !== undefined;
}
