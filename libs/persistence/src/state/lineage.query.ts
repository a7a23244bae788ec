import type { Lineage } from '@app/application';
import type { Memory } from '@app/domain';
import { sql } from '../database/statement';
import { all, type Transaction } from '../database/transaction';
import { refuseErasedState } from './erased.query';
import {
  EVENT_COLUMNS,
  STATE_COLUMNS,
  toStateHeader,
  toStateRecords,
  type StateEventRow,
} from './state-record.mapper';

/** No snapshot has it: a lineage asked for with this version goes up to the root. */
export const NO_SNAPSHOT = -1;

interface LineageRow extends StateEventRow {
  /** Memory at this state; only on the topmost state, and null when that is the session's root. */
  readonly memory: string | null;
}

/**
 * Walks up from a state to the nearest one whose snapshot has the format and the state's own digest, or to the root.
 * One statement, so that an erasure takes all of it or none. Undefined for an unknown state.
 * @throws DomainError SESSION_ERASED; SyntaxError when the snapshot cannot be read
 */
export function* findLineage(
  businessId: string,
  stateId: string,
  formatVersion: number,
): Transaction<Lineage | undefined> {
  const rows = yield* all<LineageRow>(sql`
    WITH RECURSIVE lineage AS (
      SELECT s.*, p.memory
      FROM state s LEFT JOIN snapshot p ON p.business_id = s.business_id AND p.state_id = s.state_id
        AND p.format_version = ${formatVersion} AND p.digest = s.digest
      WHERE s.business_id = ${businessId} AND s.state_id = ${stateId}
      UNION ALL
      SELECT s.*, p.memory
      FROM lineage l JOIN state s ON s.business_id = l.business_id AND s.state_id = l.parent_state_id
        LEFT JOIN snapshot p ON p.business_id = s.business_id AND p.state_id = s.state_id
        AND p.format_version = ${formatVersion} AND p.digest = s.digest
      WHERE l.memory IS NULL
    )
    SELECT ${STATE_COLUMNS}, s.memory, ${EVENT_COLUMNS}
    FROM lineage s LEFT JOIN event e
      ON e.business_id = s.business_id AND e.state_id = s.state_id AND s.memory IS NULL
    ORDER BY s.depth, e.position`);
  const top = rows[0];
  const last = rows.at(-1);
  if (top === undefined || last === undefined) return yield* refuseErasedState(businessId, stateId);
  return {
    snapshot:
      top.memory === null
        ? null
        : { stateId: top.stateId, digest: top.digest, memory: JSON.parse(top.memory) as Memory },
    states: toStateRecords(top.memory === null ? rows : rows.slice(1)).map(({ header, events }) => ({
      header,
      events,
    })),
    header: toStateHeader(last),
  };
}
