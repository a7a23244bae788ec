import { isCustomerOf, type CustomerIds } from '@app/domain';
import type { Conversation, ConversationFilter } from '@app/application';
import { aClaim, Scene } from './scene';
import type { StoreUnderContract } from './store-under-contract';

export function describeConversationStore(store: () => StoreUnderContract): void {
  const listed = async (scene: Scene, filter: Partial<ConversationFilter> = {}) => {
    const all = await store().conversations.list(scene.businessId, { channel: 'sales', ...filter }, 50);
    return all.items.map(({ name }) => name);
  };
  const talk = async (scene: Scene, name: string, ...customers: readonly CustomerIds[]) => {
    const conversation = await scene.conversation({ name, channel: 'sales' });
    for (const ids of customers) {
      await store().conversations.identify(scene.businessId, conversation.conversationId, ids);
    }
    return conversation.conversationId;
  };

  describe('conversations', () => {
    it('are created once by id, and by key within their channel', async () => {
      const [scene, stranger] = [await Scene.begin(store()), await Scene.begin(store())];
      const conversation = await scene.conversation({ key: 'order-7', siteId: 'site', name: 'Grüße' });
      const { conversationId } = conversation;
      expect(await store().conversations.get(scene.businessId, conversationId)).toEqual(conversation);
      const taken = { code: 'ALREADY_EXISTS' };
      await expect(scene.conversation({ conversationId })).rejects.toMatchObject(taken);
      await expect(scene.conversation({ key: 'order-7' })).rejects.toMatchObject(taken);
      await expect(scene.conversation({ key: 'order-7', channel: 'sales' })).resolves.toBeDefined();
      await expect(stranger.conversation({ key: 'order-7', conversationId })).resolves.toBeDefined();
      await scene.conversation();
      await expect(scene.conversation()).resolves.toBeDefined();
      await expect(scene.conversation({ businessId: 'nobody' })).rejects.toMatchObject({
        code: 'BUSINESS_NOT_FOUND',
      });
    });

    it('are created once however many try at once', async () => {
      const scene = await Scene.begin(store());
      const outcomes = await Promise.allSettled(
        Array.from({ length: 10 }, () => scene.conversation({ key: 'one' })),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('are renamed, and nothing else of them', async () => {
      const scene = await Scene.begin(store());
      const conversation = await scene.conversation();
      const { conversationId } = conversation;
      const updatedAt = '2027-01-01T00:00:00.000Z';
      const { conversations } = store();
      expect(await conversations.rename(scene.businessId, conversationId, 'New', updatedAt)).toBe(true);
      const renamed = { ...conversation, name: 'New', updatedAt };
      expect(await conversations.get(scene.businessId, conversationId)).toEqual(renamed);
      expect(await conversations.rename(scene.businessId, 'nowhere', 'New', updatedAt)).toBe(false);
    });

    it('are listed newest first, page by page, each once', async () => {
      const scene = await Scene.begin(store());
      const made: Conversation[] = [];
      for (const second of [1, 2, 2, 2, 3, 4, 4]) {
        made.push(await scene.conversation({ createdAt: `2026-03-03T03:03:0${second}.000Z` }));
      }
      await scene.conversation({ channel: 'sales' });
      const filter = { channel: 'conversations' } as const;
      const whole = await store().conversations.list(scene.businessId, filter, 7);
      expect(whole).toEqual({ items: [...made].sort(newestFirst) });
      for (const limit of [1, 2, 3, 6]) {
        const paged: Conversation[] = [];
        let cursor: string | undefined;
        do {
          const page = await store().conversations.list(scene.businessId, filter, limit, cursor);
          expect(page.items.length).toBeLessThanOrEqual(limit);
          paged.push(...page.items);
          cursor = page.cursor;
          await scene.conversation({ createdAt: '2030-01-01T00:00:00.000Z' });
        } while (cursor !== undefined);
        expect(paged.slice(-6)).toEqual(whole.items.slice(-6));
        expect(new Set(paged.map(({ conversationId }) => conversationId)).size).toBe(paged.length);
      }
      for (const wrong of ['x', '', 'MTIzNA', '%%']) {
        const page = store().conversations.list(scene.businessId, filter, 2, wrong);
        await expect(page).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
      }
    });

    it('are listed by site', async () => {
      const scene = await Scene.begin(store());
      await scene.conversation({ channel: 'sales', siteId: 'a', name: 'on a' });
      await scene.conversation({ channel: 'sales', siteId: 'b', name: 'on b' });
      await scene.conversation({ channel: 'sales', name: 'anywhere' });
      expect(await listed(scene, { siteId: 'a' })).toEqual(['on a']);
      expect(await listed(scene, { siteId: 'c' })).toEqual([]);
    });

    it('of another business are unknown', async () => {
      const [scene, stranger] = [await Scene.begin(store()), await Scene.begin(store())];
      const conversationId = await talk(scene, 'mine', { visitorId: 'v', leadId: 'l', userId: 'u' });
      const { sessionId } = await scene.turn({ conversationId });
      const { conversations } = store();
      const { businessId } = stranger;
      expect(await conversations.get(businessId, conversationId)).toBeUndefined();
      expect(await conversations.getBySession(businessId, sessionId)).toBeUndefined();
      expect(await conversations.customerIds(businessId, conversationId)).toEqual([]);
      expect(await conversations.rename(businessId, conversationId, 'x', '2027-01-01T00:00:00.000Z')).toBe(
        false,
      );
      expect(await conversations.delete(businessId, conversationId)).toBe(false);
      await expect(
        conversations.identify(businessId, conversationId, { visitorId: 'w' }),
      ).rejects.toMatchObject({
        code: 'CONVERSATION_NOT_FOUND',
      });
      for (const customer of [{ visitorId: 'v' }, { leadId: 'l' }, { userId: 'u' }]) {
        expect(await listed(stranger, { customer })).toEqual([]);
        expect(await listed(scene, { customer })).toEqual('visitorId' in customer ? [] : ['mine']);
      }
      await stranger.conversation({ conversationId, channel: 'sales', name: 'theirs' });
      await conversations.identify(businessId, conversationId, { visitorId: 'w', leadId: 'k' });
      for (const customer of [{ visitorId: 'v' }, { leadId: 'l' }, { userId: 'u' }]) {
        expect(await listed(stranger, { customer })).toEqual([]);
      }
      expect(await listed(scene, { customer: { leadId: 'k' } })).toEqual([]);
      expect(await conversations.customerIds(scene.businessId, conversationId)).toHaveLength(3);
    });
  });

  describe('customers', () => {
    const sorted = async (scene: Scene, customer: CustomerIds) =>
      [...(await listed(scene, { customer }))].sort();

    it('that became a lead keep what they said as a visitor', async () => {
      const scene = await Scene.begin(store());
      const before = await talk(scene, 'before', { visitorId: 'v1' });
      await talk(scene, 'turning', { visitorId: 'v1' }, { visitorId: 'v1', leadId: 'l1' });
      await talk(scene, 'after', { leadId: 'l1' });
      await talk(scene, 'on the phone', { visitorId: 'v2', leadId: 'l1' });
      await talk(scene, 'somebody', { visitorId: 'v3' });
      const all = ['after', 'before', 'on the phone', 'turning'];
      expect(await sorted(scene, { leadId: 'l1' })).toEqual(all);
      expect(await sorted(scene, { leadId: 'l1', visitorId: 'v1' })).toEqual(all);
      expect(await listed(scene, { customer: { leadId: 'l1' }, conversationId: before })).toEqual(['before']);
      expect(await listed(scene, { customer: { leadId: 'l2' }, conversationId: before })).toEqual([]);
      for (const customer of [
        { visitorId: 'v1' },
        { visitorId: 'v2' },
        { userId: 'v1' },
        { visitorId: 'l1' },
        {},
      ]) {
        expect(await sorted(scene, customer)).toEqual([]);
      }
      expect(await store().conversations.customerIds(scene.businessId, before)).toEqual([
        { leadId: 'l1' },
        { visitorId: 'v1' },
      ]);
    });

    it('that share a device do not see each other’s, and who comes first has what was said as nobody', async () => {
      const scene = await Scene.begin(store());
      await talk(scene, 'as nobody', { visitorId: 'tablet' });
      await talk(scene, 'ann’s', { visitorId: 'tablet', leadId: 'ann' });
      await talk(scene, 'bob’s', { visitorId: 'tablet', leadId: 'bob' });
      await talk(scene, 'as nobody again', { visitorId: 'tablet' });
      expect(await sorted(scene, { leadId: 'ann' })).toEqual(['ann’s', 'as nobody']);
      expect(await sorted(scene, { leadId: 'bob' })).toEqual(['bob’s']);
      expect(await sorted(scene, { visitorId: 'tablet' })).toEqual(['as nobody again']);
      await talk(scene, 'bob’s second', { visitorId: 'tablet', leadId: 'bob' });
      expect(await sorted(scene, { leadId: 'bob' })).toEqual(['as nobody again', 'bob’s', 'bob’s second']);
    });

    it('that are told as lead and user at once are one, in both directions', async () => {
      const scene = await Scene.begin(store());
      await talk(scene, 'as visitor', { visitorId: 'v' });
      await talk(scene, 'as lead', { leadId: 'l' });
      await talk(scene, 'as user', { userId: 'u' });
      await talk(scene, 'as lead and another user', { leadId: 'l', userId: 'x' });
      await talk(scene, 'all at once', { visitorId: 'v', leadId: 'l', userId: 'u' });
      const own = ['all at once', 'as user', 'as visitor'];
      // The lead's first was claimed by the first user that was told with it.
      expect(await sorted(scene, { userId: 'u' })).toEqual(own);
      expect(await sorted(scene, { userId: 'x' })).toEqual(['as lead', 'as lead and another user']);
      expect(await sorted(scene, { leadId: 'l', userId: 'u' })).toEqual(own);
      expect(await sorted(scene, { leadId: 'l' })).toHaveLength(5);
    });

    it('are refused what is somebody else’s, and leave nothing there', async () => {
      const scene = await Scene.begin(store());
      const { conversations } = store();
      const conversationId = await talk(scene, 'ann’s', { visitorId: 'tablet', leadId: 'ann' });
      for (const told of [
        { visitorId: 'tablet' },
        { visitorId: 'tablet', leadId: 'bob' },
        { visitorId: 'tablet', userId: 'bob' },
        { leadId: 'bob' },
        {},
      ]) {
        expect(await conversations.identify(scene.businessId, conversationId, told)).toBe(false);
      }
      expect(await conversations.customerIds(scene.businessId, conversationId)).toEqual([
        { leadId: 'ann' },
        { visitorId: 'tablet' },
      ]);
      const claimed = { leadId: 'ann', userId: 'ann-user', visitorId: 'phone' };
      expect(await conversations.identify(scene.businessId, conversationId, claimed)).toBe(true);
    });

    it('are found where they may go on, and nowhere else', async () => {
      const scene = await Scene.begin(store());
      const ids: readonly CustomerIds[] = [
        { visitorId: 'v' },
        { visitorId: 'w' },
        { leadId: 'l' },
        { leadId: 'k' },
        { userId: 'u' },
        { visitorId: 'v', leadId: 'l' },
        { visitorId: 'w', userId: 'u' },
        { leadId: 'l', userId: 'u' },
        { visitorId: 'v', leadId: 'k', userId: 'x' },
      ];
      const { conversations } = store();
      const begun: Conversation[] = [];
      for (const told of ids) {
        const conversation = await scene.conversation({ channel: 'sales' });
        begun.push(conversation);
        await conversations.identify(scene.businessId, conversation.conversationId, told);
      }
      for (const customer of ids) {
        const page = await conversations.list(scene.businessId, { channel: 'sales', customer }, 50);
        const found = new Set(page.items.map(({ conversationId }) => conversationId));
        for (const { conversationId } of begun) {
          const known = await conversations.customerIds(scene.businessId, conversationId);
          expect(found.has(conversationId)).toBe(isCustomerOf(known, customer));
        }
      }
    });

    it('that claim at once get each conversation for one of them', async () => {
      const scene = await Scene.begin(store());
      for (let round = 0; round < 5; round += 1) {
        const visitorId = `tablet ${round}`;
        const before = await Promise.all(['one', 'two'].map((name) => talk(scene, name, { visitorId })));
        const told = Array.from({ length: 6 }, (_, at) => ({ visitorId, leadId: `lead ${round} ${at}` }));
        await Promise.all(told.map((customer) => talk(scene, 'own', customer)));
        for (const conversationId of before) {
          const known = await store().conversations.customerIds(scene.businessId, conversationId);
          expect(known.filter(({ leadId }) => leadId !== undefined)).toHaveLength(1);
        }
      }
    });

    it('may be told again', async () => {
      const scene = await Scene.begin(store());
      const again = await talk(
        scene,
        'again',
        { visitorId: 'v' },
        { visitorId: 'v', userId: 'u' },
        { visitorId: 'v', userId: 'u' },
      );
      expect(await store().conversations.customerIds(scene.businessId, again)).toEqual([
        { userId: 'u' },
        { visitorId: 'v' },
      ]);
    });
  });

  describe('a deleted conversation', () => {
    it('is gone with its session and its customers, and nothing beside it', async () => {
      const scene = await Scene.begin(store());
      const conversationId = await talk(scene, 'gone', { visitorId: 'v', leadId: 'l' });
      const idempotency = aClaim();
      const state = await scene.turn({ conversationId, idempotency, snapshot: true });
      const kept = await talk(scene, 'kept', { visitorId: 'v' });
      const beside = await scene.turn({ conversationId: kept });
      const { conversations, states } = store();
      expect(await conversations.delete(scene.businessId, conversationId)).toBe(true);
      expect(await conversations.delete(scene.businessId, conversationId)).toBe(false);
      expect(await conversations.get(scene.businessId, conversationId)).toBeUndefined();
      expect(await conversations.customerIds(scene.businessId, conversationId)).toEqual([]);
      expect(await listed(scene, { customer: { leadId: 'l' } })).toEqual([]);
      const erased = { code: 'SESSION_ERASED' };
      await expect(states.getState(scene.businessId, state.stateId)).rejects.toMatchObject(erased);
      await expect(store().turns.reserve(scene.reservation({ idempotency }))).rejects.toMatchObject(erased);
      expect(await listed(scene, { customer: { visitorId: 'v' } })).toEqual(['kept']);
      expect(await states.getState(scene.businessId, beside.stateId)).toBeDefined();
    });

    it('may never have begun', async () => {
      const scene = await Scene.begin(store());
      const conversationId = await talk(scene, 'silent', { visitorId: 'v' });
      expect(await store().conversations.delete(scene.businessId, conversationId)).toBe(true);
      expect(await listed(scene)).toEqual([]);
    });

    it('goes unused only when nothing was said and no turn is open', async () => {
      const scene = await Scene.begin(store());
      const { conversations, turns } = store();
      const isDiscarded = (id: string) => conversations.deleteUnused(scene.businessId, id);
      const spoken = await talk(scene, 'spoken', { visitorId: 'v' });
      await scene.turn({ conversationId: spoken });
      const awaited = await talk(scene, 'awaited', { visitorId: 'v' });
      const announced = scene.reservation({ conversationId: awaited });
      await turns.announce(announced);
      const begun = await talk(scene, 'begun', { visitorId: 'v' });
      const { reservation, token } = await scene.reserve({ conversationId: begun });
      for (const id of [spoken, awaited, begun, 'unknown']) expect(await isDiscarded(id)).toBe(false);
      expect(await conversations.deleteUnused((await Scene.begin(store())).businessId, awaited)).toBe(false);
      await turns.fail(announced, '', 'BUDGET_SPENT');
      await turns.fail(reservation, token, 'AGENT_FAILED');
      for (const id of [awaited, begun]) expect(await isDiscarded(id)).toBe(true);
      expect(await listed(scene)).toEqual(['spoken']);
    });

    it('goes when its session is erased', async () => {
      const scene = await Scene.begin(store());
      const conversationId = await talk(scene, 'gone', { visitorId: 'v' });
      const { sessionId } = await scene.turn({ conversationId });
      await store().turns.eraseSession(scene.businessId, sessionId, 'asked for');
      expect(await store().conversations.get(scene.businessId, conversationId)).toBeUndefined();
      expect(await listed(scene, { customer: { visitorId: 'v' } })).toEqual([]);
    });

    it('is gone for good, whatever its first turn is doing', async () => {
      const scene = await Scene.begin(store());
      for (let round = 0; round < 10; round += 1) {
        const { conversationId } = await scene.conversation();
        const { reservation, token } = await scene.reserve({ conversationId });
        const [turn, deleted] = await Promise.allSettled([
          store().turns.commit(scene.commitOf(reservation, token)),
          store().conversations.delete(scene.businessId, conversationId),
        ]);
        expect(deleted).toEqual({ status: 'fulfilled', value: true });
        if (turn.status === 'rejected') {
          expect(turn.reason).toMatchObject({ code: 'CONVERSATION_NOT_FOUND' });
        }
        expect(await store().conversations.get(scene.businessId, conversationId)).toBeUndefined();
      }
      expect(await store().states.listSessions(scene.businessId, 50)).toEqual({ items: [] });
    });

    it('is gone for good, whatever its next turns are doing', async () => {
      const scene = await Scene.begin(store());
      for (let round = 0; round < 10; round += 1) {
        const { conversationId } = await scene.conversation();
        const parent = await scene.turn({ conversationId });
        const turns = Promise.allSettled([
          scene.turn({ conversationId, parent }),
          scene.reserve({ conversationId, parent }),
          store().turns.announce(scene.reservation({ conversationId })),
        ]);
        expect(await store().conversations.delete(scene.businessId, conversationId)).toBe(true);
        for (const turn of await turns) {
          if (turn.status === 'fulfilled') continue;
          const { message } = turn.reason as Error;
          expect(message).toMatch(/erased|no conversation|conversation-busy|head-moved/);
        }
      }
      expect(await store().states.listSessions(scene.businessId, 50)).toEqual({ items: [] });
    });
  });
}

function newestFirst(left: Conversation, right: Conversation): number {
  const [before, after] = [left, right].map(
    ({ createdAt, conversationId }) => `${createdAt} ${conversationId}`,
  );
  return before! < after! ? 1 : -1;
}
