import { CommandBus } from '@nestjs/cqrs';
import { EraseSession, SalesRecords } from '@app/application';
import { DomainError, NO_CRITERIA } from '@app/domain';
import { Database, sqlStores } from '@app/persistence';
import { Scene, saying, type ScriptStep } from '@app/testing';
import { ChatClient } from './support/chat.client';
import { DATABASES, type TestDatabase } from './support/databases';
import { SalesClient } from './support/sales.client';
import { ScriptedShop } from './support/scripted.shop';
import { ShopClient, type HttpAnswer } from './support/shop.client';
import { expectProblem } from './support/surface';
import { createTenant, issueKey, putAgent } from './support/tenants';
import { startServer, type TestServer } from './support/test-server';

const UNKNOWN = '018e7d88-792a-79c3-b24b-b6e3055923fb';

interface StoredState {
  readonly events: readonly { readonly type: string; readonly data: object }[];
}

const replayed = (shop: ShopClient, stateId: string): Promise<HttpAnswer> =>
  shop.send(`${shop.businessPath}/states/${stateId}/replay`, { method: 'POST' });

const whatIf = (shop: ShopClient, stateId: string, body: object): Promise<HttpAnswer> =>
  shop.post(`${shop.businessPath}/states/${stateId}/what-if`, body);

describe.each(DATABASES)('replay of any agent, on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let scripted: ScriptedShop;

  beforeAll(async () => {
    database = await createDatabase();
    scripted = new ScriptedShop(database.url);
  });
  afterAll(async () => {
    await scripted.close();
    await database.discard();
  });

  /** One turn of the first step, told again with the second. */
  async function tellTwice(first: ScriptStep, second: ScriptStep) {
    const { server } = await scripted.open(first, second);
    const shop = new ShopClient(server.url);
    const { stateId } = await shop.say('hi', { agentDescriptorId: 'example-agent' });
    return { shop, stateId, replay: (await replayed(shop, stateId)).json };
  }

  it('is identical where it says the same, and costs little where it read nothing', async () => {
    const { shop, stateId, replay } = await tellTwice(saying('Hello!'), saying('Hello!'));
    expect(replay).toMatchObject({ recording: 'complete', identical: true, differences: [] });
    const { events } = (await shop.get(`/states/${stateId}`)).json as StoredState;
    const last = events.at(-1);
    expect(last?.type).toBe('SourcesRead');
    expect(JSON.stringify(last?.data).length).toBeLessThan(100);
  });

  it('shows each event that comes out otherwise, as it is stored', async () => {
    const { replay } = await tellTwice(saying('Hello!'), saying('Good day!'));
    expect(replay).toMatchObject({
      identical: false,
      stoppedBy: null,
      differences: [
        {
          position: 2,
          recorded: { type: 'MessageReplied', schemaVersion: 1, payload: '{"text":"Hello!"}' },
          replayed: { type: 'MessageReplied', schemaVersion: 1, payload: '{"text":"Good day!"}' },
        },
      ],
    });
  });

  it.each<[string, ScriptStep, string]>([
    [
      'reads what was not read',
      {
        kind: 'respond',
        respond: async ({ shop }) => {
          await shop.searchProducts({ ...NO_CRITERIA, text: 'dress' }, 5);
          return [{ kind: 'message', text: 'Hello!' }];
        },
      },
      'a search of the catalogue',
    ],
    [
      'fails',
      { kind: 'error', error: new DomainError('AGENT_UNAVAILABLE', 'gone') },
      'AGENT_UNAVAILABLE: gone',
    ],
    ['says nothing', { kind: 'reply', outputs: [] }, 'AGENT_FAILED'],
  ])('stops when the agent %s', async (_case, second, words) => {
    const { replay } = await tellTwice(saying('Hello!'), second);
    expect(replay).toMatchObject({
      identical: false,
      digest: { replayed: null },
      stoppedBy: expect.stringContaining(words) as string,
    });
  });

  it('takes what a tool did from the recording', async () => {
    const ordering: ScriptStep = {
      kind: 'respond',
      respond: async ({ tools }) => {
        const outcome = await tools.call('schedule_date', {
          lead_id: 'lead_7',
          date_time: '2031-03-04T10:00:00Z',
          meeting_type: 'demo',
        });
        return [{ kind: 'message', text: outcome.status }];
      },
    };
    const { sales, server } = await scripted.open(ordering, ordering);
    const shop = new ShopClient(server.url);
    const { conversation_id: id, messages } = await sales.say('book', { lead_id: 'lead_7' });
    expect(messages.assistant.content).toBe('completed');
    const stateId =
      (await sqlStores(server.app.get(Database)).conversations.get('demo', id))?.headStateId ?? '';
    const meetings = await server.app.get(SalesRecords).listMeetings('demo', 100);
    expect((await replayed(shop, stateId)).json).toMatchObject({ identical: true, recording: 'complete' });
    expect(await server.app.get(SalesRecords).listMeetings('demo', 100)).toEqual(meetings);
  });
});

describe.each(DATABASES)('replay and what-if, on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let server: TestServer;
  let shop: ShopClient;

  beforeAll(async () => {
    database = await createDatabase();
    server = await startServer(database.url, { environment: { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' } });
    shop = new ShopClient(server.url);
  });
  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  it('a state that holds no reply is decided anew', async () => {
    const chat = new ChatClient(shop);
    const { id } = await chat.begin();
    const { stateId } = await chat.tell(id, { role: 'control', content: 'A regular customer.' });
    expect((await replayed(shop, stateId)).json).toMatchObject({ recording: 'not-needed', identical: true });
  });

  it('a state from before reads were recorded is never called identical', async () => {
    const scene = await Scene.begin(sqlStores(server.app.get(Database)));
    await putAgent(server.app, scene.businessId, 'agent');
    const { stateId } = await scene.turn();
    const { secret } = await issueKey(server.app, scene.businessId, ['*:*:*']);
    const own = new ShopClient(server.url, scene.businessId, secret);
    expect((await replayed(own, stateId)).json).toMatchObject({
      recording: 'missing',
      identical: false,
      differences: [],
      stoppedBy: 'what this turn read was not recorded',
    });
    const asked = await whatIf(own, stateId, { agentDescriptorId: 'agent' });
    expect(asked.json).toMatchObject({ recording: 'missing', whatIf: { failure: null } });
  });

  it('a turn that the built-in agent took over from a model is told again without it', async () => {
    await putAgent(server.app, 'demo', 'lenient', { engine: 'openai', onModelFailure: 'built-in' });
    const { stateId } = await shop.say('a pink dress', { agentDescriptorId: 'lenient' });
    const { events } = (await shop.get(`/states/${stateId}`)).json as StoredState;
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['EngineSubstituted', 'ModelCalled']),
    );
    expect((await replayed(shop, stateId)).json).toMatchObject({ recording: 'complete', identical: true });
  });

  it('what-if answers both sides, and says when the other agent cannot', async () => {
    const { stateId } = await shop.say('a pink dress for a birthday', { agentDescriptorId: 'example-agent' });
    await putAgent(server.app, 'demo', 'sparing', { maxRecommendations: 1 });
    const other = await whatIf(shop, stateId, { agentDescriptorId: 'sparing' });
    expect(other.status).toBe(200);
    expect(other.json).toMatchObject({
      recorded: { agentDescriptorId: 'example-agent', failure: null, tokens: null },
      whatIf: { agentDescriptorId: 'sparing', agentVersion: 1, failure: null },
      differences: { products: { onlyWhatIf: [], reordered: false }, prices: [], tokens: null },
    });
    await putAgent(server.app, 'demo', 'strict', { engine: 'openai' });
    const none = await whatIf(shop, stateId, { agentDescriptorId: 'strict', version: 1 });
    expect(none.json).toMatchObject({ whatIf: { events: [], failure: { code: 'AGENT_FAILED' } } });
  });

  it('what-if leaves nothing behind, whatever a tool does', async () => {
    const sales = new SalesClient(shop);
    const told = { lead_id: 'lead_9' };
    const { conversation_id: conversationId } = await sales.say('I want to order the enterprise plan', told);
    await sales.say('yes', { ...told, conversationId });
    const records = server.app.get(SalesRecords);
    const orders = await records.listOrders('demo', 100);
    expect(orders.some(({ leadId }) => leadId === 'lead_9')).toBe(true);
    const stores = sqlStores(server.app.get(Database));
    const stateId = (await stores.conversations.get('demo', conversationId))?.headStateId ?? '';
    await putAgent(server.app, 'demo', 'seller', { tools: ['sales_order'] });
    const answer = await whatIf(shop, stateId, { agentDescriptorId: 'seller' });
    expect(answer.json).toMatchObject({ whatIf: { failure: null } });
    expect(await records.listOrders('demo', 100)).toEqual(orders);
    expect((await stores.conversations.get('demo', conversationId))?.headStateId).toBe(stateId);
    expect(await stores.states.listChildren('demo', stateId)).toEqual([]);
    expect((await replayed(shop, stateId)).json).toMatchObject({ identical: true });
  });

  it('needs the scope to read, and to write for what may cost tokens', async () => {
    const { stateId } = await shop.say('hello', { agentDescriptorId: 'example-agent' });
    const { secret } = await issueKey(server.app, 'demo', ['invoke:states:read']);
    const reader = new ShopClient(server.url, 'demo', secret);
    expect((await replayed(reader, stateId)).status).toBe(200);
    expectProblem(
      await whatIf(reader, stateId, { agentDescriptorId: 'example-agent' }),
      403,
      'PERMISSION_DENIED',
    );
  });

  it('knows no state of another business, no unknown one and no erased one', async () => {
    const { stateId, sessionId } = await shop.say('hello', { agentDescriptorId: 'example-agent' });
    await createTenant(server.app, 'other');
    const { secret } = await issueKey(server.app, 'other', ['*:*:*']);
    const other = new ShopClient(server.url, 'other', secret);
    const body = { agentDescriptorId: 'agent' };
    for (const answer of [
      await replayed(other, stateId),
      await replayed(shop, UNKNOWN),
      await whatIf(other, stateId, body),
    ]) {
      expectProblem(answer, 404, 'STATE_NOT_FOUND');
    }
    const noVersion = await whatIf(shop, stateId, { agentDescriptorId: 'example-agent', version: 99 });
    expectProblem(noVersion, 404, 'AGENT_DESCRIPTOR_NOT_FOUND');
    expect(noVersion.json).toMatchObject({
      detail: 'there is no version 99 of the agent descriptor example-agent: it has only version 1',
      errors: [{ pointer: '#/version' }],
    });
    await server.app
      .get(CommandBus, { strict: false })
      .execute(new EraseSession('demo', sessionId, 'asked for'));
    expectProblem(await replayed(shop, stateId), 410, 'SESSION_ERASED');
  });

  it.each([
    [{}, '#/agentDescriptorId'],
    [{ agentDescriptorId: 'example-agent', version: 0 }, '#/version'],
    [{ agentDescriptorId: 'example-agent', version: '2' }, '#/version'],
    [{ agentDescriptorId: 'example-agent', model: '' }, '#/model'],
    [{ agentDescriptorId: 'example-agent', model: 'm'.repeat(201) }, '#/model'],
    [{ agentDescriptorId: 'example-agent', model: 7 }, '#/model'],
    [{ agentDescriptorId: 'example-agent', model: null }, '#/model'],
  ])('refuses %j', async (body, pointer) => {
    const answer = await whatIf(shop, UNKNOWN, body);
    expectProblem(answer, 400, 'INVALID_ARGUMENT');
    expect(answer.text).toContain(pointer);
  });
});
