import { foreignCursor, type Page, type SessionSummary } from '@app/application';
import { sql } from '../database/statement';
import { all, type Transaction } from '../database/transaction';

interface SessionRow {
  readonly sessionId: string;
  readonly createdAt: number;
  readonly stateCount: number;
}

const SESSION_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Sessions are paged by id: ids are UUIDv7, so the newest is the greatest, and no two are equal. */
export function* findSessions(
  businessId: string,
  limit: number,
  cursor: string | undefined,
): Transaction<Page<SessionSummary>> {
  if (cursor !== undefined && !SESSION_ID.test(cursor)) throw foreignCursor();
  const older = cursor === undefined ? sql`` : sql` AND session_id < ${cursor}`;
  const rows = yield* all<SessionRow>(sql`
    SELECT g.session_id AS "sessionId", g.created_at AS "createdAt", (
        SELECT COUNT(*) FROM state s WHERE s.business_id = g.business_id AND s.session_id = g.session_id
      ) AS "stateCount"
    FROM session g WHERE business_id = ${businessId}${older} ORDER BY session_id DESC LIMIT ${limit + 1}`);
  const items = rows.slice(0, limit).map(({ sessionId, createdAt, stateCount }) => ({
    sessionId,
    createdAt: new Date(createdAt).toISOString(),
    stateCount,
  }));
  const last = items.at(-1);
  return rows.length > limit && last !== undefined ? { items, cursor: last.sessionId } : { items };
}
