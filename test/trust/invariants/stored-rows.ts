import type { TrustDatabase } from '../database/trust-database';

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

export interface EventRow {
  readonly businessId: string;
  readonly stateId: string;
  readonly position: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly payload: string;
}

/** Everything that the invariants speak of, as it is stored. */
export interface StoredRows {
  readonly sessions: ReadonlySet<string>;
  /** Parents before their children. */
  readonly states: readonly StateRow[];
  /** By the key of their state, in order. */
  readonly events: ReadonlyMap<string, readonly EventRow[]>;
  readonly snapshots: readonly {
    readonly businessId: string;
    readonly stateId: string;
    readonly formatVersion: number;
    readonly digest: string;
    readonly memory: string;
  }[];
}

/** Ids are unique within a business only. */
export const keyOf = (businessId: string, id: string): string => `${businessId}\u0000${id}`;

const SELECTS = [
  'SELECT business_id AS "businessId", session_id AS "sessionId" FROM session',
  `SELECT business_id AS "businessId", state_id AS "stateId", session_id AS "sessionId",
     parent_state_id AS "parentStateId", depth, descriptor_id AS "descriptorId", agent_version AS "agentVersion",
     event_count AS "eventCount", digest, created_at AS "createdAt" FROM state ORDER BY depth`,
  `SELECT business_id AS "businessId", state_id AS "stateId", position, type,
     schema_version AS "schemaVersion", payload FROM event ORDER BY business_id, state_id, position`,
  `SELECT business_id AS "businessId", state_id AS "stateId", format_version AS "formatVersion", digest, memory
   FROM snapshot`,
];

/** As of one moment: a server that was started again keeps what the dead one left behind. */
export async function readRows(database: TrustDatabase): Promise<StoredRows> {
  const [sessions, states, eventRows, snapshots] = (await database.atOnce(SELECTS)) as unknown as [
    readonly { businessId: string; sessionId: string }[],
    readonly StateRow[],
    readonly EventRow[],
    StoredRows['snapshots'],
  ];
  const events = new Map<string, EventRow[]>();
  for (const row of eventRows) {
    const key = keyOf(row.businessId, row.stateId);
    const of = events.get(key);
    if (of === undefined) events.set(key, [row]);
    else of.push(row);
  }
  return {
    sessions: new Set(sessions.map(({ businessId, sessionId }) => keyOf(businessId, sessionId))),
    states,
    events,
    snapshots,
  };
}
