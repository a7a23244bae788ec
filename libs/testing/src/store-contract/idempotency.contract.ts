import { aClaim, Scene } from './scene';
import type { StoreUnderContract } from './store-under-contract';

export function describeIdempotency(store: () => StoreUnderContract): void {
  describe('idempotency key', () => {
    it('answers a retry with the first answer, byte for byte', async () => {
      const scene = await Scene.begin(store());
      const idempotency = aClaim();
      const answer = { status: 201, body: '{"b":1,  "a":"é"}' };
      await scene.turn({ idempotency, answer });
      expect(await store().turns.reserve(scene.reservation({ idempotency }))).toEqual({
        kind: 'answered',
        answer,
      });
    });

    it('says how long the first request may still take', async () => {
      const scene = await Scene.begin(store());
      const idempotency = aClaim();
      await scene.reserve({ idempotency, leaseMs: 20_000 });
      const outcome = await store().turns.reserve(scene.reservation({ idempotency }));
      if (outcome.kind !== 'in-progress') throw new Error(outcome.kind);
      expect(outcome.leaseEndsInMs).toBeGreaterThan(15_000);
      expect(outcome.leaseEndsInMs).toBeLessThanOrEqual(20_000);
    });

    it('refuses the key for another request, while the first runs and after it', async () => {
      const scene = await Scene.begin(store());
      const idempotency = aClaim();
      const other = { ...idempotency, fingerprint: 'b'.repeat(64) };
      const { reservation, token } = await scene.reserve({ idempotency });
      expect(await store().turns.reserve(scene.reservation({ idempotency: other }))).toEqual({
        kind: 'key-reused',
      });
      await store().turns.commit(scene.commitOf(reservation, token));
      expect(await store().turns.reserve(scene.reservation({ idempotency: other }))).toEqual({
        kind: 'key-reused',
      });
    });

    it('frees the key of a turn that failed, for any request', async () => {
      const scene = await Scene.begin(store());
      const idempotency = aClaim();
      const { reservation, token } = await scene.reserve({ idempotency });
      await store().turns.fail(reservation, token, 'AGENT_FAILED');
      await scene.turn({ idempotency: { ...idempotency, fingerprint: 'b'.repeat(64) } });
      expect((await store().states.listSessions(scene.businessId, 10)).items).toHaveLength(1);
    });

    it('keeps an answer when a failure is journalled after the commit', async () => {
      const scene = await Scene.begin(store());
      const idempotency = aClaim();
      const { reservation, token } = await scene.reserve({ idempotency });
      await store().turns.commit(scene.commitOf(reservation, token));
      await store().turns.fail(reservation, token, 'INTERNAL');
      expect(await store().turns.reserve(scene.reservation({ idempotency }))).toMatchObject({
        kind: 'answered',
      });
    });

    it('is of one business and one route', async () => {
      const [scene, elsewhere] = [await Scene.begin(store()), await Scene.begin(store())];
      const idempotency = aClaim();
      await scene.turn({ idempotency });
      await elsewhere.turn({ idempotency });
      await scene.turn({ idempotency: { ...idempotency, route: 'sales-message' } });
      expect((await store().states.listSessions(scene.businessId, 10)).items).toHaveLength(2);
    });

    it('lets one of many that come at once through', async () => {
      const scene = await Scene.begin(store());
      const idempotency = aClaim();
      const outcomes = await Promise.all(
        Array.from({ length: 25 }, () => store().turns.reserve(scene.reservation({ idempotency }))),
      );
      expect(outcomes.filter(({ kind }) => kind === 'reserved')).toHaveLength(1);
      expect(outcomes.filter(({ kind }) => kind === 'in-progress')).toHaveLength(24);
    });
  });
}
