import { Pool, types, type PoolClient } from 'pg';
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
} from './floor-turn';

const MOST_CONNECTIONS = 20;
const INT8 = 20;

/** Named statements on a pool, one round trip for each. */
export function openPostgresFloor(url: string): FloorStore {
  types.setTypeParser(INT8, Number);
  const { schema, connectionString } = withoutSchema(url);
  const options = `-c search_path=${schema} -c synchronous_commit=on -c app.business_id=*`;
  const pool = new Pool({ connectionString, options, max: MOST_CONNECTIONS });
  const transact = (work: (client: PoolClient) => Promise<void>): Promise<void> => inTransaction(pool, work);
  return {
    async findKey(keyId) {
      const { rows } = await pool.query<{ business_id: string }>({ ...FIND_KEY, values: [keyId] });
      return rows[0]?.business_id;
    },
    async findState(businessId, stateId) {
      const { rows } = await pool.query<FloorState>({ ...FIND_STATE, values: [businessId, stateId] });
      return rows[0];
    },
    reserve: ({ businessId, turnId, parent, input, now }) =>
      transact(async (client) => {
        const text = JSON.stringify(input);
        const values = [businessId, turnId, parent?.stateId ?? null, text, TOKEN, now, now + LEASE_MS];
        await client.query({ ...BEGIN_TURN, values });
      }),
    commit: (turn) =>
      transact(async (client) => {
        const { businessId, turnId, stateId, sessionId, parent, now } = turn;
        if (parent === undefined)
          await client.query({ ...BEGIN_SESSION, values: [businessId, sessionId, now] });
        await client.query({ ...END_TURN, values: [stateId, now, businessId, turnId] });
        const events = eventsOf(turn);
        const place = [businessId, stateId, sessionId, parent?.stateId ?? null, depthOf(turn)];
        await client.query({ ...INSERT_STATE, values: [...place, AGENT, events.length, DIGEST, now] });
        const rows = events.flatMap(([type, payload], position) => [
          businessId,
          stateId,
          position,
          type,
          payload,
        ]);
        await client.query({ ...insertEvents(events.length), values: rows });
        const memory = snapshotOf(turn);
        if (memory !== undefined)
          await client.query({ ...INSERT_SNAPSHOT, values: [businessId, stateId, DIGEST, memory] });
      }),
  };
}

async function inTransaction(pool: Pool, work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await work(client);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

function withoutSchema(url: string): { schema: string; connectionString: string } {
  const parsed = new URL(url);
  const schema = parsed.searchParams.get('schema') ?? 'public';
  parsed.searchParams.delete('schema');
  return { schema, connectionString: parsed.href };
}

const FIND_KEY = { name: 'key', text: 'SELECT business_id FROM api_key WHERE key_id = $1' };
const FIND_STATE = {
  name: 'parent',
  text: `SELECT state_id AS "stateId", session_id AS "sessionId", depth, digest FROM state
    WHERE business_id = $1 AND state_id = $2`,
};
const BEGIN_TURN = {
  name: 'begin',
  text: `INSERT INTO turn (business_id, turn_id, surface, parent_state_id, input, token, started_at, lease_until)
    VALUES ($1, $2, 'invoke', $3, $4, $5, $6, $7)`,
};
const BEGIN_SESSION = {
  name: 'session',
  text: 'INSERT INTO session (business_id, session_id, created_at) VALUES ($1, $2, $3)',
};
const END_TURN = {
  name: 'end',
  text: `UPDATE turn SET outcome = 'committed', result = $1, input = NULL, parent_state_id = NULL, ended_at = $2
    WHERE business_id = $3 AND turn_id = $4`,
};
const INSERT_STATE = {
  name: 'state',
  text: `INSERT INTO state (business_id, state_id, session_id, parent_state_id, depth, descriptor_id, agent_version,
    event_count, digest, created_at) VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9)`,
};
const INSERT_SNAPSHOT = {
  name: 'snapshot',
  text: `INSERT INTO snapshot (business_id, state_id, format_version, digest, memory) VALUES ($1, $2, 2, $3, $4)`,
};

function insertEvents(count: number): { name: string; text: string } {
  const row = (index: number): string => {
    const first = 5 * index;
    return `($${first + 1}, $${first + 2}, $${first + 3}, $${first + 4}, 1, $${first + 5})`;
  };
  const rows = Array.from({ length: count }, (_none, index) => row(index)).join(', ');
  return {
    name: `events${count}`,
    text: `INSERT INTO event (business_id, state_id, position, type, schema_version, payload) VALUES ${rows}`,
  };
}
