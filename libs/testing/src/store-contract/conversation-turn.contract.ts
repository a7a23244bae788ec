import type { TurnCommit } from '@app/application';
import { aClaim, Scene, sleep } from './scene';
import type { StoreUnderContract } from './store-under-contract';

export function describeConversationTurn(store: () => StoreUnderContract): void {
  describe('a turn of a conversation', () => {
    it('moves the head, and begins the session with the first', async () => {
      const scene = await Scene.begin(store());
      const conversation = await scene.conversation();
      const { conversationId } = conversation;
      const first = await scene.turn({ conversationId });
      const second = await scene.turn({ conversationId, parent: first });
      expect(await store().conversations.get(scene.businessId, conversationId)).toEqual({
        ...conversation,
        sessionId: first.sessionId,
        headStateId: second.stateId,
        agentDescriptorId: second.agent.descriptorId,
        updatedAt: second.createdAt,
      });
      expect(second.sessionId).toBe(first.sessionId);
      expect(await store().conversations.getBySession(scene.businessId, first.sessionId)).toMatchObject({
        conversationId,
      });
    });

    it('is refused while another is running, and says how long it may still take', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      await scene.reserve({ conversationId, leaseMs: 20_000 });
      const outcome = await store().turns.reserve(scene.reservation({ conversationId }));
      if (outcome.kind !== 'conversation-busy') throw new Error(outcome.kind);
      expect(outcome.leaseEndsInMs).toBeGreaterThan(15_000);
      expect(outcome.leaseEndsInMs).toBeLessThanOrEqual(20_000);
      const other = await scene.conversation();
      await expect(scene.turn({ conversationId: other.conversationId })).resolves.toBeDefined();
    });

    it('claims no key and is in no journal when it is refused', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const running = await scene.reserve({ conversationId });
      const late = scene.reservation({ conversationId, idempotency: aClaim() });
      expect(await store().turns.reserve(late)).toMatchObject({ kind: 'conversation-busy' });
      expect(await store().turns.getTurn(scene.businessId, late.turnId)).toBeUndefined();
      await store().turns.fail(running.reservation, running.token, 'AGENT_FAILED');
      expect(await store().turns.reserve(late)).toMatchObject({ kind: 'reserved' });
    });

    it.each(['commit', 'fail'] as const)('lets the next one in after its %s', async (end) => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const { reservation, token } = await scene.reserve({ conversationId });
      const made = scene.commitOf(reservation, token);
      if (end === 'commit') await store().turns.commit(made);
      else await store().turns.fail(reservation, token, 'AGENT_FAILED');
      const parent = end === 'commit' ? made.state : undefined;
      await expect(scene.turn({ conversationId, ...(parent && { parent }) })).resolves.toBeDefined();
    });

    it('is not freed by who does not own it', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const { reservation } = await scene.reserve({ conversationId });
      await store().turns.fail(reservation, 'stolen', 'INTERNAL');
      expect(await store().turns.reserve(scene.reservation({ conversationId }))).toMatchObject({
        kind: 'conversation-busy',
      });
    });

    it('of a dead owner is taken over, and comes too late itself', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const dead = await scene.reserve({ conversationId, leaseMs: 30 });
      await sleep(60);
      const heir = await scene.reserve({ conversationId });
      const late = scene.commitOf(dead.reservation, dead.token);
      await expect(store().turns.commit(late)).rejects.toMatchObject({ code: 'LEASE_LOST' });
      await store().turns.fail(dead.reservation, dead.token, 'INTERNAL');
      expect(await store().turns.getTurn(scene.businessId, dead.reservation.turnId)).toMatchObject({
        status: 'failed',
        outcome: 'LEASE_LOST',
      });
      expect(await store().turns.reserve(scene.reservation({ conversationId }))).toMatchObject({
        kind: 'conversation-busy',
      });
      const made = scene.commitOf(heir.reservation, heir.token);
      await store().turns.commit(made);
      expect(await store().conversations.get(scene.businessId, conversationId)).toMatchObject({
        headStateId: made.state.stateId,
      });
    });

    it('is refused when its parent is not the head any more', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const first = await scene.turn({ conversationId });
      await scene.turn({ conversationId, parent: first });
      for (const parent of [first, undefined]) {
        const reservation = scene.reservation({ conversationId, ...(parent && { parent }) });
        expect(await store().turns.reserve(reservation)).toEqual({ kind: 'head-moved' });
      }
    });

    it('is not disturbed by a fork from its states', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const first = await scene.turn({ conversationId });
      const running = await scene.reserve({ conversationId, parent: first });
      await scene.turn({ parent: first });
      const made = scene.commitOf(running.reservation, running.token, { parent: first });
      await store().turns.commit(made);
      expect(await store().conversations.get(scene.businessId, conversationId)).toMatchObject({
        headStateId: made.state.stateId,
      });
    });

    it('is let through once of twenty that come at once', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      let parent = await scene.turn({ conversationId });
      for (let round = 0; round < 3; round += 1) {
        const reservations = Array.from({ length: 20 }, () => scene.reservation({ conversationId, parent }));
        const outcomes = await Promise.all(
          reservations.map(async (reservation) => ({
            reservation,
            outcome: await store().turns.reserve(reservation),
          })),
        );
        expect(outcomes.map(({ outcome }) => outcome.kind).sort()).toEqual([
          ...Array.from({ length: 19 }, () => 'conversation-busy'),
          'reserved',
        ]);
        for (const { reservation, outcome } of outcomes) {
          if (outcome.kind !== 'reserved') continue;
          const made = scene.commitOf(reservation, outcome.token, { parent });
          await store().turns.commit(made);
          parent = made.state;
        }
      }
      expect(await store().conversations.get(scene.businessId, conversationId)).toMatchObject({
        headStateId: parent.stateId,
      });
    });

    it('is given to one of twenty when its owner died', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      await scene.reserve({ conversationId, leaseMs: 30 });
      await sleep(60);
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, () => store().turns.reserve(scene.reservation({ conversationId }))),
      );
      expect(outcomes.filter(({ kind }) => kind === 'reserved')).toHaveLength(1);
      expect(outcomes.filter(({ kind }) => kind === 'conversation-busy')).toHaveLength(19);
    });

    it('is unknown in a conversation that is unknown, deleted or another business’s', async () => {
      const [scene, stranger] = [await Scene.begin(store()), await Scene.begin(store())];
      const { conversationId } = await scene.conversation();
      const unknown = { code: 'CONVERSATION_NOT_FOUND' };
      await expect(stranger.reserve({ conversationId })).rejects.toMatchObject(unknown);
      await expect(scene.reserve({ conversationId: 'nowhere' })).rejects.toMatchObject(unknown);
      await expect(store().turns.announce(stranger.reservation({ conversationId }))).rejects.toMatchObject(
        unknown,
      );
      const running = await scene.reserve({ conversationId });
      await store().conversations.delete(scene.businessId, conversationId);
      await expect(
        store().turns.commit(scene.commitOf(running.reservation, running.token)),
      ).rejects.toMatchObject(unknown);
      await expect(scene.reserve({ conversationId })).rejects.toMatchObject(unknown);
      expect(await store().states.listSessions(scene.businessId, 10)).toEqual({ items: [] });
    });

    it.each<[string, (commit: TurnCommit) => TurnCommit]>([
      [
        'an event',
        (commit) => ({ ...commit, records: [{ type: 'X', schemaVersion: 1, payload: null as never }] }),
      ],
      ['the answer', (commit) => ({ ...commit, answer: { status: {} as never, body: '' } })],
    ])('leaves the head alone when %s cannot be stored', async (_name, spoil) => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const first = await scene.turn({ conversationId });
      const options = { conversationId, parent: first, idempotency: aClaim() };
      const { reservation, token } = await scene.reserve(options);
      const made = scene.commitOf(reservation, token, options);
      await expect(store().turns.commit(spoil(made))).rejects.toHaveProperty('message');
      expect(await store().conversations.get(scene.businessId, conversationId)).toMatchObject({
        headStateId: first.stateId,
      });
      await store().turns.commit(made);
      expect(await store().conversations.get(scene.businessId, conversationId)).toMatchObject({
        headStateId: made.state.stateId,
      });
    });
  });
}
