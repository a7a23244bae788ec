import { existsSync, readFileSync } from 'node:fs';
import { event, type DomainEvent, type State, type ToolEffect } from '@app/domain';
import { aClaim, freshPostgresUrl, freshSqlite, Scene } from '@app/testing';
import { EVERY_BUSINESS } from '../database/database';
import { openDatabase } from '../database/open-database';
import { sql } from '../database/statement';
import { all } from '../database/transaction';
import { sqlStores } from '../sql-stores';

const CANARY = 'canary-7f3a9c-bird';

const CALLS = [
  event('HandoverRequested', { reason: CANARY, reasonNative: CANARY }),
  called('sales_order', {
    kind: 'order-draft',
    orderId: CANARY,
    productId: CANARY,
    title: CANARY,
    quantity: 1,
    unitPriceMinor: null,
    currency: null,
  }),
  called('schedule_date', {
    kind: 'meeting',
    meetingId: CANARY,
    startsAt: '2031-01-02T03:04:05.000Z',
    meetingType: CANARY,
  }),
];

function called(tool: 'sales_order' | 'schedule_date', result: ToolEffect): DomainEvent {
  return event('ToolCalled', {
    tool,
    arguments: { lead_id: CANARY },
    outcome: { status: 'completed', result },
  });
}

/** A session that says the canary everywhere a turn leaves text, and one beside it that must survive. */
async function talkAndErase(scene: Scene): Promise<void> {
  const { turns } = scene.store;
  await scene.turn({ text: 'a bystander' });
  const said = { text: CANARY, reply: `${CANARY} too`, answer: { status: 200, body: CANARY } };
  const root = await scene.turn({ ...said, snapshot: true, idempotency: aClaim() });
  const tip = await scene.turn({ ...said, parent: root, snapshot: true, idempotency: aClaim() });
  const failed = await scene.reserve({ ...said, parent: tip });
  await turns.fail(failed.reservation, failed.token, 'AGENT_FAILED');
  await scene.reserve({ ...said, parent: root, idempotency: aClaim() });
  expect(await turns.eraseSession(scene.businessId, root.sessionId, 'asked for')).toBe(true);
}

/** The same with a conversation that says it everywhere else too, before its first turn and after. */
async function converseAndDelete(scene: Scene): Promise<void> {
  const { conversations, handovers, turns } = scene.store;
  const { businessId } = scene;
  for (const turnCount of [0, 1, 2]) {
    const { conversationId } = await scene.conversation({ name: CANARY, key: CANARY, siteId: CANARY });
    await conversations.identify(businessId, conversationId, { leadId: CANARY, visitorId: CANARY });
    let parent: State | undefined;
    for (let count = 0; count < turnCount; count += 1) {
      const options = {
        text: CANARY,
        conversationId,
        effects: count === 0 ? CALLS : [],
        ...(parent && { parent }),
      };
      parent = await scene.turn({ ...options, answer: { status: 200, body: CANARY }, idempotency: aClaim() });
    }
    if (parent !== undefined) {
      const { sessionId } = parent;
      const entry = { businessId, sessionId, conversationId, by: CANARY, reason: CANARY };
      await handovers.step({ ...entry, at: '2026-01-02T03:04:05.000Z' }, 'accept');
    }
    const of = { text: CANARY, conversationId, ...(parent && { parent }) };
    await turns.announce(scene.reservation(of));
    await scene.reserve({ ...of, leaseMs: 0 });
    const failed = await scene.reserve({ ...of, idempotency: aClaim() });
    await turns.fail(failed.reservation, failed.token, 'AGENT_FAILED');
    await scene.reserve({ ...of, idempotency: aClaim() });
    expect(await conversations.delete(businessId, conversationId)).toBe(true);
  }
}

describe('erasure', () => {
  it('leaves nothing of what was said in the SQLite file or its log', async () => {
    const fresh = freshSqlite();
    const database = await openDatabase(fresh.url, 'server');
    const scene = await Scene.begin(sqlStores(database));
    const probe = await scene.turn({ text: CANARY });
    expect(occurrences(fresh.file) + occurrences(`${fresh.file}-wal`)).toBeGreaterThan(0);
    await scene.store.turns.eraseSession(scene.businessId, probe.sessionId, 'probe');
    await talkAndErase(scene);
    await converseAndDelete(scene);
    expect(occurrences(fresh.file)).toBe(0);
    expect(occurrences(`${fresh.file}-wal`)).toBe(0);
    await database.close();
    expect(occurrences(fresh.file)).toBe(0);
    fresh.remove();
  });

  it('leaves nothing of what was said in any row on PostgreSQL', async () => {
    const database = await openDatabase(freshPostgresUrl(), 'server');
    const scene = await Scene.begin(sqlStores(database));
    await talkAndErase(scene);
    await converseAndDelete(scene);
    const tables = [
      sql`SELECT * FROM event`,
      sql`SELECT * FROM state`,
      sql`SELECT * FROM turn`,
      sql`SELECT * FROM idempotency_key`,
      sql`SELECT * FROM tombstone`,
      sql`SELECT * FROM erased_state`,
    ];
    const emptied = [
      sql`SELECT * FROM snapshot`,
      sql`SELECT * FROM conversation`,
      sql`SELECT * FROM conversation_customer`,
      sql`SELECT * FROM handover`,
      sql`SELECT * FROM order_draft`,
      sql`SELECT * FROM meeting`,
    ];
    const rows = await Promise.all(tables.map((table) => database.read(EVERY_BUSINESS, () => all(table))));
    expect(JSON.stringify(rows)).not.toContain(CANARY);
    expect(rows.every((found) => found.length > 0)).toBe(true);
    const left = await Promise.all(emptied.map((table) => database.read(EVERY_BUSINESS, () => all(table))));
    expect(left.flat()).toEqual([]);
    await database.close();
  });
});

function occurrences(file: string): number {
  return existsSync(file) ? readFileSync(file).toString('latin1').split(CANARY).length - 1 : 0;
}
