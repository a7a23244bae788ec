import { aClaim, Scene } from './scene';
import type { StoreUnderContract } from './store-under-contract';

export function describeHead(store: () => StoreUnderContract): void {
  describe('expectHead', () => {
    it('takes a state without children', async () => {
      const scene = await Scene.begin(store());
      const parent = await scene.turn();
      await expect(scene.turn({ parent, expectHead: true })).resolves.toBeDefined();
    });

    it('refuses a state that has a child, and claims no key for it', async () => {
      const scene = await Scene.begin(store());
      const parent = await scene.turn();
      await scene.turn({ parent });
      const idempotency = aClaim();
      expect(
        await store().turns.reserve(scene.reservation({ parent, expectHead: true, idempotency })),
      ).toEqual({
        kind: 'head-moved',
      });
      await expect(scene.turn({ parent, idempotency })).resolves.toBeDefined();
    });

    it('replays an answer although the head has moved since, by that very answer', async () => {
      const scene = await Scene.begin(store());
      const parent = await scene.turn();
      const idempotency = aClaim();
      await scene.turn({ parent, expectHead: true, idempotency });
      expect(
        await store().turns.reserve(scene.reservation({ parent, expectHead: true, idempotency })),
      ).toMatchObject({ kind: 'answered' });
    });

    it('lets one of many that answer the same head at once through', async () => {
      const scene = await Scene.begin(store());
      const parent = await scene.turn();
      const reserved = await Promise.all(
        Array.from({ length: 10 }, () => scene.reserve({ parent, expectHead: true })),
      );
      const outcomes = await Promise.allSettled(
        reserved.map(({ reservation, token }) =>
          store().turns.commit(scene.commitOf(reservation, token, { parent })),
        ),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'HEAD_MOVED' });
      }
      expect(await store().states.listChildren(scene.businessId, parent.stateId)).toHaveLength(1);
    });
  });
}
