import type { CustomerIds } from '@app/domain';
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
      await store().conversations.addCustomer(scene.businessId, conversation.conversationId, ids);
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
        conversations.addCustomer(businessId, conversationId, { visitorId: 'w' }),
      ).rejects.toMatchObject({
        code: 'CONVERSATION_NOT_FOUND',
      });
      for (const customer of [{ visitorId: 'v' }, { leadId: 'l' }, { userId: 'u' }]) {
        expect(await listed(stranger, { customer })).toEqual([]);
        expect(await listed(scene, { customer })).toEqual(['mine']);
      }
      await stranger.conversation({ conversationId, channel: 'sales', name: 'theirs' });
      await conversations.addCustomer(businessId, conversationId, { visitorId: 'w', leadId: 'k' });
      for (const customer of [{ visitorId: 'v' }, { leadId: 'l' }, { userId: 'u' }]) {
        expect(await listed(stranger, { customer })).toEqual([]);
      }
      expect(await listed(scene, { customer: { leadId: 'k' } })).toEqual([]);
      expect(await conversations.customerIds(scene.businessId, conversationId)).toHaveLength(3);
    });
  });

  describe('customers', () => {
    it('that became a lead keep what they said as a visitor', async () => {
      const scene = await Scene.begin(store());
      const conversationId = await talk(scene, 'before', { visitorId: 'v1' });
      const turning = await talk(scene, 'turning', { visitorId: 'v1' }, { leadId: 'l1' });
      await talk(scene, 'after', { leadId: 'l1' });
      await talk(scene, 'on the phone', { visitorId: 'v2', leadId: 'l1' });
      await talk(scene, 'somebody', { visitorId: 'v3' });
      const sorted = async (customer: CustomerIds) => (await listed(scene, { customer })).sort();
      expect(await sorted({ leadId: 'l1' })).toEqual(['after', 'before', 'on the phone', 'turning']);
      expect(await listed(scene, { customer: { leadId: 'l1' }, conversationId })).toEqual(['before']);
      expect(await listed(scene, { customer: { leadId: 'l2' }, conversationId })).toEqual([]);
      expect(await sorted({ visitorId: 'v1' })).toEqual(['before', 'turning']);
      expect(await sorted({ visitorId: 'v2' })).toEqual(['on the phone']);
      expect(await sorted({ visitorId: 'v2', leadId: 'nobody' })).toEqual(['on the phone']);
      expect(await sorted({ userId: 'v1' })).toEqual([]);
      expect(await sorted({ visitorId: 'l1' })).toEqual([]);
      expect(await sorted({})).toEqual([]);
      expect(await store().conversations.customerIds(scene.businessId, turning)).toEqual([
        { leadId: 'l1' },
        { visitorId: 'v1' },
        { visitorId: 'v2' },
      ]);
    });

    it('that share a device do not see each other’s', async () => {
      const scene = await Scene.begin(store());
      await talk(scene, 'as nobody', { visitorId: 'tablet' });
      await talk(scene, 'ann’s', { visitorId: 'tablet', leadId: 'ann' });
      await talk(scene, 'bob’s', { visitorId: 'tablet', leadId: 'bob' });
      expect((await listed(scene, { customer: { leadId: 'ann' } })).sort()).toEqual(['ann’s', 'as nobody']);
    });

    it('may be told again', async () => {
      const scene = await Scene.begin(store());
      const again = await talk(scene, 'again', { visitorId: 'v' }, { visitorId: 'v', userId: 'u' }, {});
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
