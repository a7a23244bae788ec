import type { Database } from 'better-sqlite3';
import { canonicalJson } from '@app/domain';
import type { NewState } from '@app/application';
import { uuidv7 } from 'uuidv7';

/** Writes a state with everything that its turn leaves: session, journal entry, events, snapshot. */
export function stateWriter(db: Database): (made: NewState) => void {
  const session = db.prepare('INSERT INTO session (business_id, session_id, created_at) VALUES (?, ?, ?)');
  const turn =
    db.prepare(`INSERT INTO turn (business_id, turn_id, surface, parent_state_id, token, started_at,
    lease_until, outcome, result, ended_at) VALUES (?, ?, 'invoke', ?, 'AAAAAAAA', ?, ?, 'committed', ?, ?)`);
  const state = db.prepare(`INSERT INTO state (business_id, state_id, session_id, parent_state_id, depth,
    descriptor_id, agent_version, event_count, digest, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const event = db.prepare(`INSERT INTO event (business_id, state_id, position, type, schema_version, payload)
    VALUES (?, ?, ?, ?, ?, ?)`);
  const snapshot = db.prepare(`INSERT INTO snapshot (business_id, state_id, format_version, digest, memory)
    VALUES (?, ?, ?, ?, ?)`);
  return ({ state: made, records, snapshot: fold }) => {
    const { businessId, stateId, sessionId, parentStateId, depth, agent, digest } = made;
    const now = Date.parse(made.createdAt);
    if (parentStateId === null) session.run(businessId, sessionId, now);
    turn.run(businessId, uuidv7(), parentStateId, now, now + 30_000, stateId, now);
    const { descriptorId, version } = agent;
    const place = [businessId, stateId, sessionId, parentStateId, depth];
    state.run(...place, descriptorId, version, records.length, digest, now);
    records.forEach(({ type, schemaVersion, payload }, position) =>
      event.run(businessId, stateId, position, type, schemaVersion, payload),
    );
    if (fold === null) return;
    snapshot.run(businessId, stateId, fold.formatVersion, digest, canonicalJson(fold.memory));
  };
}
