import { event, type DomainEvent, type HandoverStep } from '@app/domain';
import type { HandoverEntry } from '@app/application';
import { aBudget } from './budget.contract';
import { Scene } from './scene';
import type { StoreUnderContract } from './store-under-contract';

const AT = '2026-02-03T04:05:06.789Z';
const REQUEST = event('HandoverRequested', { reason: 'wants a person', reasonNative: 'quiere una persona' });
const DELEGATION: DomainEvent = event('ToolCalled', {
  tool: 'delegate_conversation',
  arguments: { conversation: 'c', lead_id: 'l' },
  outcome: { status: 'completed', result: { kind: 'delegation', reason: 'by tool' } },
});

export function describeHandover(store: () => StoreUnderContract): void {
  const stepBy =
    (scene: Scene, sessionId: string) =>
    (step: HandoverStep, by: string | null = 'ann') =>
      store().handovers.step(
        { businessId: scene.businessId, sessionId, conversationId: null, by, reason: `to ${step}`, at: AT },
        step,
      );

  describe('hand-over', () => {
    it.each<[HandoverStep, boolean]>([
      ['request', true],
      ['accept', false],
      ['write', false],
    ])(
      'takes nothing of a budget once a step, “%s”, silences the agent',
      async (step, silentOnceRequested) => {
        const scene = await Scene.begin(store());
        const budget = await aBudget(scene, 1);
        const parent = await scene.turn({ budget });
        await stepBy(scene, parent.sessionId)(step);
        const { reservation, token } = await scene.reserve({ budget, parent, silentOnceRequested });
        await store().turns.fail({ ...reservation, budget: null }, token, 'AGENT_FAILED');
        await expect(scene.turn({ budget })).rejects.toMatchObject({ policies: ['daily-turns'] });
      },
    );

    it('goes from request to return, and again', async () => {
      const scene = await Scene.begin(store());
      const { sessionId } = await scene.turn();
      const { businessId } = scene;
      expect(await store().handovers.current(businessId, sessionId)).toBeUndefined();
      const step = stepBy(scene, sessionId);
      for (const [taken, status] of [
        ['request', 'requested'],
        ['accept', 'accepted'],
        ['write', 'human'],
        ['write', 'human'],
        ['return', 'returned'],
        ['accept', 'accepted'],
      ] as const) {
        expect(await step(taken)).toMatchObject({ status });
        expect(await store().handovers.current(businessId, sessionId)).toMatchObject({ status, by: 'ann' });
      }
      expect(await store().handovers.current(businessId, sessionId)).toEqual({
        businessId,
        sessionId,
        conversationId: null,
        status: 'accepted',
        by: 'ann',
        reason: 'to accept',
        at: AT,
      });
    });

    it('keeps who came first when a step changes nothing, and refuses a return of what nobody has', async () => {
      const scene = await Scene.begin(store());
      const { sessionId } = await scene.turn();
      const step = stepBy(scene, sessionId);
      await expect(step('return')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
      await step('accept', 'ann');
      for (const by of ['ann', null]) {
        expect(await step('accept', by)).toMatchObject({ status: 'accepted', by: 'ann' });
      }
    });

    it('is not taken from who has it, and gets its name from who says it later', async () => {
      const scene = await Scene.begin(store());
      const { businessId } = scene;
      const { sessionId } = await scene.turn();
      const step = stepBy(scene, sessionId);
      expect(await step('accept', null)).toMatchObject({ status: 'accepted', by: null });
      expect(await step('accept', 'ann')).toMatchObject({ status: 'accepted', by: 'ann' });
      await expect(step('accept', 'bob')).rejects.toMatchObject({ code: 'HUMAN_HAS_IT' });
      await step('write', 'ann');
      await expect(step('accept', 'bob')).rejects.toMatchObject({ code: 'HUMAN_HAS_IT' });
      expect(await store().handovers.current(businessId, sessionId)).toMatchObject({
        status: 'human',
        by: 'ann',
      });
      await step('return', 'ann');
      expect(await step('accept', 'bob')).toMatchObject({ status: 'accepted', by: 'bob' });
    });

    it('is of a session of this business that was not erased', async () => {
      const [scene, stranger] = [await Scene.begin(store()), await Scene.begin(store())];
      const { sessionId } = await scene.turn();
      await stepBy(scene, sessionId)('accept');
      await expect(stepBy(stranger, sessionId)('accept')).rejects.toMatchObject({
        code: 'SESSION_NOT_FOUND',
      });
      expect(await store().handovers.current(stranger.businessId, sessionId)).toBeUndefined();
      expect(await store().handovers.list(stranger.businessId, [], 10)).toEqual([]);
      await store().turns.eraseSession(scene.businessId, sessionId, 'x');
      await expect(stepBy(scene, sessionId)('accept')).rejects.toMatchObject({ code: 'SESSION_ERASED' });
      expect(await store().handovers.current(scene.businessId, sessionId)).toBeUndefined();
    });

    it('lists the last entry of each session, latest first, by status', async () => {
      const scene = await Scene.begin(store());
      const entries: HandoverEntry[] = [];
      for (const [minute, steps] of [['request'], ['request', 'accept'], ['accept', 'return']].entries()) {
        const { sessionId } = await scene.turn();
        for (const step of steps as HandoverStep[]) {
          const at = `2026-02-03T04:0${minute}:00.000Z`;
          const of = {
            businessId: scene.businessId,
            sessionId,
            conversationId: 'c',
            by: null,
            reason: '',
            at,
          };
          entries[minute] = await store().handovers.step(of, step);
        }
      }
      const newestFirst = [...entries].reverse();
      expect(await store().handovers.list(scene.businessId, [], 10)).toEqual(newestFirst);
      expect(await store().handovers.list(scene.businessId, [], 2)).toEqual(newestFirst.slice(0, 2));
      expect(await store().handovers.list(scene.businessId, ['requested', 'accepted'], 10)).toEqual(
        newestFirst.slice(1),
      );
      expect(await store().handovers.list(scene.businessId, ['human'], 10)).toEqual([]);
    });

    it('adds each of many steps at once after the other', async () => {
      const scene = await Scene.begin(store());
      const { sessionId } = await scene.turn();
      const step = stepBy(scene, sessionId);
      const taken = await Promise.allSettled(
        Array.from({ length: 10 }, (_, index) => step('accept', `p${index}`)),
      );
      expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of taken) {
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'HUMAN_HAS_IT' });
      }
      const other = Array.from({ length: 10 }, () => scene.turn());
      await Promise.all((await Promise.all(other)).map((state) => stepBy(scene, state.sessionId)('accept')));
      expect(await store().handovers.list(scene.businessId, ['accepted'], 50)).toHaveLength(11);
    });
  });

  describe('a turn and a hand-over', () => {
    it.each([
      ['event', REQUEST, 'wants a person'],
      ['tool', DELEGATION, 'by tool'],
    ])('is asked for with the turn’s commit, by %s', async (_name, effect, reason) => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const state = await scene.turn({ conversationId, effects: [effect, REQUEST] });
      const { businessId, sessionId, createdAt } = state;
      expect(await store().handovers.current(businessId, sessionId)).toEqual({
        businessId,
        sessionId,
        conversationId,
        status: 'requested',
        by: null,
        reason,
        at: createdAt,
      });
      const next = await scene.reserve({ conversationId, parent: state });
      expect(next.handover).toBe('requested');
      const again = scene.commitOf(next.reservation, next.token, { parent: state, effects: [REQUEST] });
      await store().turns.commit(again);
      expect(await store().handovers.list(businessId, [], 10)).toHaveLength(1);
    });

    it.each(['possible_match', 'failed'] as const)(
      'is not asked for by a call that was %s',
      async (status) => {
        const scene = await Scene.begin(store());
        const outcome =
          status === 'failed'
            ? { status, reason: 'not_available' as const, detail: '' }
            : { status, requiredArguments: ['lead_id'] };
        const call = event('ToolCalled', { tool: 'delegate_conversation', arguments: {}, outcome });
        const { sessionId } = await scene.turn({ effects: [call] });
        expect(await store().handovers.current(scene.businessId, sessionId)).toBeUndefined();
      },
    );

    it('tells who has the session when the turn is reserved', async () => {
      const scene = await Scene.begin(store());
      const parent = await scene.turn();
      expect((await scene.reserve({ parent })).handover).toBe('none');
      await stepBy(scene, parent.sessionId)('accept');
      expect((await scene.reserve({ parent })).handover).toBe('accepted');
      const elsewhere = await scene.turn();
      expect((await scene.reserve({ parent: elsewhere })).handover).toBe('none');
    });

    it('drops a reply once a person has the session, and keeps the turn open for what came in', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const parent = await scene.turn({ conversationId });
      const { reservation, token } = await scene.reserve({ conversationId, parent });
      await stepBy(scene, parent.sessionId)('accept');
      const reply = scene.commitOf(reservation, token, { parent });
      await expect(store().turns.commit(reply)).rejects.toMatchObject({ code: 'HUMAN_HAS_IT' });
      expect(await store().states.getState(scene.businessId, reply.state.stateId)).toBeUndefined();
      const silent = scene.commitOf(reservation, token, { parent, refuseWithHuman: false });
      await store().turns.commit(silent);
      expect(await store().conversations.get(scene.businessId, conversationId)).toMatchObject({
        headStateId: silent.state.stateId,
      });
      await stepBy(scene, parent.sessionId)('return');
      await expect(scene.turn({ conversationId, parent: silent.state })).resolves.toBeDefined();
    });

    it('stores no reply after a person has taken the session, whoever is faster', async () => {
      const scene = await Scene.begin(store());
      for (let round = 0; round < 15; round += 1) {
        const parent = await scene.turn();
        const turns = await Promise.all(Array.from({ length: 4 }, () => scene.reserve({ parent })));
        const acknowledged: string[] = [];
        const commits = turns.map(async ({ reservation, token }) => {
          await store().turns.commit(scene.commitOf(reservation, token, { parent }));
          acknowledged.push(reservation.turnId);
        });
        const outcomes = Promise.allSettled(commits);
        await stepBy(scene, parent.sessionId)('accept');
        const before = await store().states.listChildren(scene.businessId, parent.stateId);
        for (const outcome of await outcomes) {
          if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'HUMAN_HAS_IT' });
        }
        expect(await store().states.listChildren(scene.businessId, parent.stateId)).toEqual(before);
        expect(before).toHaveLength(acknowledged.length);
      }
    });

    it('asks once when forks of one session ask at once', async () => {
      const scene = await Scene.begin(store());
      const parent = await scene.turn();
      await Promise.all(Array.from({ length: 10 }, () => scene.turn({ parent, effects: [REQUEST] })));
      expect(await store().handovers.list(scene.businessId, [], 20)).toHaveLength(1);
      expect(await store().states.listChildren(scene.businessId, parent.stateId)).toHaveLength(10);
    });
  });
}
