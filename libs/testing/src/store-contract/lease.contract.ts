import { aBudget } from './budget.contract';
import { aClaim, Scene, sleep } from './scene';
import type { StoreUnderContract } from './store-under-contract';

export function describeLease(store: () => StoreUnderContract): void {
  describe('lease', () => {
    it('refuses a commit that comes too late', async () => {
      const scene = await Scene.begin(store());
      const { reservation, token } = await scene.reserve({ leaseMs: 30 });
      const commit = scene.commitOf(reservation, token);
      await sleep(60);
      await expect(store().turns.commit(commit)).rejects.toMatchObject({ code: 'LEASE_LOST' });
      expect(await store().states.getState(scene.businessId, commit.state.stateId)).toBeUndefined();
      expect(await store().states.listSessions(scene.businessId, 10)).toEqual({ items: [] });
    });

    it('refuses a token that is not the owner’s', async () => {
      const scene = await Scene.begin(store());
      const { reservation } = await scene.reserve();
      const other = await scene.reserve();
      const commit = scene.commitOf(reservation, other.token);
      await expect(store().turns.commit(commit)).rejects.toMatchObject({ code: 'LEASE_LOST' });
    });

    it('refuses to commit one turn twice', async () => {
      const scene = await Scene.begin(store());
      const { reservation, token } = await scene.reserve();
      await store().turns.commit(scene.commitOf(reservation, token));
      await expect(store().turns.commit(scene.commitOf(reservation, token))).rejects.toMatchObject({
        code: 'LEASE_LOST',
      });
      expect((await store().states.listSessions(scene.businessId, 10)).items).toHaveLength(1);
    });

    it('refuses to commit a turn that has failed', async () => {
      const scene = await Scene.begin(store());
      const { reservation, token } = await scene.reserve();
      await store().turns.fail(reservation, token, 'AGENT_FAILED');
      await expect(store().turns.commit(scene.commitOf(reservation, token))).rejects.toMatchObject({
        code: 'LEASE_LOST',
      });
    });

    it('gives the key of a dead owner to the next, whose commit alone counts', async () => {
      const scene = await Scene.begin(store());
      const idempotency = aClaim();
      const dead = await scene.reserve({ idempotency, leaseMs: 30, text: 'one' });
      await sleep(60);
      const heir = await scene.reserve({ idempotency, text: 'one' });
      await expect(store().turns.commit(scene.commitOf(dead.reservation, dead.token))).rejects.toMatchObject({
        code: 'LEASE_LOST',
      });
      await store().turns.fail(dead.reservation, dead.token, 'INTERNAL');
      expect(await store().turns.reserve(scene.reservation({ idempotency }))).toMatchObject({
        kind: 'in-progress',
      });
      const commit = scene.commitOf(heir.reservation, heir.token);
      await store().turns.commit(commit);
      expect(await store().turns.reserve(scene.reservation({ idempotency }))).toEqual({
        kind: 'answered',
        answer: commit.answer,
      });
      expect((await store().states.listSessions(scene.businessId, 10)).items).toHaveLength(1);
    });

    it('leaves taken for its day what a dead owner took of a budget', async () => {
      const scene = await Scene.begin(store());
      const budget = await aBudget(scene, 2);
      const idempotency = aClaim();
      const dead = await scene.reserve({ idempotency, budget, leaseMs: 30 });
      await sleep(60);
      await scene.turn({ idempotency, budget });
      await expect(scene.reserve({ budget })).rejects.toMatchObject({ code: 'BUDGET_SPENT' });
      await store().turns.fail(dead.reservation, dead.token, 'INTERNAL');
      await expect(scene.reserve({ budget })).rejects.toMatchObject({ code: 'BUDGET_SPENT' });
    });

    it('gives a dead owner’s key to exactly one of many', async () => {
      const scene = await Scene.begin(store());
      const idempotency = aClaim();
      await scene.reserve({ idempotency, leaseMs: 30 });
      await sleep(60);
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, () => store().turns.reserve(scene.reservation({ idempotency }))),
      );
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
        ...Array.from({ length: 9 }, () => 'in-progress'),
        'reserved',
      ]);
    });
  });
}
