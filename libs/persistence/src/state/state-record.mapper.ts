import type { EventRecord, StateHeader } from '@app/domain';
import type { StateRecord } from '@app/application';
import { sql } from '../database/statement';

/** A state's columns as statements here select them, through `STATE_COLUMNS`. */
export interface StateRow {
  readonly businessId: string;
  readonly stateId: string;
  readonly sessionId: string;
  readonly parentStateId: string | null;
  readonly depth: number;
  readonly descriptorId: string;
  readonly agentVersion: number;
  readonly eventCount: number;
  readonly digest: string;
  readonly createdAt: number;
}

/** A state joined to one of its events; the event's columns are null for a state without any. */
export interface StateEventRow extends StateRow {
  readonly type: string | null;
  readonly schemaVersion: number | null;
  readonly payload: string | null;
}

export const STATE_COLUMNS = sql`s.business_id AS "businessId", s.state_id AS "stateId",
  s.session_id AS "sessionId", s.parent_state_id AS "parentStateId", s.depth, s.descriptor_id AS "descriptorId",
  s.agent_version AS "agentVersion", s.event_count AS "eventCount", s.digest, s.created_at AS "createdAt"`;

export const EVENT_COLUMNS = sql`e.type, e.schema_version AS "schemaVersion", e.payload`;

export function toStateHeader(row: StateRow): StateHeader {
  const { businessId, stateId, sessionId, parentStateId, depth, digest } = row;
  return {
    businessId,
    stateId,
    sessionId,
    parentStateId,
    depth,
    agent: { descriptorId: row.descriptorId, version: row.agentVersion },
    digest,
    createdAt: new Date(row.createdAt).toISOString(),
  };
}

export type ScannedState = StateRecord & { readonly declaredEvents: number };

/** Gathers rows that come state by state, each state's events in order. */
export function toStateRecords(rows: readonly StateEventRow[]): readonly ScannedState[] {
  const records: (ScannedState & { events: EventRecord[] })[] = [];
  for (const row of rows) {
    let record = records.at(-1);
    if (record?.header.stateId !== row.stateId) {
      record = { header: toStateHeader(row), events: [], declaredEvents: row.eventCount };
      records.push(record);
    }
    if (row.type !== null && row.schemaVersion !== null && row.payload !== null) {
      record.events.push({ type: row.type, schemaVersion: row.schemaVersion, payload: row.payload });
    }
  }
  return records;
}
