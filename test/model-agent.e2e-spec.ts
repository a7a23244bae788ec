import type { LLMock } from '@copilotkit/aimock';
import { startShopModel } from '@app/testing';
import { createSqlite, type TestDatabase } from './support/databases';
import { ShopClient } from './support/shop.client';
import { startServer, type TestServer } from './support/test-server';

const ENGINE = { name: 'Model', engine: 'openai', greeting: 'Welcome!', model: { historyTokens: 2_000 } };

describe('the demo shop with a model', () => {
  let model: LLMock;
  let database: TestDatabase | undefined;
  let server: TestServer | undefined;
  let shop: ShopClient;

  const putAgent = (id: string, definition: unknown) =>
    shop.send(`${shop.businessPath}/agent-descriptors/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(definition),
    });

  beforeAll(async () => {
    model = await startShopModel();
    database = await createSqlite();
    server = await startServer(database.url, { environment: { OPENAI_BASE_URL: `${model.url}/v1` } });
    shop = new ShopClient(server.url);
    expect((await putAgent('model-agent', ENGINE)).status).toBe(200);
  });
  afterAll(async () => {
    await server?.stop();
    await database?.discard();
    await model.stop();
  });
  beforeEach(() => model.clearRequests());

  const kinds = (events: readonly Readonly<Record<string, unknown>>[]) =>
    events.map((event) => Object.keys(event)[0]);

  it('answers the published conversation from the catalogue and the knowledge base', async () => {
    const first = await shop.say('Do you offer free shipping?', { agentDescriptorId: 'model-agent' });
    expect(JSON.stringify(first.responseEvents)).toContain('free shipping on all orders over $50');
    const second = await shop.say('Yes I want a pink dress for my daughters 10th birthday', {
      stateId: first.stateId,
    });
    expect(kinds(second.responseEvents)).toEqual(['recommendationEvent', 'messageEvent', 'messageEvent']);
    expect(second.sessionId).toBe(first.sessionId);
    expect(model.getRequests()).toHaveLength(5);
  });

  it('records each model call and each result with the turn, and none of it in the transcript', async () => {
    const { stateId } = await shop.say('a pink dress', { agentDescriptorId: 'model-agent' });
    const state = (await shop.get(`/states/${stateId}`)).json as { events: { type: string; data: object }[] };
    const types = state.events.map(({ type }) => type);
    expect(types.filter((type) => type === 'ModelCalled')).toHaveLength(3);
    expect(types.filter((type) => type === 'ToolResultRecorded')).toHaveLength(2);
    expect(state.events.find(({ type }) => type === 'ModelCalled')?.data).toMatchObject({
      step: 1,
      outcome: 'completed',
      requestDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    const transcript = await shop.get(`/states/${stateId}/transcript`);
    expect(transcript.text).not.toMatch(/search_products|requestDigest/);
  });

  it('greets without asking the model', async () => {
    const answer = await shop.invoke({ context: { agentDescriptorId: 'model-agent' }, inputEvents: [] });
    expect(answer.text).toContain('Welcome!');
    expect(model.getRequests()).toHaveLength(0);
  });

  it('refuses a definition that no model could be asked with', async () => {
    const answer = await putAgent('bad', { ...ENGINE, model: { temperature: 9, historyTokens: 1 } });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('#/model/temperature');
    expect(answer.text).toContain('#/model/historyTokens');
  });
});

describe('a server that is connected to no model', () => {
  let database: TestDatabase | undefined;
  let server: TestServer | undefined;
  let shop: ShopClient;

  beforeAll(async () => {
    database = await createSqlite();
    server = await startServer(database.url);
    shop = new ShopClient(server.url);
    const agents = { strict: ENGINE, lenient: { ...ENGINE, onModelFailure: 'built-in' } };
    for (const [id, definition] of Object.entries(agents)) {
      await shop.send(`${shop.businessPath}/agent-descriptors/${id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(definition),
      });
    }
  });
  afterAll(async () => {
    await server?.stop();
    await database?.discard();
  });

  const says = (agentDescriptorId: string) => ({
    context: { agentDescriptorId },
    inputEvents: [{ messageEvent: { role: 'USER', content: { textContent: 'a pink dress' } } }],
  });

  it('says that the agent needs one', async () => {
    const answer = await shop.invoke(says('strict'));
    expect(answer.status).toBe(503);
    expect(answer.json).toMatchObject({ code: 'AGENT_UNAVAILABLE' });
    expect(answer.text).toContain('connected to none');
  });

  it('lets the built-in agent answer where the descriptor wants it, and says so', async () => {
    const answer = await shop.invoke(says('lenient'));
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      response: { metadata: { answeredBy: 'built-in', because: 'AGENT_UNAVAILABLE' } },
    });
    expect(answer.text).toContain('recommendationEvent');
  });
});
