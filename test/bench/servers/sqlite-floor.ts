import BetterSqlite from 'better-sqlite3';
import {
  AGENT,
  depthOf,
  DIGEST,
  eventsOf,
  LEASE_MS,
  snapshotOf,
  TOKEN,
  type FloorState,
  type FloorStore,
  type FloorTurn,
} from './floor-turn';

/**
 * Prepared statements on one connection.
 * @param grouped transactions that wait commit together, so that they share one fsync
 */
export function openSqliteFloor(file: string, grouped: boolean): FloorStore {
  const db = new BetterSqlite(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  const findKey = db.prepare<[string]>('SELECT business_id FROM api_key WHERE key_id = ?').pluck();
  const findState = db.prepare<[string, string], FloorState>(
    `SELECT state_id AS stateId, session_id AS sessionId, depth, digest FROM state
     WHERE business_id = ? AND state_id = ?`,
  );
  const transact = grouped
    ? groupedTransactions(db)
    : (work: () => void): Promise<void> => Promise.resolve(db.transaction(work).immediate());
  const write = writes(db);
  return {
    findKey: (keyId) => Promise.resolve(findKey.get(keyId) as string | undefined),
    findState: (businessId, stateId) => Promise.resolve(findState.get(businessId, stateId)),
    reserve: (turn) => transact(() => write.reserve(turn)),
    commit: (turn) => transact(() => write.commit(turn)),
  };
}

function writes(db: BetterSqlite.Database): {
  reserve: (turn: FloorTurn) => void;
  commit: (turn: FloorTurn) => void;
} {
  const turn = db.prepare(`INSERT INTO turn (business_id, turn_id, surface, parent_state_id, input, token,
    started_at, lease_until) VALUES (?, ?, 'invoke', ?, ?, ?, ?, ?)`);
  const end =
    db.prepare(`UPDATE turn SET outcome = 'committed', result = ?, input = NULL, parent_state_id = NULL, ended_at = ?
    WHERE business_id = ? AND turn_id = ?`);
  const session = db.prepare('INSERT INTO session (business_id, session_id, created_at) VALUES (?, ?, ?)');
  const state = db.prepare(`INSERT INTO state (business_id, state_id, session_id, parent_state_id, depth,
    descriptor_id, agent_version, event_count, digest, created_at) VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?)`);
  const event = db.prepare(`INSERT INTO event (business_id, state_id, position, type, schema_version, payload)
    VALUES (?, ?, ?, ?, 1, ?)`);
  const snapshot = db.prepare(`INSERT INTO snapshot (business_id, state_id, format_version, digest, memory)
    VALUES (?, ?, 2, ?, ?)`);
  return {
    reserve({ businessId, turnId, parent, input, now }) {
      const text = JSON.stringify(input);
      turn.run(businessId, turnId, parent?.stateId ?? null, text, TOKEN, now, now + LEASE_MS);
    },
    commit(made) {
      const { businessId, turnId, stateId, sessionId, parent, now } = made;
      if (parent === undefined) session.run(businessId, sessionId, now);
      end.run(stateId, now, businessId, turnId);
      const events = eventsOf(made);
      const depth = depthOf(made);
      const parentId = parent?.stateId ?? null;
      state.run(businessId, stateId, sessionId, parentId, depth, AGENT, events.length, DIGEST, now);
      events.forEach(([type, payload], position) => event.run(businessId, stateId, position, type, payload));
      const memory = snapshotOf(made);
      if (memory !== undefined) snapshot.run(businessId, stateId, DIGEST, memory);
    },
  };
}

interface Waiting {
  readonly work: () => void;
  readonly done: () => void;
}

function groupedTransactions(db: BetterSqlite.Database): (work: () => void) => Promise<void> {
  let waiting: Waiting[] = [];
  const flush = (): void => {
    const group = waiting;
    waiting = [];
    db.transaction(() => group.forEach(({ work }) => work())).immediate();
    group.forEach(({ done }) => done());
  };
  return (work) =>
    new Promise((done) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ work, done });
    });
}
