import type { StateRecord } from '@app/application';
import { Scene } from './scene';
import type { StoreUnderContract } from './store-under-contract';

export function describeStateReader(store: () => StoreUnderContract): void {
  describe('state reader', () => {
    it('lists a session’s states, parents before children', async () => {
      const scene = await Scene.begin(store());
      const trunk = await scene.line(3);
      const branch = await scene.line(2, trunk[0]);
      const listed = await store().states.listSession(scene.businessId, trunk[0]!.sessionId);
      expect(listed?.map(({ depth }) => depth)).toEqual([1, 2, 2, 3, 3]);
      expect(new Set(listed?.map(({ stateId }) => stateId))).toEqual(
        new Set([...trunk, ...branch].map(({ stateId }) => stateId)),
      );
    });

    it('pages sessions, the newest first', async () => {
      const scene = await Scene.begin(store());
      const sessions: string[] = [];
      for (let index = 0; index < 5; index += 1) sessions.unshift((await scene.turn()).sessionId);
      const { states } = store();
      const first = await states.listSessions(scene.businessId, 2);
      const second = await states.listSessions(scene.businessId, 2, first.cursor);
      const third = await states.listSessions(scene.businessId, 2, second.cursor);
      expect([first, second, third].flatMap(({ items }) => items.map((item) => item.sessionId))).toEqual(
        sessions,
      );
      expect([first.items.length, second.items.length, third.items.length]).toEqual([2, 2, 1]);
      expect(third.cursor).toBeUndefined();
    });

    it.each(['zzz', '\u0000', "' OR 1=1"])('refuses the cursor %j, which no page gave', async (cursor) => {
      const scene = await Scene.begin(store());
      await expect(store().states.listSessions(scene.businessId, 2, cursor)).rejects.toMatchObject({
        code: 'INVALID_ARGUMENT',
        fields: [{ pointer: '#/cursor' }],
      });
    });

    it('counts a session’s states and knows when it began', async () => {
      const scene = await Scene.begin(store());
      const [root] = await scene.line(3);
      expect(await store().states.listSessions(scene.businessId, 10)).toEqual({
        items: [{ sessionId: root!.sessionId, createdAt: root!.createdAt, stateCount: 3 }],
      });
    });

    it('scans every state once, session by session, parents before children', async () => {
      const scene = await Scene.begin(store());
      const made: string[] = [];
      for (let index = 0; index < 25; index += 1) {
        const trunk = await scene.line(2);
        made.push(...trunk.map(({ stateId }) => stateId));
      }
      const scanned: (StateRecord & { readonly declaredEvents: number })[] = [];
      for await (const state of store().states.scanStates(scene.businessId)) scanned.push(state);
      expect(scanned.map(({ header }) => header.stateId).sort()).toEqual(made.sort());
      const seen = new Set<string>();
      const sessions: string[] = [];
      for (const { header, events, declaredEvents } of scanned) {
        if (header.parentStateId !== null) expect(seen).toContain(header.parentStateId);
        seen.add(header.stateId);
        if (sessions.at(-1) !== header.sessionId) sessions.push(header.sessionId);
        expect(events).toHaveLength(declaredEvents);
      }
      expect(new Set(sessions).size).toBe(sessions.length);
    });
  });
}
