import { MEMORY_FORMAT_VERSION } from '@app/domain';
import { aClaim, Scene } from './scene';
import type { StoreUnderContract } from './store-under-contract';

const ERASED = { code: 'SESSION_ERASED' };

export function describeErasure(store: () => StoreUnderContract): void {
  describe('erasure', () => {
    it('answers every state of the session as erased, and leaves other sessions as they were', async () => {
      const scene = await Scene.begin(store());
      const erased = await scene.line(3, undefined, 2);
      const kept = await scene.turn({ text: 'kept' });
      const before = await store().states.getState(scene.businessId, kept.stateId);
      const { sessionId } = erased[0]!;
      expect(await store().turns.eraseSession(scene.businessId, sessionId, 'asked for')).toBe(true);
      for (const { stateId } of erased) {
        await expect(store().states.getState(scene.businessId, stateId)).rejects.toMatchObject(ERASED);
        await expect(store().states.listLineage(scene.businessId, stateId)).rejects.toMatchObject(ERASED);
        await expect(
          store().turns.loadLineage(scene.businessId, stateId, MEMORY_FORMAT_VERSION),
        ).rejects.toMatchObject(ERASED);
      }
      await expect(store().states.listSession(scene.businessId, sessionId)).rejects.toMatchObject(ERASED);
      expect(await store().states.getState(scene.businessId, kept.stateId)).toEqual(before);
      const { items } = await store().states.listSessions(scene.businessId, 10);
      expect(items.map((item) => item.sessionId)).toEqual([kept.sessionId]);
      expect(await store().snapshots.count(erased.map(({ stateId }) => stateId))).toBe(0);
    });

    it('is false for a session that is unknown, foreign or erased already', async () => {
      const [scene, stranger] = [await Scene.begin(store()), await Scene.begin(store())];
      const { sessionId, stateId } = await scene.turn();
      expect(await store().turns.eraseSession(scene.businessId, 'nowhere', 'x')).toBe(false);
      expect(await store().turns.eraseSession(stranger.businessId, sessionId, 'x')).toBe(false);
      expect(await store().states.getState(scene.businessId, stateId)).toBeDefined();
      expect(await store().turns.eraseSession(scene.businessId, sessionId, 'x')).toBe(true);
      expect(await store().turns.eraseSession(scene.businessId, sessionId, 'x')).toBe(false);
    });

    it('is not told to another business', async () => {
      const [scene, stranger] = [await Scene.begin(store()), await Scene.begin(store())];
      const { sessionId, stateId } = await scene.turn();
      await store().turns.eraseSession(scene.businessId, sessionId, 'x');
      expect(await store().states.getState(stranger.businessId, stateId)).toBeUndefined();
      expect(await store().states.listSession(stranger.businessId, sessionId)).toBeUndefined();
    });

    it('lets no retry have an erased answer', async () => {
      const scene = await Scene.begin(store());
      const idempotency = aClaim();
      const { sessionId } = await scene.turn({ idempotency });
      await store().turns.eraseSession(scene.businessId, sessionId, 'x');
      await expect(store().turns.reserve(scene.reservation({ idempotency }))).rejects.toMatchObject(ERASED);
    });

    it('wins against a turn that is running', async () => {
      const scene = await Scene.begin(store());
      const parent = await scene.turn();
      const { reservation, token } = await scene.reserve({ parent });
      await store().turns.eraseSession(scene.businessId, parent.sessionId, 'x');
      const commit = scene.commitOf(reservation, token, { parent });
      await expect(store().turns.commit(commit)).rejects.toMatchObject(ERASED);
      await expect(store().turns.reserve(scene.reservation({ parent }))).rejects.toMatchObject(ERASED);
      expect(await store().states.getState(scene.businessId, commit.state.stateId)).toBeUndefined();
    });

    it('leaves nothing after its tombstone, whoever is faster', async () => {
      const scene = await Scene.begin(store());
      for (let round = 0; round < 10; round += 1) {
        const parent = await scene.turn();
        const turns = Array.from({ length: 4 }, () => scene.turn({ parent }));
        const outcomes = Promise.allSettled(turns);
        await store().turns.eraseSession(scene.businessId, parent.sessionId, 'x');
        for (const outcome of await outcomes) {
          if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(ERASED);
        }
        await expect(store().states.listSession(scene.businessId, parent.sessionId)).rejects.toMatchObject(
          ERASED,
        );
      }
      expect(await store().states.listSessions(scene.businessId, 100)).toEqual({ items: [] });
      for await (const left of store().states.scanStates(scene.businessId)) expect(left).toBeUndefined();
    });
  });
}
