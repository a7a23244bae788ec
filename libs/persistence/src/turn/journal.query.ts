import {
  isReplyEvent,
  readEventRecord,
  type DomainEvent,
  type EventRecord,
  type InputEvent,
} from '@app/domain';
import type { JournaledTurn } from '@app/application';
import { sql } from '../database/statement';
import { all, first, type Transaction } from '../database/transaction';

interface TurnRow {
  readonly surface: string;
  readonly conversationId: string | null;
  readonly input: string | null;
  readonly isAnnounced: number;
  readonly isOver: number;
  readonly outcome: 'committed' | 'failed' | 'abandoned' | null;
  readonly result: string | null;
  readonly keptStateId: string | null;
  readonly startedAt: number;
}

/** A turn of the journal. One announced without a limit waits until it is begun or failed. The input of one that made a state is read from there. */
export function* findTurn(businessId: string, turnId: string): Transaction<JournaledTurn | undefined> {
  const row = yield* first<TurnRow>(sql`
    SELECT surface, conversation_id AS "conversationId", input, CASE WHEN token = '' THEN 1 ELSE 0 END AS "isAnnounced",
      CASE WHEN lease_until <= epoch_ms() AND lease_until > COALESCE(announced_at, 0)
        AND queue_id IS NULL THEN 1 ELSE 0 END AS "isOver", outcome, result,
      kept_state_id AS "keptStateId", COALESCE(announced_at, started_at) AS "startedAt"
    FROM turn WHERE business_id = ${businessId} AND turn_id = ${turnId}`);
  if (row === undefined) return undefined;
  const stateId = row.outcome === 'committed' ? row.result : row.keptStateId;
  const saidIn = row.keptStateId ?? stateId;
  return {
    businessId,
    turnId,
    surface: row.surface,
    conversationId: row.conversationId,
    ...statusOf(row),
    stateId,
    input: saidIn === null ? readInput(row.input) : yield* inputOf(businessId, saidIn),
    startedAt: new Date(row.startedAt).toISOString(),
  };
}

/** A turn whose owner died has lost its lease, whether or not anyone has taken its place yet; one of a queue is still to be kept. */
function statusOf(row: TurnRow): Pick<JournaledTurn, 'status' | 'outcome'> {
  switch (row.outcome) {
    case 'committed':
      return { status: 'completed', outcome: null };
    case 'failed':
      return { status: 'failed', outcome: row.result };
    case 'abandoned':
      return { status: 'failed', outcome: 'LEASE_LOST' };
    case null:
      if (row.isOver === 1) return { status: 'failed', outcome: 'LEASE_LOST' };
      return { status: row.isAnnounced === 1 ? 'pending' : 'running', outcome: null };
  }
}

function readInput(input: string | null): readonly InputEvent[] {
  return input === null ? [] : (JSON.parse(input) as InputEvent[]);
}

function* inputOf(businessId: string, stateId: string): Transaction<readonly InputEvent[]> {
  const records = yield* all<EventRecord>(sql`
    SELECT type, schema_version AS "schemaVersion", payload FROM event
    WHERE business_id = ${businessId} AND state_id = ${stateId} ORDER BY position`);
  return records.map(readEventRecord).filter(isInput);
}

function isInput(event: DomainEvent): event is InputEvent {
  return !isReplyEvent(event) && event.type !== 'SessionStarted' && event.type !== 'AgentBound';
}
