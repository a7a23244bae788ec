import { event } from '@app/domain';
import { aClaim, said, Scene, sleep } from './scene';
import type { StoreUnderContract } from './store-under-contract';

export function describeJournal(store: () => StoreUnderContract): void {
  describe('journal', () => {
    it('knows a turn from its announcement to its state', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const reservation = scene.reservation({ conversationId, text: 'wait for me' });
      const { businessId, turnId } = reservation;
      await store().turns.announce(reservation);
      const pending = await store().turns.getTurn(businessId, turnId);
      expect(pending).toEqual({
        businessId,
        turnId,
        surface: 'invoke',
        conversationId,
        status: 'pending',
        outcome: null,
        stateId: null,
        input: [said('wait for me')],
        startedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      });
      const reserved = await store().turns.reserve(reservation);
      if (reserved.kind !== 'reserved') throw new Error(reserved.kind);
      expect(await store().turns.getTurn(businessId, turnId)).toEqual({ ...pending, status: 'running' });
      const made = scene.commitOf(reservation, reserved.token);
      await store().turns.commit(made);
      expect(await store().turns.getTurn(businessId, turnId)).toEqual({
        ...pending,
        status: 'completed',
        stateId: made.state.stateId,
      });
    });

    it('begins an announced turn on the head that there is by then, and only once', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const announced = scene.reservation({ conversationId });
      await store().turns.announce(announced);
      const parent = await scene.turn({ conversationId });
      const begun = { ...announced, parentStateId: parent.stateId };
      const outcome = await store().turns.reserve(begun);
      if (outcome.kind !== 'reserved') throw new Error(outcome.kind);
      await store().turns.commit(scene.commitOf(begun, outcome.token, { parent }));
      const again = { ...begun, conversationId: null };
      await expect(store().turns.reserve(again)).rejects.toMatchObject({ code: 'LEASE_LOST' });
    });

    it('leaves an announced turn waiting when its conversation is busy', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      await scene.reserve({ conversationId });
      const waiting = scene.reservation({ conversationId });
      await store().turns.announce(waiting);
      expect(await store().turns.reserve(waiting)).toMatchObject({ kind: 'conversation-busy' });
      expect(await store().turns.getTurn(scene.businessId, waiting.turnId)).toMatchObject({
        status: 'pending',
      });
    });

    it('ends an announced turn that waited in vain', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const waiting = scene.reservation({ conversationId });
      await store().turns.announce(waiting);
      await store().turns.fail(waiting, '', 'UNAVAILABLE');
      expect(await store().turns.getTurn(scene.businessId, waiting.turnId)).toMatchObject({
        status: 'failed',
        outcome: 'UNAVAILABLE',
        input: waiting.input,
      });
      await expect(store().turns.reserve(waiting)).rejects.toMatchObject({ code: 'LEASE_LOST' });
      await expect(scene.turn({ conversationId })).resolves.toBeDefined();
    });

    it('lets nobody commit a turn that was only announced', async () => {
      const scene = await Scene.begin(store());
      const waiting = scene.reservation();
      await store().turns.announce(waiting);
      await expect(store().turns.commit(scene.commitOf(waiting, ''))).rejects.toMatchObject({
        code: 'LEASE_LOST',
      });
    });

    it.each([
      ['an announcement that is no longer believed', 20, 'failed'],
      ['an announcement without a limit', 0, 'pending'],
    ])('tells %s', async (_name, leaseMs, status) => {
      const scene = await Scene.begin(store());
      const waiting = scene.reservation({ leaseMs });
      await store().turns.announce(waiting);
      await sleep(50);
      expect(await store().turns.getTurn(scene.businessId, waiting.turnId)).toMatchObject({ status });
    });

    it('tells a turn whose owner died, whoever has its place by now', async () => {
      const scene = await Scene.begin(store());
      const { reservation } = await scene.reserve({ leaseMs: 20 });
      await sleep(50);
      expect(await store().turns.getTurn(scene.businessId, reservation.turnId)).toMatchObject({
        status: 'failed',
        outcome: 'LEASE_LOST',
      });
    });

    it('tells how a turn failed, with the state that keeps its input', async () => {
      const scene = await Scene.begin(store());
      const idempotency = aClaim();
      const options = { idempotency, text: 'still here', outcome: 'AGENT_TIMEOUT', answer: null };
      const kept = await scene.reserve(options);
      const made = scene.commitOf(kept.reservation, kept.token, options);
      await store().turns.commit(made);
      expect(await store().turns.getTurn(scene.businessId, kept.reservation.turnId)).toMatchObject({
        status: 'failed',
        outcome: 'AGENT_TIMEOUT',
        stateId: made.state.stateId,
        input: [said('still here')],
      });
      const failed = await scene.reserve();
      await store().turns.fail(failed.reservation, failed.token, 'AGENT_FAILED');
      expect(await store().turns.getTurn(scene.businessId, failed.reservation.turnId)).toMatchObject({
        status: 'failed',
        outcome: 'AGENT_FAILED',
        stateId: null,
      });
    });

    it('keeps no words of a failed turn that is of no session', async () => {
      const scene = await Scene.begin(store());
      const { turns } = store();
      const parent = await scene.turn();
      const wordsAfter = async (options: object) => {
        const { reservation, token } = await scene.reserve({ ...options, text: 'remember me' });
        await turns.fail(reservation, token, 'AGENT_FAILED');
        const failed = await turns.getTurn(scene.businessId, reservation.turnId);
        expect(failed).toMatchObject({ status: 'failed', outcome: 'AGENT_FAILED' });
        return failed?.input.length;
      };
      expect(await wordsAfter({})).toBe(0);
      expect(await wordsAfter({ parent })).toBe(1);
    });

    it('finds what a key has kept, once and again, until it is answered', async () => {
      const scene = await Scene.begin(store());
      const idempotency = aClaim();
      const options = { idempotency, text: 'still here', outcome: 'AGENT_TIMEOUT', answer: null };
      const first = await scene.reserve(options);
      expect(first.keptStateId).toBeNull();
      const made = scene.commitOf(first.reservation, first.token, options);
      const kept = made.state;
      await store().turns.commit(made);
      const another = { ...idempotency, fingerprint: 'b'.repeat(64) };
      expect(await store().turns.reserve(scene.reservation({ idempotency: another }))).toEqual({
        kind: 'key-reused',
      });
      const retry = { idempotency, parent: kept, text: 'still here' };
      const again = await scene.reserve(retry);
      expect(again.keptStateId).toBe(kept.stateId);
      const told = () => store().turns.getTurn(scene.businessId, again.reservation.turnId);
      expect(await told()).toMatchObject({ status: 'running', input: [said('still here')] });
      expect(await store().turns.reserve(scene.reservation(retry))).toMatchObject({ kind: 'in-progress' });
      await store().turns.fail(again.reservation, again.token, 'AGENT_FAILED');
      expect(await told()).toMatchObject({ status: 'failed', stateId: kept.stateId });
      const last = await scene.reserve(retry);
      expect(last.keptStateId).toBe(kept.stateId);
      const answered = scene.commitOf(last.reservation, last.token, retry);
      await store().turns.commit(answered);
      expect(await store().turns.reserve(scene.reservation(retry))).toEqual({
        kind: 'answered',
        answer: answered.answer,
      });
      expect(await store().turns.getTurn(scene.businessId, last.reservation.turnId)).toMatchObject({
        stateId: answered.state.stateId,
        input: [said('still here')],
      });
    });

    it('has kept nothing for a key whose session was erased', async () => {
      const scene = await Scene.begin(store());
      const options = { idempotency: aClaim(), outcome: 'AGENT_TIMEOUT', answer: null };
      const kept = await scene.turn(options);
      await store().turns.eraseSession(scene.businessId, kept.sessionId, 'asked for');
      const retry = store().turns.reserve(scene.reservation({ idempotency: options.idempotency }));
      await expect(retry).rejects.toMatchObject({ code: 'SESSION_ERASED' });
    });

    it('tells of a finished turn only what came in', async () => {
      const scene = await Scene.begin(store());
      const first = await scene.turn({
        effects: [event('HandoverRequested', { reason: 'r', reasonNative: 'r' })],
      });
      const { reservation, token } = await scene.reserve({ parent: first, text: 'one more' });
      await store().turns.commit(scene.commitOf(reservation, token, { parent: first }));
      const told = await store().turns.getTurn(scene.businessId, reservation.turnId);
      expect(told?.input).toEqual([said('one more')]);
    });

    it('tells another business nothing', async () => {
      const [scene, stranger] = [await Scene.begin(store()), await Scene.begin(store())];
      const { reservation } = await scene.reserve();
      expect(await store().turns.getTurn(stranger.businessId, reservation.turnId)).toBeUndefined();
      expect(await store().turns.getTurn(scene.businessId, 'nothing')).toBeUndefined();
    });

    it('keeps no words of an erased session or a deleted conversation', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const parent = await scene.turn({ conversationId });
      const waiting = scene.reservation({ conversationId });
      await store().turns.announce(waiting);
      const running = await scene.reserve({ conversationId, parent });
      await store().conversations.delete(scene.businessId, conversationId);
      for (const { turnId } of [waiting, running.reservation]) {
        expect((await store().turns.getTurn(scene.businessId, turnId))?.input).toEqual([]);
      }
    });
  });
}
