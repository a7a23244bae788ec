import { CommandBus } from '@nestjs/cqrs';
import { EraseSession, PutSite } from '@app/application';
import { DATABASES, type TestDatabase } from './support/databases';
import { SalesClient, type SalesAnswer } from './support/sales.client';
import { ShopClient } from './support/shop.client';
import { createTenant, issueKey } from './support/tenants';
import { startServer, type TestServer } from './support/test-server';

describe.each(DATABASES)('customers of sales conversations on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let server: TestServer;
  let sales: SalesClient;
  let other: SalesClient;

  beforeAll(async () => {
    database = await createDatabase();
    server = await startServer(database.url);
    sales = new SalesClient(new ShopClient(server.url));
    await createTenant(server.app, 'other');
    const { secret } = await issueKey(server.app, 'other', ['sales:messages:write']);
    other = new SalesClient(new ShopClient(server.url, 'other', secret));
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  describe('whose conversation it is', () => {
    const refused = async (body: object, client = sales) => {
      const answer = await client.post({ message: 'hi', ...body });
      expect([answer.status, answer.json]).toMatchObject([
        404,
        { error: { code: 'CONVERSATION_NOT_FOUND' } },
      ]);
      return answer.text;
    };

    it('45: goes on with its own customer only', async () => {
      const { conversation_id: conversationId } = await sales.say('hi', { visitor_id: 'v1', lead_id: 'l1' });
      for (const ids of [
        { visitor_id: 'v1' },
        { visitor_id: 'v2' },
        { lead_id: 'l2' },
        { userId: 'v1' },
        { visitor_id: 'v1', lead_id: 'l2' },
        { visitor_id: 'v1', userId: 'u1' },
      ]) {
        await refused({ conversationId, ...ids });
      }
      expect(await sales.messages(conversationId)).toHaveLength(2);
      expect(await sales.conversations('lead_id=l2')).toEqual([]);
      for (const ids of [
        { lead_id: 'l1' },
        { lead_id: 'l1', visitor_id: 'v9' },
        { lead_id: 'l1', userId: 'u1' },
        { userId: 'u1' },
      ]) {
        expect((await sales.post({ message: 'hi', conversationId, ...ids })).status).toBe(200);
      }
    });

    it('goes on with a visitor that became a lead in another conversation', async () => {
      const { conversation_id: conversationId } = await sales.say('hi', { visitor_id: 'eve' });
      const asLead = { visitor_id: null, lead_id: 'eve-lead' };
      await refused({ conversationId, lead_id: 'eve-lead' });
      await sales.say('hi', { visitor_id: 'eve', lead_id: 'eve-lead' });
      await refused({ conversationId, lead_id: 'somebody' });
      await refused({ conversationId, lead_id: 'eve-lead' }, other);
      expect((await sales.say('hi', { conversationId, ...asLead })).conversation_id).toBe(conversationId);
      await refused({ conversationId, visitor_id: 'eve', lead_id: 'somebody' });
    });

    it('45: a second lead on a device gets nothing that the first has claimed', async () => {
      const tablet = { visitor_id: 'tablet' };
      const { conversation_id: conversationId } = await sales.say('my address is …', tablet);
      await sales.say('I am Alice', { ...tablet, lead_id: 'alice' });
      const bobs = await sales.say('I am Bob', { ...tablet, lead_id: 'bob' });
      expect(await sales.conversations('lead_id=bob')).toEqual([bobs.conversation_id]);
      expect(await sales.conversations('lead_id=alice')).toContain(conversationId);
      for (const ids of [{ lead_id: 'bob' }, { ...tablet, lead_id: 'bob' }, tablet]) {
        await refused({ conversationId, ...ids });
      }
      expect(await sales.conversations('visitor_id=tablet')).toEqual([]);
      expect((await sales.post({ message: 'hi', conversationId, lead_id: 'alice' })).status).toBe(200);
      expect(await sales.conversations('lead_id=alice')).toContain(conversationId);
    });

    it('45: a visitor that becomes a user has its conversations as that user, and as nobody else', async () => {
      const visitor = { visitor_id: 'una' };
      const first = await sales.say('hi', visitor);
      const second = await sales.say('hi', visitor);
      const both = [second.conversation_id, first.conversation_id];
      expect(await sales.conversations('visitor_id=una')).toEqual(both);
      await sales.say('it is me', { ...visitor, userId: 'una-user', conversationId: first.conversation_id });
      expect(await sales.conversations('userId=una-user')).toEqual(both);
      expect(await sales.conversations('visitor_id=una')).toEqual([]);
      for (const conversationId of both) {
        const goOn = { message: 'hi', conversationId };
        expect((await sales.post({ ...goOn, userId: 'una-user' })).status).toBe(200);
        await refused({ ...goOn, visitor_id: 'una' });
      }
    });

    it('33: of another business, of the other surface or of nobody is the same to the byte', async () => {
      const { conversation_id: conversationId } = await sales.say('hi', { visitor_id: 'v1' });
      const { json } = await sales.shop.post('/v1/conversations', { name: 'C' });
      const texts = [
        await refused({ visitor_id: 'v1', conversationId }, other),
        await refused({ visitor_id: 'v1', conversationId: (json as { id: string }).id }),
        await refused({ visitor_id: 'v1', conversationId: 'nope' }),
        await refused({ visitor_id: 'stranger', conversationId }),
      ];
      expect(new Set(texts).size).toBe(1);
    });

    it('is of one site', async () => {
      const commands = server.app.get(CommandBus, { strict: false });
      await commands.execute(
        new PutSite({ businessId: 'demo', siteId: 'second', name: 'Second', agentDescriptorId: null }),
      );
      const { conversation_id: conversationId } = await sales.say('hi', { site_id: 'second' });
      await refused({ visitor_id: 'visitor_1', conversationId, site_id: 'site_456' });
      expect((await sales.say('hi', { conversationId, site_id: 'second' })).conversation_id).toBe(
        conversationId,
      );
      expect(await sales.conversations('site_id=second')).toEqual([conversationId]);
    });

    it('57: erased, it was never there', async () => {
      const first = await sales.say('c4n4ry');
      const conversationId = first.conversation_id;
      const { sessionId } = (await sales.shop.get(`/states/${first.messages.user.message_id.slice(0, -2)}`))
        .json as { sessionId: string };
      const commands = server.app.get(CommandBus, { strict: false });
      await commands.execute(new EraseSession('demo', sessionId, 'asked for'));
      await refused({ visitor_id: 'visitor_1', conversationId });
      for (const path of [
        `status?commandId=${first.command_id}`,
        `conversations/messages?conversation_id=${conversationId}`,
      ]) {
        const answer = await sales.get(path);
        expect(answer.status).toBe(404);
        expect(answer.text).not.toContain('c4n4ry');
      }
    });
  });

  describe('who answers', () => {
    const agentOf = async ({ messages }: SalesAnswer) => {
      const { json } = await sales.shop.get(`/states/${messages.user.message_id.slice(0, -2)}`);
      return (json as { agentDescriptorId: string }).agentDescriptorId;
    };
    const SECOND = '018e7dc6-d9f8-48aa-1751-b57fdce7403e';

    it('is the one asked for, else the site’s, else the default one', async () => {
      expect(await agentOf(await sales.say('hi', { agentId: SECOND, site_id: 'site_456' }))).toBe(SECOND);
      expect(await agentOf(await sales.say('hi', { site_id: 'site_456' }))).toBe('example-agent');
      expect(await agentOf(await sales.say('hi'))).toBe(SECOND);
    });

    it('goes on, until another is asked for', async () => {
      const asked = { site_id: 'site_456', visitor_id: 'who-answers' };
      const { conversation_id: conversationId } = await sales.say('hi', asked);
      const ask = (more: object) => sales.say('hi', { ...asked, conversationId, ...more });
      expect(await agentOf(await ask({}))).toBe('example-agent');
      expect(await agentOf(await ask({ agentId: SECOND }))).toBe(SECOND);
      expect(await agentOf(await ask({}))).toBe(SECOND);
      const { json } = await sales.get('conversations?visitor_id=who-answers');
      expect(json).toMatchObject({ data: { conversations: [{ agent_id: SECOND }] } });
    });

    it("5: another business's site and agent are none, and the default is its own", async () => {
      for (const more of [{ site_id: 'site_456' }, { agentId: 'example-agent' }]) {
        const answer = await other.post({ visitor_id: 'v', message: 'hi', ...more });
        expect([answer.status, answer.json]).toMatchObject([404, { error: { code: 'AGENT_NOT_FOUND' } }]);
      }
      expect((await other.say('hi')).messages.assistant.content).toMatch(/\S/);
    });
  });

  describe('lists', () => {
    it('find a customer by each id, and nothing for another business', async () => {
      const visit = await sales.say('hi', { visitor_id: 'ann' });
      const asLead = await sales.say('hi', { lead_id: 'ann-lead', visitor_id: 'ann' });
      const asUser = await sales.say('hi', { visitor_id: null, userId: 'ann-user' });
      const later = await sales.say('hi', { visitor_id: null, lead_id: 'ann-lead' });
      const ids = (...answers: SalesAnswer[]) => answers.map(({ conversation_id }) => conversation_id);
      expect(await sales.conversations('visitor_id=ann')).toEqual([]);
      expect(await sales.conversations('lead_id=ann-lead')).toEqual(ids(later, asLead, visit));
      expect(await sales.conversations('userId=ann-user')).toEqual(ids(asUser));
      expect(await sales.conversations('userId=ann-user&visitor_id=ann')).toEqual(ids(asUser));
      expect(await sales.conversations('lead_id=ann-lead&visitor_id=ann')).toEqual(ids(later, asLead, visit));
      expect(await sales.conversations('lead_id=ann-lead&limit=1&offset=1')).toEqual(ids(asLead));
      expect(await sales.conversations('lead_id=ann-lead&offset=3')).toEqual([]);
      for (const query of ['visitor_id=ann', 'lead_id=ann-lead', 'site_id=site_456']) {
        expect(await other.conversations(query)).toEqual([]);
      }
    });

    it.each(['', '?lead_id=', '?visitor_id=&userId=', '?site_id=&limit=10'])(
      'of nobody (%j) are refused, not everybody’s',
      async (query) => {
        const { status, json } = await sales.get(`conversations${query}`);
        expect([status, json]).toMatchObject([400, { success: false, error: { code: 'INVALID_REQUEST' } }]);
      },
    );

    it('page through what was said', async () => {
      const { conversation_id: id } = await sales.say('one');
      await sales.say('two', { conversationId: id });
      const page = await sales.get(`conversations/messages?conversation_id=${id}&limit=2&offset=1`);
      expect(page.json).toMatchObject({
        data: {
          conversation_id: id,
          messages: [{ role: 'assistant' }, { role: 'user', content: 'two' }],
          total: 4,
          limit: 2,
          offset: 1,
          has_more: true,
        },
      });
      expect((await other.get(`conversations/messages?conversation_id=${id}`)).status).toBe(404);
      for (const query of ['limit=0', 'limit=201', 'offset=-1', 'limit=x']) {
        expect((await sales.get(`conversations?${query}`)).json).toMatchObject({
          error: {
            code: 'INVALID_REQUEST',
            message: expect.stringMatching(/^(limit|offset) must be/) as unknown,
          },
        });
      }
    });
  });
});
