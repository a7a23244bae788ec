import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject, ToolName } from '@app/domain';
import { saying, type ScriptStep } from '@app/testing';
import { DATABASES, type TestDatabase } from './support/databases';
import type { SalesAnswer, SalesClient } from './support/sales.client';
import { calling, echo, ScriptedShop } from './support/scripted.shop';

describe.each(DATABASES)('tools and people in sales conversations on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let shop: ScriptedShop;

  beforeAll(async () => {
    database = await createDatabase();
    shop = new ScriptedShop(database.url);
  });

  afterEach(() => shop.close());

  afterAll(() => database.discard());

  describe('tools', () => {
    const lead = { visitor_id: null, lead_id: 'lead_123' };
    const list = async ({ shop }: SalesClient, path: string) => (await shop.get(path)).text;
    const tool = async (sales: SalesClient, { command_id }: SalesAnswer, name: ToolName) =>
      (await sales.status(command_id)).tools.find((each) => each.name === name);
    const booked = (date_time: string) => (): JsonObject => ({
      lead_id: 'lead_123',
      date_time,
      meeting_type: 'demo',
    });

    it('an order draft can be listed, at the price of the catalogue', async () => {
      const order = calling('sales_order', () => ({
        lead_id: 'lead_123',
        plan: 'Enterprise Plan',
        quantity: 2,
      }));
      const { sales } = await shop.open(order);
      const answer = await sales.say('I take two', lead);
      const called = await tool(sales, answer, 'sales_order');
      expect(called).toMatchObject({
        status: 'completed',
        arguments: { plan: 'Enterprise Plan' },
        result: {
          kind: 'order_draft',
          product_id: 'plan-enterprise',
          quantity: 2,
          unit_price: 499,
          currency: 'USD',
        },
      });
      const { order_id } = (called as unknown as { result: { order_id: string } }).result;
      expect(await list(sales, '/orders')).toContain(order_id);
    });

    it('what cannot be is refused in words, and leaves nothing', async () => {
      const { sales } = await shop.open(
        calling('sales_order', () => ({ lead_id: 'lead_123', plan: 'Galactic Plan' })),
        calling('schedule_date', booked('2020-01-01T10:00:00Z')),
        calling('sales_order', () => ({ lead_id: 'somebody-else', plan: 'Enterprise Plan' })),
        calling('sales_order', () => ({ lead_id: 'lead_123', plan: 'Enterprise Plan', quantity: 0.5 })),
      );
      const before = await Promise.all([list(sales, '/orders'), list(sales, '/meetings')]);
      const said = [];
      for (let turn = 0; turn < 4; turn += 1) said.push(await sales.say('do it', lead));
      expect(said.map(({ messages }) => messages.assistant.content)).toEqual([
        'No: unknown_plan',
        'No: date_in_the_past',
        'No: not_this_conversation',
        'No: invalid_arguments',
      ]);
      expect(await tool(sales, said[1] as SalesAnswer, 'schedule_date')).toMatchObject({
        status: 'failed',
        error: { reason: 'date_in_the_past' },
      });
      expect(await Promise.all([list(sales, '/orders'), list(sales, '/meetings')])).toEqual(before);
    });

    it('a meeting can be listed, and its time is taken', async () => {
      const at = '2031-05-06T10:00:00.000Z';
      const { sales } = await shop.open(
        calling('schedule_date', booked(at)),
        calling('schedule_date', booked(at)),
      );
      const first = await sales.say('On 6 May at ten', lead);
      expect(await tool(sales, first, 'schedule_date')).toMatchObject({
        status: 'completed',
        result: { kind: 'meeting', date_time: at, meeting_type: 'demo' },
      });
      expect((await sales.say('On 6 May at ten', lead)).messages.assistant.content).toBe('No: slot_taken');
      expect((await list(sales, '/meetings')).split(at)).toHaveLength(2);
    });

    it('two who want one time at the same moment: one gets it', async () => {
      const slow = (step: ScriptStep): ScriptStep => ({
        kind: 'respond',
        respond: async (request) => {
          const outputs = step.kind === 'respond' ? await step.respond(request) : [];
          await sleep(50);
          return outputs;
        },
      });
      const meeting = slow(calling('schedule_date', booked('2031-05-07T10:00:00Z')));
      const { sales } = await shop.open(meeting, meeting, meeting);
      const said = await Promise.all([sales.say('at ten', lead), sales.say('at ten', lead)]);
      expect(said.map(({ messages }) => messages.assistant.content).sort()).toEqual([
        'No: slot_taken',
        'completed',
      ]);
    });

    it('what is missing is a possible match, and required in the next command', async () => {
      let during: Promise<unknown> = Promise.resolve();
      const { sales } = await shop.open(
        calling('schedule_date', () => ({ lead_id: 'lead_123', meeting_type: 'demo' })),
        {
          kind: 'respond',
          respond: async () => {
            await during;
            return [{ kind: 'message', text: 'Later, then.' }];
          },
        },
      );
      const first = await sales.say('Show me', lead);
      expect(await tool(sales, first, 'schedule_date')).toMatchObject({
        status: 'possible_match',
        required_arguments: ['date_time'],
      });
      let release = (): void => undefined;
      during = new Promise<void>((resolve) => (release = resolve));
      const body = { ...lead, message: 'Tomorrow', conversationId: first.conversation_id };
      const accepted = await sales.post(body, { prefer: 'respond-async' });
      const { command_id } = (accepted.json as { data: { command_id: string } }).data;
      for (;;) {
        const { status, tools } = await sales.status(command_id);
        if (status === 'running') {
          expect(tools.find(({ name }) => name === 'schedule_date')?.status).toBe('required');
          break;
        }
        await sleep(5);
      }
      release();
    });
  });

  describe('a person of the shop', () => {
    it('gets a delegated conversation; the assistant is silent until it is returned', async () => {
      const { sales, agent } = await shop.open(
        saying('Hello!'),
        calling('delegate_conversation', ({ memory }) => ({
          conversation: conversationId,
          lead_id: memory.customer.visitorId ?? '',
        })),
        saying('I am back.'),
      );
      const { conversation_id: conversationId } = await sales.say('hi');
      const asked = await sales.say('A person, please', { conversationId });
      expect((await sales.status(asked.command_id)).tools[0]).toMatchObject({
        name: 'delegate_conversation',
        status: 'completed',
        result: { kind: 'delegation' },
      });
      const silent = await sales.say('Anybody?', { conversationId });
      expect(silent.messages.assistant).toEqual({ content: '', message_id: null, parts: [] });
      expect((await sales.status(silent.command_id)).status).toBe('completed');
      expect(agent.calls).toHaveLength(2);

      const wrote = await sales.intervene(conversationId, 'This is Ana.');
      expect([wrote.status, wrote.json]).toMatchObject([
        200,
        { success: true, data: { conversation_id: conversationId, message: { content: 'This is Ana.' } } },
      ]);
      await sales.say('Hello Ana', { conversationId });
      expect(agent.calls).toHaveLength(2);

      const returned = await sales.intervene(conversationId, '', '/return');
      expect(returned.json).toEqual({
        success: true,
        data: { conversation_id: conversationId, status: 'returned' },
      });
      await sales.say('And you?', { conversationId });
      expect(agent.calls[2]?.memory.transcript.map(({ speaker, text }) => `${speaker}: ${text}`)).toEqual([
        'user: hi',
        'assistant: Hello!',
        'user: A person, please',
        'assistant: completed',
        'user: Anybody?',
        'team: This is Ana.',
        'user: Hello Ana',
        'user: And you?',
      ]);
      expect((await sales.messages(conversationId)).map(({ role }) => role).slice(4)).toEqual([
        'user',
        'team_member',
        'user',
        'user',
        'assistant',
      ]);
    });

    it('may step in while a reply is being prepared, which is dropped', async () => {
      const { sales } = await shop.open(saying('Hello!'), echo(150));
      const { conversation_id: conversationId } = await sales.say('hi');
      const late = sales.say('Are you there?', { conversationId });
      await sleep(50);
      await sales.intervene(conversationId, 'Ana here.');
      expect((await late).messages.assistant).toEqual({ content: '', message_id: null, parts: [] });
      expect((await sales.talk(conversationId)).slice(2)).toEqual([
        'user: Are you there?',
        'team_member: Ana here.',
      ]);
    });

    it('cannot write to nobody, return what nobody has, or say nothing', async () => {
      const { sales } = await shop.open(saying('Hello!'));
      const { conversation_id: conversationId } = await sales.say('hi');
      expect((await sales.intervene('nope', 'hi')).json).toMatchObject({
        error: { code: 'CONVERSATION_NOT_FOUND' },
      });
      expect((await sales.intervene(conversationId, '', '/return')).status).toBe(400);
      expect((await sales.intervene(conversationId, ' ')).json).toMatchObject({
        error: { code: 'INVALID_REQUEST', message: 'message is required' },
      });
    });
  });
});
