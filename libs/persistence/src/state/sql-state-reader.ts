import { Injectable } from '@nestjs/common';
import type { StateHeader } from '@app/domain';
import { StateReader, type Page, type SessionSummary, type StateRecord } from '@app/application';
import { Database } from '../database/database';
import { sql } from '../database/statement';
import { all, type Transaction } from '../database/transaction';
import { refuseErasedSession, refuseErasedState } from './erased.query';
import { findLineage, NO_SNAPSHOT } from './lineage.query';
import { findSessions } from './session-page.query';
import {
  EVENT_COLUMNS,
  STATE_COLUMNS,
  toStateHeader,
  toStateRecords,
  type ScannedState,
  type StateEventRow,
  type StateRow,
} from './state-record.mapper';

const SESSIONS_PER_SCAN = 20;

@Injectable()
export class SqlStateReader extends StateReader {
  constructor(private readonly database: Database) {
    super();
  }

  getState(businessId: string, stateId: string): Promise<StateRecord | undefined> {
    return this.database.read(businessId, () => findState(businessId, stateId));
  }

  async listChildren(businessId: string, stateId: string): Promise<readonly string[]> {
    const rows = await this.database.read(businessId, () =>
      all<{ stateId: string }>(sql`
        SELECT state_id AS "stateId" FROM state
        WHERE business_id = ${businessId} AND parent_state_id = ${stateId} ORDER BY state_id`),
    );
    return rows.map((row) => row.stateId);
  }

  async listLineage(businessId: string, stateId: string): Promise<readonly StateRecord[]> {
    const lineage = await this.database.read(businessId, () => findLineage(businessId, stateId, NO_SNAPSHOT));
    return lineage?.states ?? [];
  }

  listSession(businessId: string, sessionId: string): Promise<readonly StateHeader[] | undefined> {
    return this.database.read(businessId, () => findSession(businessId, sessionId));
  }

  listSessions(businessId: string, limit: number, cursor?: string): Promise<Page<SessionSummary>> {
    return this.database.read(businessId, () => findSessions(businessId, limit, cursor));
  }

  async *scanStates(businessId: string): AsyncIterable<ScannedState> {
    let after = '';
    for (;;) {
      const rows = await this.database.read(businessId, () => scanAfter(businessId, after));
      const last = rows.at(-1);
      if (last === undefined) return;
      yield* toStateRecords(rows);
      after = last.sessionId;
    }
  }
}

function* findState(businessId: string, stateId: string): Transaction<StateRecord | undefined> {
  const rows = yield* all<StateEventRow>(sql`
    SELECT ${STATE_COLUMNS}, ${EVENT_COLUMNS}
    FROM state s LEFT JOIN event e ON e.business_id = s.business_id AND e.state_id = s.state_id
    WHERE s.business_id = ${businessId} AND s.state_id = ${stateId} ORDER BY e.position`);
  const [record] = toStateRecords(rows);
  if (record === undefined) return yield* refuseErasedState(businessId, stateId);
  return { header: record.header, events: record.events };
}

export function* findSession(
  businessId: string,
  sessionId: string,
): Transaction<readonly StateHeader[] | undefined> {
  const rows = yield* all<StateRow>(sql`
    SELECT ${STATE_COLUMNS} FROM state s
    WHERE s.business_id = ${businessId} AND s.session_id = ${sessionId} ORDER BY s.depth, s.state_id`);
  return rows.length === 0 ? yield* refuseErasedSession(businessId, sessionId) : rows.map(toStateHeader);
}

/** The states of the next few sessions. A session that has no state cannot be: both come with one commit. */
function scanAfter(businessId: string, sessionId: string): Transaction<readonly StateEventRow[]> {
  return all<StateEventRow>(sql`
    SELECT ${STATE_COLUMNS}, ${EVENT_COLUMNS}
    FROM (
      SELECT business_id, session_id FROM session
      WHERE business_id = ${businessId} AND session_id > ${sessionId} ORDER BY session_id LIMIT ${SESSIONS_PER_SCAN}
    ) g
      JOIN state s ON s.business_id = g.business_id AND s.session_id = g.session_id
      LEFT JOIN event e ON e.business_id = s.business_id AND e.state_id = s.state_id
    ORDER BY s.session_id, s.depth, s.state_id, e.position`);
}
