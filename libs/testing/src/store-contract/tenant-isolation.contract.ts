import { MEMORY_FORMAT_VERSION } from '@app/domain';
import { Scene } from './scene';
import type { StoreUnderContract } from './store-under-contract';

export function describeTenantIsolation(store: () => StoreUnderContract): void {
  describe('another business', () => {
    it('is answered as if nothing were there', async () => {
      const [owner, stranger] = [await Scene.begin(store()), await Scene.begin(store())];
      const { stateId, sessionId } = await owner.turn();
      const { states, turns } = store();
      expect(await states.getState(stranger.businessId, stateId)).toBeUndefined();
      expect(await states.listChildren(stranger.businessId, stateId)).toEqual([]);
      expect(await states.listLineage(stranger.businessId, stateId)).toEqual([]);
      expect(await states.listSession(stranger.businessId, sessionId)).toBeUndefined();
      expect(await states.listSessions(stranger.businessId, 10)).toEqual({ items: [] });
      expect(await turns.loadLineage(stranger.businessId, stateId, MEMORY_FORMAT_VERSION)).toBeUndefined();
      for await (const state of states.scanStates(stranger.businessId)) expect(state).toBeUndefined();
    });

    it('cannot go on from a foreign state: it is unknown to it', async () => {
      const [owner, stranger] = [await Scene.begin(store()), await Scene.begin(store())];
      const parent = await owner.turn();
      await expect(stranger.reserve({ parent })).rejects.toMatchObject({ code: 'STATE_NOT_FOUND' });
      const { reservation, token } = await stranger.reserve();
      await expect(
        store().turns.commit(stranger.commitOf(reservation, token, { parent })),
      ).rejects.toMatchObject({ code: 'STATE_NOT_FOUND' });
      expect(await store().states.listChildren(owner.businessId, parent.stateId)).toEqual([]);
    });

    it('may use the same ids', async () => {
      const [one, two] = [await Scene.begin(store()), await Scene.begin(store())];
      const { reservation, token } = await one.reserve();
      const commit = one.commitOf(reservation, token);
      await store().turns.commit(commit);
      const same = { ...reservation, businessId: two.businessId };
      const outcome = await store().turns.reserve(same);
      if (outcome.kind !== 'reserved') throw new Error(outcome.kind);
      const state = { ...commit.state, businessId: two.businessId };
      await store().turns.commit({ ...commit, reservation: same, token: outcome.token, state });
      const { stateId, sessionId } = state;
      await store().turns.eraseSession(one.businessId, sessionId, 'x');
      expect((await store().states.getState(two.businessId, stateId))?.events).toHaveLength(3);
    });

    it('cannot commit a turn with another’s token', async () => {
      const [owner, stranger] = [await Scene.begin(store()), await Scene.begin(store())];
      const { reservation, token } = await owner.reserve();
      const stolen = { ...reservation, businessId: stranger.businessId };
      await expect(store().turns.commit(stranger.commitOf(stolen, token))).rejects.toMatchObject({
        code: 'LEASE_LOST',
      });
    });
  });
}
