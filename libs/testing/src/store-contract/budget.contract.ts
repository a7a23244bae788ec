import type { BudgetAccount, BudgetClaim } from '@app/application';
import { aClaim, Scene } from './scene';
import type { StorePorts } from './store-under-contract';

const DAY = 20_454;
const TO_MIDNIGHT_MS = 3_600_000;

const key = (mostTurns: number | null, mostTokens: number | null = null): BudgetAccount => ({
  visitor: '',
  mostTurns,
  mostTokens,
});
const visitor = (name: string, mostTurns: number | null): BudgetAccount => ({
  ...key(mostTurns),
  visitor: name,
});

/** Turns of one key of the scene's business. */
async function aKey(scene: Scene): Promise<(...accounts: BudgetAccount[]) => BudgetClaim> {
  const keyId = `key-${scene.businessId}`;
  await scene.store.tenancy.addKey({
    businessId: scene.businessId,
    keyId,
    label: '',
    scopes: [],
    limits: {},
    createdAt: '2026-03-04T05:06:07.089Z',
    expiresAt: null,
    revokedAt: null,
    secretHash: 'c'.repeat(64),
  });
  return (...accounts) => ({ keyId, day: DAY, resetsInMs: TO_MIDNIGHT_MS, tokens: 0, accounts });
}

/** So many turns of a day, for a key of the scene's business. */
export async function aBudget(scene: Scene, mostTurns: number): Promise<BudgetClaim> {
  return (await aKey(scene))(key(mostTurns));
}

export function describeBudget(store: () => StorePorts): void {
  describe('budget', () => {
    it('lets as many turns in as the day has, and says when there are more', async () => {
      const scene = await Scene.begin(store());
      const budget = (await aKey(scene))(key(2));
      await scene.turn({ budget });
      await scene.turn({ budget });
      await expect(scene.turn({ budget })).rejects.toMatchObject({
        code: 'BUDGET_SPENT',
        policies: ['daily-turns'],
        retryAfterMs: TO_MIDNIGHT_MS,
      });
    });

    it('lets exactly ten of fifty in that come at once', async () => {
      const scene = await Scene.begin(store());
      const budget = (await aKey(scene))(key(10));
      const tried = await Promise.allSettled(Array.from({ length: 50 }, () => scene.reserve({ budget })));
      expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    });

    it('stores nothing of a turn that has no room', async () => {
      const scene = await Scene.begin(store());
      const budget = (await aKey(scene))(key(1));
      await scene.turn({ budget });
      const refused = scene.reservation({ budget, idempotency: aClaim() });
      await expect(store().turns.reserve(refused)).rejects.toMatchObject({ code: 'BUDGET_SPENT' });
      expect(await store().turns.getTurn(scene.businessId, refused.turnId)).toBeUndefined();
      await expect(store().turns.reserve({ ...refused, budget: null })).resolves.toMatchObject({
        kind: 'reserved',
      });
    });

    it('begins anew with the day, key by key', async () => {
      const [scene, other] = [await Scene.begin(store()), await Scene.begin(store())];
      const budget = (await aKey(scene))(key(1));
      await scene.turn({ budget });
      await expect(scene.turn({ budget })).rejects.toMatchObject({ code: 'BUDGET_SPENT' });
      await expect(scene.turn({ budget: { ...budget, day: DAY + 1 } })).resolves.toBeDefined();
      await expect(other.turn({ budget: (await aKey(other))(key(1)) })).resolves.toBeDefined();
    });

    it('costs a retry nothing, whether the first is answered or still running', async () => {
      const scene = await Scene.begin(store());
      const budget = (await aKey(scene))(key(1));
      const idempotency = aClaim();
      await scene.turn({ budget, idempotency });
      const retry = scene.reservation({ budget, idempotency });
      await expect(store().turns.reserve(retry)).resolves.toMatchObject({ kind: 'answered' });
    });

    it('gives a turn back that nobody was asked in', async () => {
      const scene = await Scene.begin(store());
      const budget = (await aKey(scene))(key(1));
      const { reservation, token } = await scene.reserve({ budget });
      await store().turns.fail(reservation, token, 'AGENT_UNAVAILABLE');
      await scene.turn({ budget, spending: { turns: 0, tokens: 0 } });
      const asked = await scene.reserve({ budget });
      await store().turns.fail(asked.reservation, asked.token, 'AGENT_FAILED', { turns: 1, tokens: 0 });
      await expect(scene.turn({ budget })).rejects.toMatchObject({ policies: ['daily-turns'] });
    });

    it('reserves tokens, and settles them to what was used', async () => {
      const scene = await Scene.begin(store());
      const budget = { ...(await aKey(scene))(key(null, 1_000)), tokens: 400 };
      await scene.turn({ budget, spending: { turns: 1, tokens: 100 } });
      const running = [await scene.reserve({ budget }), await scene.reserve({ budget })];
      await expect(scene.reserve({ budget })).rejects.toMatchObject({ policies: ['daily-tokens'] });
      for (const { reservation, token } of running)
        await store().turns.fail(reservation, token, 'AGENT_FAILED');
      await scene.turn({ budget, spending: { turns: 1, tokens: 950 } });
      await expect(scene.reserve({ budget })).rejects.toMatchObject({ policies: ['daily-tokens'] });
    });

    it('lets a turn in that needs no tokens when they are spent', async () => {
      const scene = await Scene.begin(store());
      const budget = { ...(await aKey(scene))(key(null, 500)), tokens: 500 };
      await scene.turn({ budget });
      await expect(scene.turn({ budget })).rejects.toMatchObject({ policies: ['daily-tokens'] });
      await expect(scene.turn({ budget: { ...budget, tokens: 0 } })).resolves.toBeDefined();
    });

    it('refuses from the first turn on what the limit can never hold', async () => {
      const scene = await Scene.begin(store());
      const budget = { ...(await aKey(scene))(key(null, 500)), tokens: 501 };
      await expect(scene.turn({ budget })).rejects.toMatchObject({ policies: ['daily-tokens'] });
    });

    it('takes and settles for an answer that is no turn', async () => {
      const scene = await Scene.begin(store());
      const { businessId } = scene;
      const { turns } = store();
      const budget = { ...(await aKey(scene))(visitor('ann', 2), key(2, 1_000)), tokens: 600 };
      await turns.takeBudget(businessId, budget);
      await expect(turns.takeBudget(businessId, budget)).rejects.toMatchObject({
        code: 'BUDGET_SPENT',
        policies: ['daily-tokens'],
        retryAfterMs: TO_MIDNIGHT_MS,
      });
      await turns.settleBudget(businessId, budget, { turns: 0, tokens: 300 });
      await turns.takeBudget(businessId, budget);
      await turns.settleBudget(businessId, budget, { turns: 1, tokens: 100 });
      await scene.turn({ budget });
      await expect(turns.takeBudget(businessId, { ...budget, tokens: 0 })).rejects.toMatchObject({
        policies: ['visitor-daily-turns'],
      });
    });

    it('counts each visitor besides the key, and takes from both or from neither', async () => {
      const scene = await Scene.begin(store());
      const claim = await aKey(scene);
      const by = (name: string) => scene.turn({ budget: claim(visitor(name, 1), key(3)) });
      await by('ann');
      await expect(by('ann')).rejects.toMatchObject({ policies: ['visitor-daily-turns'] });
      await by('bob');
      await by('cyd');
      await expect(by('dan')).rejects.toMatchObject({ policies: ['daily-turns'] });
      await expect(scene.turn({ budget: claim(visitor('dan', 1), key(4)) })).resolves.toBeDefined();
    });
  });
}
