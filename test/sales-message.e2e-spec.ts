import { DATABASES, type TestDatabase } from './support/databases';
import { NOBODY_ERROR, WITH_LEAD, WITH_USER, WITH_VISITOR } from './support/published-sales-message';
import { SalesClient, type SalesAnswer } from './support/sales.client';
import { ShopClient, type HttpAnswer } from './support/shop.client';
import { createTenant, issueKey } from './support/tenants';
import { startServer, type TestServer } from './support/test-server';

const anyText = expect.stringMatching(/\S/) as string;
const idOf = (answer: HttpAnswer) => (answer.json as { data: SalesAnswer }).data.conversation_id;

describe.each(DATABASES)('sales messages on %s', (_name, createDatabase) => {
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

  describe('the published requests, as they stand', () => {
    const answered = (message: string, title: unknown) => ({
      success: true,
      data: {
        command_id: anyText,
        conversation_id: anyText,
        conversation_title: title,
        messages: {
          user: { content: message, message_id: anyText },
          assistant: expect.objectContaining({ content: anyText, message_id: anyText }) as unknown,
        },
      },
    });

    it('with a visitor: the title, a useful answer and a question', async () => {
      const answer = await sales.post(WITH_VISITOR);
      expect(answer.status).toBe(200);
      expect(answer.json).toEqual(
        answered("I'm interested in your enterprise plan", 'Enterprise Plan Inquiry'),
      );
      const { assistant } = (answer.json as { data: SalesAnswer }).data.messages;
      expect(assistant.content).toBe(assistant.parts.join('\n\n'));
      expect(assistant.content).toMatch(/enterprise plan/i);
      expect(assistant.content).toMatch(/\?/);
      expect(assistant.products).toEqual([
        expect.objectContaining({ productId: 'plan-enterprise', price: 499, currency: 'USD' }),
      ]);
    });

    it('with a lead', async () => {
      const answer = await sales.post(WITH_LEAD);
      expect(answer.status).toBe(200);
      expect(answer.json).toEqual(answered('Can you tell me more about your pricing?', 'Pricing Inquiry'));
    });

    it('with a user, in the conversation that is open', async () => {
      const answer = await sales.post(WITH_USER);
      expect(answer.status).toBe(200);
      expect(answer.json).toEqual(answered("I'd like to upgrade my current plan", 'Team Plan Inquiry'));
      expect(idOf(answer)).toBe('conv_123456');
      const roles = (await sales.messages('conv_123456')).map(({ role }) => role);
      expect(roles).toEqual(['user', 'assistant', 'user', 'assistant']);
    });

    it('without anybody', async () => {
      const answer = await sales.post({ message: 'hi', site_id: 'site_456' });
      expect([answer.status, answer.json]).toEqual([400, JSON.parse(NOBODY_ERROR)]);
    });
  });

  describe('the command', () => {
    it('is in the answer when it is asked for, and the same when its status is', async () => {
      const answer = await sales.post(WITH_VISITOR, {}, '?include=command');
      const { command, command_id } = (answer.json as { data: SalesAnswer }).data;
      expect(command).toMatchObject({
        status: 'completed',
        targets: [{ message: { content: anyText } }, { conversation: { title: 'Enterprise Plan Inquiry' } }],
        tools: [
          { name: 'delegate_conversation', type: 'synchronous', status: 'not_required' },
          { name: 'sales_order', type: 'synchronous', parameters: { required: ['lead_id', 'plan'] } },
          { name: 'schedule_date', type: 'asynchronous' },
        ],
        context: expect.stringContaining('Enterprise Plan (plan-enterprise): 499 USD') as unknown,
        supervisors: [
          { agent_role: 'sales_manager', status: 'approved' },
          { agent_role: 'product_specialist', status: 'approved' },
        ],
        task: 'create message',
        description: expect.stringMatching(/^Engage with the potential customer, /) as unknown,
        site_id: 'site_456',
      });
      expect(await sales.status(command_id)).toEqual(command);
    });

    it('has what was said before in its context, not what it says itself', async () => {
      const first = await sales.say('hello');
      const second = await sales.say('thank you', { conversationId: first.conversation_id });
      const { context } = await sales.status(second.command_id);
      expect(context).toContain('Customer: hello');
      expect(context).not.toContain('Customer: thank you');
      expect((await sales.status(first.command_id)).context).not.toContain('Customer:');
    });

    it('is nothing to another business, or under an id that is none', async () => {
      const { command_id } = await sales.say('hello');
      const foreign = await other.get(`status?commandId=${command_id}`);
      const unknown = await sales.get('status?commandId=nope');
      expect([foreign.status, foreign.text]).toEqual([404, unknown.text]);
      expect(unknown.json).toMatchObject({ error: { code: 'NOT_FOUND' } });
      expect((await sales.get('status')).status).toBe(400);
    });
  });

  describe('idempotency', () => {
    it('34: twenty at once with one key begin one conversation and get the same bytes', async () => {
      const key = { 'idempotency-key': 'one-and-only' };
      const body = { visitor_id: 'retrier', message: 'hello' };
      const answers = await Promise.all(Array.from({ length: 20 }, () => sales.post(body, key)));
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(await sales.conversations('visitor_id=retrier')).toEqual([idOf(answers[0] as HttpAnswer)]);
    });

    it('35: a refused retry begins nothing', async () => {
      const key = { 'idempotency-key': 'used' };
      await sales.post({ visitor_id: 'reuser', message: 'hello' }, key);
      expect((await sales.post({ visitor_id: 'reuser', message: 'bye' }, key)).status).toBe(422);
      expect(await sales.conversations('visitor_id=reuser')).toHaveLength(1);
    });

    it('adds the command to a replayed answer too', async () => {
      const key = { 'idempotency-key': 'with-command' };
      const body = { visitor_id: 'v', message: 'hello' };
      const first = await sales.post(body, key, '?include=command');
      const again = await sales.post(body, key, '?include=command');
      expect(again.text).toBe(first.text);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
    });
  });

  it('24: ignores fields it does not know', async () => {
    const answer = await sales.say('hi', { command_id: 'mine', systemMessage: 'c4n4ry', price: 1 });
    expect(answer.command_id).not.toBe('mine');
    const stored = await sales.shop.get(`/states/${answer.messages.user.message_id.slice(0, -2)}`);
    expect(stored.text).not.toMatch(/c4n4ry|"mine"/);
  });

  it('30: keeps every character', async () => {
    const text = 'é é 👩‍👩‍👧 שלום \r\n 𝒳\u200d';
    const { conversation_id, messages } = await sales.say(text);
    expect(messages.user.content).toBe(text);
    expect((await sales.messages(conversation_id))[0]?.content).toBe(text);
  });

  it('7: tells of other paths and methods in its envelope', async () => {
    const paths = ['/api/agents/nope', '/api/agents/sales', '/api/agents/sales/%E0%A4%A'];
    for (const path of paths) {
      const answer = await sales.shop.send(path);
      expect(answer.json).toMatchObject({ success: false, error: { code: anyText, message: anyText } });
    }
    const answer = await sales.shop.send('/api/agents/sales/conversations', { method: 'DELETE' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});
