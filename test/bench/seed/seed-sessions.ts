import BetterSqlite from 'better-sqlite3';
import { event, type DomainEvent } from '@app/domain';
import { newState, type NewState, type RememberedState } from '@app/application';
import { uuidv7 } from 'uuidv7';
import { INSTANT_REPLY } from '../servers/instant-reply';
import type { SeedJob, Seeded, Tenant } from './seed-job';
import { stateWriter } from './state-writer';

const STATES_PER_TRANSACTION = 20_000;
const QUESTION = 'Hello, I am looking for a present';

/** Writes sessions as turns would have left them, digests and snapshots included, past the service and much faster. */
export function seedSessions(
  tenant: Tenant,
  { sessions = [], tellDepths = [], tellSample = 0 }: SeedJob,
): Pick<Seeded, 'states' | 'sample'> {
  const told: Record<number, string[]> = Object.fromEntries(tellDepths.map((depth) => [depth, []]));
  const sample: string[] = [];
  if (sessions.length === 0) return { states: told, sample };
  const total = sessions.reduce((sum, { count, depth }) => sum + count * depth, 0);
  const db = new BetterSqlite(tenant.url.slice('sqlite:'.length));
  // A crash only costs the seed; what is measured sets its own durability.
  db.pragma('synchronous = OFF');
  db.pragma('foreign_keys = OFF');
  db.pragma('cache_size = -262144');
  const write = stateWriter(db);
  let states = 0;
  db.exec('BEGIN');
  for (const { count, depth } of sessions) {
    for (let session = 0; session < count; session += 1) {
      let parent: RememberedState | null = null;
      for (let at = 1; at <= depth; at += 1) {
        const made = nextState(tenant, parent);
        write(made);
        parent = made.remembered;
        told[at]?.push(made.state.stateId);
        if (Math.random() < tellSample / total) sample.push(made.state.stateId);
        states += 1;
        if (states % STATES_PER_TRANSACTION === 0) db.exec('COMMIT; BEGIN');
      }
    }
  }
  db.exec('COMMIT');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return { states: told, sample };
}

function nextState({ businessId, descriptorId }: Tenant, parent: RememberedState | null): NewState {
  const agent = { descriptorId, version: 1 };
  const ids = { stateId: uuidv7(), sessionId: uuidv7(), createdAt: new Date().toISOString() };
  const events = parent === null ? [event('SessionStarted', { agent }), ...TURN] : TURN;
  const ground = { conversation: null, parent, agent: { ...DESCRIPTOR, businessId, ...agent } };
  return newState(businessId, ground, events, ids);
}

const DESCRIPTOR = {
  createdAt: '2026-01-01T00:00:00.000Z',
  definition: {
    name: 'Assistant',
    engine: 'built-in',
    language: 'en',
    instructions: '',
    greeting: null,
    playbooks: [],
    maxRecommendations: 3,
  },
} as const;

const TURN: readonly DomainEvent[] = [
  event('MessageReceived', { role: 'user', content: { kind: 'text', text: QUESTION } }),
  event('MessageReplied', { text: INSTANT_REPLY }),
  event('DraftReviewed', {
    supervisor: 'product_specialist',
    verdict: 'approved',
    comments: 'nothing to correct',
    changes: [],
  }),
  event('DraftReviewed', {
    supervisor: 'sales_manager',
    verdict: 'approved',
    comments: 'nothing to correct',
    changes: [],
  }),
];
