import { decideHandover, type HandoverStatus, type HandoverStep } from '@app/domain';
import type { HandoverEntry } from '@app/application';
import { list, sql, type Statement } from '../database/statement';
import { all, first, type Transaction } from '../database/transaction';

interface HandoverRow {
  readonly businessId: string;
  readonly sessionId: string;
  readonly sequence: number;
  readonly conversationId: string | null;
  readonly status: HandoverStatus;
  readonly actor: string | null;
  readonly reason: string;
  readonly createdAt: number;
}

const COLUMNS = sql`h.business_id AS "businessId", h.session_id AS "sessionId", h.sequence,
  h.conversation_id AS "conversationId", h.status, h.actor, h.reason, h.created_at AS "createdAt"`;

/** The status that counts for a session, as a scalar within another statement. */
export function handoverOf(session: Pick<HandoverEntry, 'businessId' | 'sessionId'>): Statement {
  return sql`COALESCE((
    SELECT h.status FROM handover h WHERE h.business_id = ${session.businessId} AND h.session_id = ${session.sessionId}
    ORDER BY h.sequence DESC LIMIT 1), 'none')`;
}

/** The same for the session of a state; `none` for null. */
export function handoverOfState(businessId: string, stateId: string | null): Statement {
  if (stateId === null) return sql`'none'`;
  return sql`COALESCE((
    SELECT h.status FROM handover h WHERE h.business_id = ${businessId} AND h.session_id = (
      SELECT s.session_id FROM state s WHERE s.business_id = ${businessId} AND s.state_id = ${stateId})
    ORDER BY h.sequence DESC LIMIT 1), 'none')`;
}

export function* findHandover(businessId: string, sessionId: string): Transaction<HandoverEntry | undefined> {
  const row = yield* findLast(businessId, sessionId);
  return row === undefined ? undefined : toEntry(row);
}

/**
 * Appends what `decideHandover` says. The caller holds the session's row; who else appends meanwhile takes the
 * sequence, and the step is decided anew on what is then the status.
 * @throws DomainError as `decideHandover` does
 */
export function* appendHandover(
  entry: Omit<HandoverEntry, 'status'>,
  step: HandoverStep,
): Transaction<HandoverEntry | undefined> {
  for (;;) {
    const last = yield* findLast(entry.businessId, entry.sessionId);
    const holder = { status: last?.status ?? 'none', by: last?.actor ?? null } as const;
    const status = decideHandover(holder, step, entry.by);
    if (status === null) return last && toEntry(last);
    const appended = yield* first(insertHandover({ ...entry, status }, (last?.sequence ?? 0) + 1));
    if (appended !== undefined) return { ...entry, status };
  }
}

export function* findHandovers(
  businessId: string,
  statuses: readonly HandoverStatus[],
  limit: number,
): Transaction<readonly HandoverEntry[]> {
  const wanted = statuses.map((status) => sql`${status}`);
  const only = wanted.length === 0 ? sql`` : sql` AND h.status IN (${list(wanted)})`;
  const rows = yield* all<HandoverRow>(sql`
    SELECT ${COLUMNS} FROM handover h
    WHERE h.business_id = ${businessId}${only} AND NOT EXISTS (
      SELECT 1 FROM handover l
      WHERE l.business_id = h.business_id AND l.session_id = h.session_id AND l.sequence > h.sequence)
    ORDER BY h.created_at DESC, h.session_id DESC LIMIT ${limit}`);
  return rows.map(toEntry);
}

function findLast(businessId: string, sessionId: string): Transaction<HandoverRow | undefined> {
  return first<HandoverRow>(sql`
    SELECT ${COLUMNS} FROM handover h
    WHERE h.business_id = ${businessId} AND h.session_id = ${sessionId} ORDER BY h.sequence DESC LIMIT 1`);
}

function insertHandover(entry: HandoverEntry, sequence: number): Statement {
  const { businessId, sessionId, conversationId, status, by, reason, at } = entry;
  return sql`
    INSERT INTO handover (business_id, session_id, sequence, conversation_id, status, actor, reason, created_at)
    VALUES (${businessId}, ${sessionId}, ${sequence}, ${conversationId}, ${status}, ${by}, ${reason}, ${Date.parse(at)})
    ON CONFLICT DO NOTHING RETURNING sequence`;
}

function toEntry(row: HandoverRow): HandoverEntry {
  const { businessId, sessionId, conversationId, status, actor, reason, createdAt } = row;
  return {
    businessId,
    sessionId,
    conversationId,
    status,
    by: actor,
    reason,
    at: new Date(createdAt).toISOString(),
  };
}
