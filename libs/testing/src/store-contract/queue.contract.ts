import { aClaim, said, Scene, sleep, type TurnOptions } from './scene';
import type { StoreUnderContract } from './store-under-contract';

const line = (queueId: string, waitedMs = 0) => ({ queueId, waitedMs });

export function describeQueue(store: () => StoreUnderContract): void {
  const wait = async (scene: Scene, options: TurnOptions) => {
    const reservation = scene.reservation(options);
    await store().turns.announce(reservation);
    return reservation;
  };
  const statusOf = async (scene: Scene, turnId: string) =>
    (await store().turns.getTurn(scene.businessId, turnId))?.status;
  /** The next turn of this business that was left behind; those of other tests are let go. */
  const adopt = async (scene: Scene) => {
    for (;;) {
      const adopted = await store().turns.adopt(5_000);
      if (adopted === undefined || adopted.reservation.businessId === scene.businessId) return adopted;
      await store().turns.fail(adopted.reservation, adopted.token, 'TURN_INTERRUPTED');
    }
  };
  const adoptAll = async (scene: Scene) => {
    const own: string[] = [];
    for (;;) {
      const adopted = await adopt(scene);
      if (adopted === undefined) return own;
      await store().turns.fail(adopted.reservation, adopted.token, 'TURN_INTERRUPTED');
      own.push(adopted.reservation.turnId);
    }
  };

  describe('a line of turns', () => {
    it('lets those of other queues go first that have waited for longer', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const running = await scene.reserve({ conversationId, line: line('a') });
      const first = await wait(scene, { conversationId, line: line('b', 500) });
      const second = await wait(scene, { conversationId, line: line('a', 300) });
      const third = await wait(scene, { conversationId, line: line('b', 100) });
      await store().turns.fail(running.reservation, running.token, 'AGENT_FAILED');
      const busy = { kind: 'conversation-busy' };
      for (const late of [second, scene.reservation({ conversationId, line: line('c') })]) {
        expect(await store().turns.reserve(late)).toMatchObject(busy);
      }
      for (const next of [first, second, third]) {
        const outcome = await store().turns.reserve(next);
        if (outcome.kind !== 'reserved') throw new Error(outcome.kind);
        await store().turns.fail(next, outcome.token, 'AGENT_FAILED');
      }
    });

    it('goes on with whichever of its queue comes, when one of that queue came first', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      await wait(scene, { conversationId, line: line('a', 500) });
      await wait(scene, { conversationId, line: line('b', 300) });
      expect(
        await store().turns.reserve(scene.reservation({ conversationId, line: line('a') })),
      ).toMatchObject({ kind: 'reserved' });
    });

    it('is passed by who does not stand in it, and is each conversation’s own', async () => {
      const scene = await Scene.begin(store());
      const [{ conversationId }, other] = [await scene.conversation(), await scene.conversation()];
      await wait(scene, { conversationId, line: line('a', 500) });
      const elsewhere = { conversationId: other.conversationId, line: line('b') };
      expect(await store().turns.reserve(scene.reservation(elsewhere))).toMatchObject({ kind: 'reserved' });
      expect(await store().turns.reserve(scene.reservation({ conversationId }))).toMatchObject({
        kind: 'reserved',
      });
    });

    it('believes an announcement for longer when it is announced again', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const waiting = await wait(scene, { conversationId, line: line('a', 500), leaseMs: 200 });
      await store().turns.announce({ ...waiting, leaseMs: 5_000 });
      await sleep(250);
      expect(await adoptAll(scene)).toEqual([]);
      expect(await store().turns.reserve(waiting)).toMatchObject({ kind: 'reserved' });
      await store().turns.announce(waiting);
      expect(await statusOf(scene, waiting.turnId)).toBe('running');
    });

    it('claims the key of one that waits, until another request of it is the first', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const options = { conversationId, line: line('a', 500), idempotency: aClaim() };
      const inputOf = async (turnId: string) =>
        (await store().turns.getTurn(scene.businessId, turnId))?.input;
      const waiting = await wait(scene, options);
      const retry = await wait(scene, options);
      await store().turns.announce(waiting);
      expect(await inputOf(waiting.turnId)).toEqual(waiting.input);
      expect(await inputOf(retry.turnId)).toEqual([]);
      const another = { ...options.idempotency, fingerprint: 'b'.repeat(64) };
      expect(await store().turns.reserve({ ...retry, idempotency: another })).toEqual({ kind: 'key-reused' });
      const outcome = await store().turns.reserve(retry);
      if (outcome.kind !== 'reserved') throw new Error(outcome.kind);
      expect(await inputOf(waiting.turnId)).toEqual([]);
      expect(await store().turns.reserve(waiting)).toMatchObject({ kind: 'in-progress' });
      const made = scene.commitOf(retry, outcome.token, options);
      await store().turns.commit(made);
      expect(await store().turns.reserve(waiting)).toEqual({ kind: 'answered', answer: made.answer });
    });

    it('knows whose a key is, and refuses it to another request before that waits', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const options = { conversationId, line: line('a', 500), idempotency: aClaim() };
      const another = { ...options.idempotency, fingerprint: 'b'.repeat(64) };
      const holder = (claim = options.idempotency) => store().turns.findTurnOfKey(scene.businessId, claim);
      expect(await holder()).toBeUndefined();
      const waiting = await wait(scene, options);
      expect(await holder()).toBe(waiting.turnId);
      const reused = { code: 'IDEMPOTENCY_KEY_REUSED' };
      await expect(holder(another)).rejects.toMatchObject(reused);
      const refused = scene.reservation({ ...options, idempotency: another });
      await expect(store().turns.announce(refused)).rejects.toMatchObject(reused);
      expect(await statusOf(scene, refused.turnId)).toBeUndefined();
      const outcome = await store().turns.reserve(waiting);
      if (outcome.kind !== 'reserved') throw new Error(outcome.kind);
      expect(await holder()).toBe(waiting.turnId);
      await store().turns.commit(scene.commitOf(waiting, outcome.token, options));
      expect(await holder()).toBe(waiting.turnId);
      await expect(holder(another)).rejects.toMatchObject(reused);
      expect(
        await store().turns.findTurnOfKey((await Scene.begin(store())).businessId, options.idempotency),
      ).toBeUndefined();
    });

    it.each(['waits', 'runs'])(
      'has no key any more for a conversation erased while its turn %s',
      async (doing) => {
        const scene = await Scene.begin(store());
        const { conversationId } = await scene.conversation();
        const options = { conversationId, line: line('a'), idempotency: aClaim() };
        const waiting = await wait(scene, options);
        if (doing === 'runs') await store().turns.reserve(waiting);
        expect(await store().turns.findTurnOfKey(scene.businessId, options.idempotency)).toBe(waiting.turnId);
        await store().conversations.delete(scene.businessId, conversationId);
        await expect(
          store().turns.findTurnOfKey(scene.businessId, options.idempotency),
        ).rejects.toMatchObject({
          code: 'SESSION_ERASED',
        });
      },
    );

    it('gives back the key of one that waited in vain', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const options = { conversationId, line: line('a'), idempotency: aClaim() };
      const withdrawn = await wait(scene, options);
      await store().turns.fail(withdrawn, '', 'CONVERSATION_BUSY');
      expect(await store().turns.findTurnOfKey(scene.businessId, options.idempotency)).toBeUndefined();
      const another = { ...options, idempotency: { ...options.idempotency, fingerprint: 'b'.repeat(64) } };
      expect(await store().turns.reserve(scene.reservation(another))).toMatchObject({
        kind: 'reserved',
        keptStateId: null,
      });
    });
  });

  describe('turns whose owner died', () => {
    it('are adopted one after another in the order they came, and nothing comes before them', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const dead = await scene.reserve({ conversationId, line: line('a'), leaseMs: 1_500, text: 'one' });
      const second = await wait(scene, { conversationId, line: line('a'), leaseMs: 30, text: 'two' });
      await sleep(60);
      expect(await adoptAll(scene)).toEqual([]);
      await sleep(1_500);
      expect(await statusOf(scene, dead.reservation.turnId)).toBe('running');
      expect(await statusOf(scene, second.turnId)).toBe('pending');
      const late = () => store().turns.reserve(scene.reservation({ conversationId }));
      expect(await late()).toMatchObject({ kind: 'conversation-busy' });
      const adopted = await adopt(scene);
      expect(adopted).toMatchObject({
        reservation: { turnId: dead.reservation.turnId, conversationId, input: [said('one')] },
        keptStateId: null,
      });
      await expect(store().turns.commit(scene.commitOf(dead.reservation, dead.token))).rejects.toMatchObject({
        code: 'LEASE_LOST',
      });
      const options = { outcome: 'TURN_INTERRUPTED', answer: null };
      const kept = scene.commitOf(adopted!.reservation, adopted!.token, options);
      await store().turns.commit(kept);
      expect(await store().turns.getTurn(scene.businessId, dead.reservation.turnId)).toMatchObject({
        status: 'failed',
        outcome: 'TURN_INTERRUPTED',
        stateId: kept.state.stateId,
      });
      expect(await late()).toMatchObject({ kind: 'conversation-busy' });
      expect(await adoptAll(scene)).toEqual([second.turnId]);
      await expect(scene.turn({ conversationId, parent: kept.state })).resolves.toBeDefined();
    });

    it('are adopted by one of many', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      await adoptAll(scene);
      await scene.reserve({ conversationId, line: line('a'), leaseMs: 20 });
      await sleep(50);
      const adopted = await Promise.all(Array.from({ length: 8 }, () => store().turns.adopt(5_000)));
      const own = adopted.filter((turn) => turn?.reservation.businessId === scene.businessId);
      expect(own).toHaveLength(1);
      expect(await adoptAll(scene)).toEqual([]);
    });

    it('lead a retry of their key to what was kept', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const idempotency = aClaim();
      await wait(scene, { conversationId, line: line('a'), leaseMs: 20, idempotency });
      await sleep(50);
      const retry = { conversationId, line: line('b'), idempotency };
      expect(await store().turns.reserve(scene.reservation(retry))).toMatchObject({
        kind: 'conversation-busy',
      });
      const adopted = await adopt(scene);
      const options = { outcome: 'TURN_INTERRUPTED', answer: null };
      const kept = scene.commitOf(adopted!.reservation, adopted!.token, options);
      await store().turns.commit(kept);
      expect(await store().turns.reserve(scene.reservation({ ...retry, parent: kept.state }))).toMatchObject({
        kind: 'reserved',
        keptStateId: kept.state.stateId,
      });
    });

    it('are none that stand in no line, and none of a deleted conversation', async () => {
      const scene = await Scene.begin(store());
      const [{ conversationId }, other] = [await scene.conversation(), await scene.conversation()];
      await scene.reserve({ conversationId, leaseMs: 20 });
      const gone = await wait(scene, { conversationId: other.conversationId, line: line('a'), leaseMs: 20 });
      await store().conversations.delete(scene.businessId, other.conversationId);
      await sleep(50);
      expect(await adoptAll(scene)).toEqual([]);
      expect(await statusOf(scene, gone.turnId)).toBe('failed');
      await expect(scene.turn({ conversationId })).resolves.toBeDefined();
    });
  });
}
