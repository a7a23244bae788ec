import type { InputEvent } from '@app/domain';
import type { AdoptedTurn } from '@app/application';
import { sql } from '../database/statement';
import { all, first, run, type Transaction } from '../database/transaction';
import { giveConversation, leaseOf } from './hold-conversation';

const MOST_AT_ONCE = 50;

/** A turn of a queue that has no owner any more. */
export interface LeftBehind {
  readonly businessId: string;
  readonly turnId: string;
  readonly conversationId: string;
}

interface AdoptedRow {
  readonly surface: string;
  readonly input: string | null;
  readonly keptStateId: string | null;
}

/** Of each conversation the turn that came first, once nobody has it. */
export function findLeftBehind(): Transaction<readonly LeftBehind[]> {
  return all<LeftBehind>(sql`
    SELECT t.business_id AS "businessId", t.turn_id AS "turnId", t.conversation_id AS "conversationId" FROM turn t
    WHERE t.outcome IS NULL AND t.queue_id IS NOT NULL AND t.lease_until <= epoch_ms() AND NOT EXISTS (
      SELECT 1 FROM turn o
      WHERE o.business_id = t.business_id AND o.conversation_id = t.conversation_id AND o.outcome IS NULL
        AND o.queue_id IS NOT NULL
        AND COALESCE(o.announced_at, o.started_at) < COALESCE(t.announced_at, t.started_at))
    ORDER BY COALESCE(t.announced_at, t.started_at) LIMIT ${MOST_AT_ONCE}`);
}

/** Gives a turn that was left behind a new owner, unless another process was faster or has the conversation. */
export function* adopt(
  left: LeftBehind,
  token: string,
  leaseMs: number,
): Transaction<AdoptedTurn | undefined> {
  const { businessId, turnId, conversationId } = left;
  const held = yield* first<{ headStateId: string | null; activeTurnId: string | null }>(sql`
    SELECT head_state_id AS "headStateId", active_turn_id AS "activeTurnId" FROM conversation
    WHERE business_id = ${businessId} AND conversation_id = ${conversationId} FOR UPDATE`);
  if (held === undefined) {
    yield* endOfDeleted(left);
    return undefined;
  }
  const { headStateId, activeTurnId } = held;
  const isOthers = activeTurnId !== null && activeTurnId !== turnId;
  if (isOthers && (yield* leaseOf(businessId, activeTurnId)) > 0) return undefined;
  const adopted = yield* first<AdoptedRow>(sql`
    UPDATE turn SET token = ${token}, lease_until = epoch_ms() + ${leaseMs}, parent_state_id = ${headStateId}
    WHERE business_id = ${businessId} AND turn_id = ${turnId} AND outcome IS NULL AND queue_id IS NOT NULL
      AND lease_until <= epoch_ms()
    RETURNING surface, input, kept_state_id AS "keptStateId"`);
  if (adopted === undefined) return undefined;
  yield* giveConversation(left, conversationId, held);
  const input = adopted.input === null ? [] : (JSON.parse(adopted.input) as readonly InputEvent[]);
  const reservation = {
    businessId,
    turnId,
    surface: adopted.surface,
    parentStateId: headStateId,
    input,
    leaseMs,
    idempotency: null,
    expectHead: false,
    conversationId,
    budget: null,
    silentOnceRequested: false,
    line: null,
  };
  return { reservation, token, keptStateId: adopted.keptStateId };
}

function endOfDeleted({ businessId, turnId }: LeftBehind): Transaction<void> {
  return run(sql`
    UPDATE turn SET outcome = 'failed', result = 'CONVERSATION_NOT_FOUND', ended_at = epoch_ms()
    WHERE business_id = ${businessId} AND turn_id = ${turnId} AND outcome IS NULL`);
}
