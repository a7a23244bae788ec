import type { LLMock } from '@copilotkit/aimock';
import { startShopModel } from '@app/testing';
import { createSqlite, type TestDatabase } from './support/databases';
import { FIRST_REQUEST, secondRequest } from './support/published-invoke';
import { ShopClient, type InvokeAnswer } from './support/shop.client';
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

  it('answers the published conversation, byte for byte, from the catalogue and the knowledge base', async () => {
    expect((await putAgent('018e7dc6-d9f8-48aa-1751-b57fdce7403e', ENGINE)).status).toBe(200);
    const send = async (body: string) => ((await shop.invoke(body)).json as InvokeAnswer).response;
    const first = await send(FIRST_REQUEST);
    expect(JSON.stringify(first.responseEvents)).toContain('free shipping on all orders over $50');
    const second = await send(secondRequest(first.stateId));
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

  it('what was told at turn 3 is in the request of turn 60, which is no longer than others', async () => {
    const need = 'My daughter is 10, no more than 80 dollars, she hates purple.';
    const note = 'Marked as XYZZY by the back office';
    const sizes: number[] = [];
    let stateId = '';
    const { id } = (await shop.post('/v1/conversations', { name: 'long', agentDescriptorId: 'model-agent' }))
      .json as { id: string };
    const post = (body: object) => shop.post(`/v1/conversations/${id}/messages`, body);
    expect((await post({ role: 'control', content: note })).status).toBe(201);
    for (let turn = 1; turn <= 60; turn += 1) {
      model.clearRequests();
      const small = `Tell me more of number ${turn}, ${'with all the details that there are '.repeat(4)}`;
      const content = turn === 3 ? need : small;
      const answer = await post({ role: 'user', content, action: 'generate-reply' });
      expect(answer.status).toBe(201);
      ({ stateId } = answer.json as { stateId: string });
      const requests = model.getRequests();
      expect(requests).toHaveLength(1);
      sizes.push(JSON.stringify(requests[0]?.body).length);
    }
    const body = model.getRequests()[0]?.body as { messages: { role: string; content: string }[] };
    const told = body.messages.filter(({ content }) => content.includes(need));
    expect(told.map(({ role }) => role)).toEqual(['user']);
    expect(told[0]?.content).toMatch(/<earlier_conversation>[\s\S]*My daughter is 10/);
    expect(body.messages[0]?.content).not.toContain('purple');
    expect(JSON.stringify(body.messages)).toContain(note);
    expect(Math.max(...sizes.slice(30))).toBeLessThan(Math.max(...sizes.slice(0, 30)) * 1.25);

    const why = (await shop.get(`/states/${stateId}/why`)).json as {
      summary: { upTo: number; points: { text: string }[] };
      explanation: string[];
    };
    expect(why.summary.upTo).toBeGreaterThan(60);
    expect(why.summary.points.map(({ text }) => text)).toContain(need);
    expect(JSON.stringify(why)).not.toContain('XYZZY');
    expect(why.explanation.join(' ')).toMatch(/It knew the first \d+ messages by a summary/);
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
