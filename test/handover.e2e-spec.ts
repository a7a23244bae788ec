import { setTimeout as sleep } from 'node:timers/promises';
import { ChatClient } from './support/chat.client';
import { DATABASES, type TestDatabase } from './support/databases';
import { ObedientAgent } from './support/obedient.agent';
import { ShopClient, userSays, type HttpAnswer, type InvokeAnswer } from './support/shop.client';
import { expectProblem } from './support/surface';
import { createTenant, issueKey } from './support/tenants';
import { startServer, type TestServer } from './support/test-server';

const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057';
const AGENT = { agentDescriptorId: 'example-agent' };

interface Handover {
  readonly sessionId: string;
  readonly conversationId: string | null;
  readonly status: string;
  readonly by: string | null;
  readonly reason: string;
}

describe.each(DATABASES)('hand-off on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let server: TestServer;
  let agent: ObedientAgent;
  let shop: ShopClient;
  let chat: ChatClient;

  beforeAll(async () => {
    database = await createDatabase();
    agent = new ObedientAgent();
    server = await startServer(database.url, { agent });
    shop = new ShopClient(server.url);
    chat = new ChatClient(shop);
    await createTenant(server.app, 'other');
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  const step = (
    sessionId: string,
    verb: 'accept' | 'return',
    body: object = {},
    client = shop,
  ): Promise<HttpAnswer> =>
    client.post(`${client.businessPath}/sessions/${sessionId}/handover:${verb}`, body);
  const list = async (query = ''): Promise<readonly Handover[]> =>
    ((await shop.get(`/handovers${query}`)).json as { handovers: Handover[] }).handovers;
  const statusOf = async (sessionId: string) =>
    (await list('?limit=200')).find((handover) => handover.sessionId === sessionId)?.status;
  const sessionOf = async (stateId: string) =>
    ((await shop.get(`/states/${stateId}`)).json as { sessionId: string }).sessionId;
  const eventsOf = async (stateId: string) =>
    ((await shop.get(`/states/${stateId}`)).json as { events: { type: string }[] }).events.map(
      ({ type }) => type,
    );
  const begin = async () => {
    const { id } = await chat.begin();
    return { id, sessionId: await sessionOf((await chat.say(id, 'hello')).stateId) };
  };

  it('requested, accepted, returned: the shop sees who has it', async () => {
    const { id, sessionId } = await begin();
    expect(await statusOf(sessionId)).toBeUndefined();
    await chat.say(id, 'hand over');
    expect(await list('?status=requested&limit=1')).toMatchObject([
      { sessionId, conversationId: id, status: 'requested', by: null, reason: 'asked for' },
    ]);
    const accepted = await step(sessionId, 'accept', { by: 'Anna' });
    expect([accepted.status, accepted.json]).toMatchObject([
      200,
      { sessionId, conversationId: id, status: 'accepted', by: 'Anna', reason: 'asked for' },
    ]);
    expect((await list('?status=requested')).map((handover) => handover.sessionId)).not.toContain(sessionId);
    expect((await step(sessionId, 'return')).json).toMatchObject({ status: 'returned', by: null });
    expect(await statusOf(sessionId)).toBe('returned');
    for (const query of ['?status=accepted,human', '?status=accepted&status=human']) {
      expect((await list(query)).map((handover) => handover.sessionId)).not.toContain(sessionId);
    }
    expectProblem(await shop.get('/handovers?status=lost'), 400, 'INVALID_ARGUMENT');
  });

  it('accepted, human, returned: who took it is the one who has it, and writes as the agent', async () => {
    const { id, sessionId } = await begin();
    await chat.tell(id, { role: 'agent', content: 'made elsewhere' });
    expect(await statusOf(sessionId)).toBeUndefined();
    expect((await step(sessionId, 'accept')).json).toMatchObject({ status: 'accepted', by: null });
    expect((await step(sessionId, 'accept', { by: 'Anna' })).json).toMatchObject({ by: 'Anna' });
    await chat.tell(id, { role: 'user', content: 'is somebody there?' });
    expect(await statusOf(sessionId)).toBe('accepted');
    await chat.tell(id, { role: 'agent', content: 'Anna here.' });
    expect(await list('?status=human')).toMatchObject([{ sessionId, conversationId: id, by: 'Anna' }]);
    expectProblem(await step(sessionId, 'accept', { by: 'Bob' }), 409, 'HUMAN_HAS_IT');
    expect((await step(sessionId, 'accept', { by: 'Anna' })).json).toMatchObject({ status: 'human' });
    expect((await step(sessionId, 'return', { by: 'Bob' })).json).toMatchObject({ status: 'returned' });
    expect((await step(sessionId, 'accept', { by: 'Bob' })).json).toMatchObject({ by: 'Bob' });
    await step(sessionId, 'return');
  });

  it('a request that nobody took can be taken back', async () => {
    const { id, sessionId } = await begin();
    await chat.say(id, 'hand over');
    expect((await step(sessionId, 'return', { by: 'Anna' })).json).toMatchObject({ status: 'returned' });
    expectProblem(await step(sessionId, 'return'), 400, 'INVALID_ARGUMENT');
    await chat.say(id, 'back to you');
    expect(agent.memory.handover).toBe('none');
  });

  it('a request alone does not silence the assistant here', async () => {
    const { id } = await begin();
    await chat.say(id, 'hand over');
    expect((await chat.say(id, 'still there?')).reply?.content).toBe('heard still there?');
  });

  it('while a person has it the assistant is silent, and afterwards it knows what was said', async () => {
    const { id, sessionId } = await begin();
    await step(sessionId, 'accept', { by: 'Anna' });
    const before = agent.calls;
    expect((await chat.say(id, 'is this Anna?')).reply).toBeNull();
    expect((await chat.tell(id, { role: 'agent', content: 'Yes, it is.' })).reply).toBeNull();
    expect((await chat.tell(id, { role: 'control', action: 'generate-reply' })).reply).toBeNull();
    expect(agent.calls).toBe(before);
    await step(sessionId, 'return');
    expect((await chat.say(id, 'thanks')).reply?.content).toBe('heard thanks');
    expect(agent.memory.handover).toBe('none');
    expect(agent.memory.transcript.map(({ text }) => text).slice(-3)).toEqual([
      'is this Anna?',
      'Yes, it is.',
      'thanks',
    ]);
  });

  it('is recorded in the conversation, once, and is no message', async () => {
    const { id, sessionId } = await begin();
    await step(sessionId, 'accept', { by: 'Anna' });
    const { headStateId } = await chat.get(id);
    expect(await eventsOf(headStateId ?? '')).toEqual(['HandoverAccepted']);
    await step(sessionId, 'accept', { by: 'Anna' });
    expect((await chat.get(id)).headStateId).toBe(headStateId);
    await step(sessionId, 'return');
    expect(await eventsOf((await chat.get(id)).headStateId ?? '')).toEqual(['HandoverReturned']);
    expect(await chat.history(id)).toHaveLength(2);
    expect((await shop.get('/verify')).json).toMatchObject({ ok: true });
  });

  it('a reply that was being prepared is dropped; what the customer said stays', async () => {
    const { id, sessionId } = await begin();
    const thinking = chat.tell(id, { role: 'user', content: 'think 400', action: 'generate-reply' });
    await sleep(150);
    const accepted = await step(sessionId, 'accept');
    expect(accepted.json).toMatchObject({ status: 'accepted' });
    expect((await thinking).reply).toBeNull();
    expect((await chat.history(id)).slice(-1)).toEqual([['user', 'think 400']]);
    expect(await eventsOf((await chat.get(id)).headStateId ?? '')).toEqual(['HandoverAccepted']);
  });

  it('shows on invoke as an event, and silences it too', async () => {
    const asked = await shop.say('hand over', AGENT);
    expect(asked.responseEvents).toContainEqual({
      agentHandoverEvent: { triggerHandover: true, reason: 'asked for', reasonNative: 'asked for' },
    });
    expect(await list('?status=requested')).toContainEqual(
      expect.objectContaining({ sessionId: asked.sessionId, conversationId: null }),
    );
    await step(asked.sessionId, 'accept', { by: 'Anna' });
    const before = agent.calls;
    const silent = await shop.invoke({
      context: { stateId: asked.stateId },
      inputEvents: [userSays('hello?')],
    });
    const { response } = silent.json as InvokeAnswer;
    expect([silent.status, response.responseEvents, agent.calls]).toEqual([200, [], before]);
    await step(asked.sessionId, 'return');
    const spoken = await shop.say('back again?', { stateId: response.stateId });
    expect(spoken.responseEvents).toHaveLength(1);
    expect(await eventsOf(response.stateId)).toContain('HandoverAccepted');
    expect(await eventsOf(spoken.stateId)).toContain('HandoverReturned');
    expect(agent.memory.handover).toBe('none');
    const fork = await shop.say('from before', { stateId: asked.stateId });
    expect(await eventsOf(fork.stateId)).toContain('HandoverReturned');
    expect(agent.memory.transcript.map(({ text }) => text)).not.toContain('hello?');
    await shop.say('and on', { stateId: spoken.stateId });
    expect(agent.memory.transcript.map(({ text }) => text)).toContain('hello?');
  });

  it('is refused for what nobody has, what is not there, and what is somebody else’s', async () => {
    const { sessionId } = await begin();
    expectProblem(await step(sessionId, 'return'), 400, 'INVALID_ARGUMENT');
    expectProblem(await step(UNKNOWN, 'accept'), 404, 'SESSION_NOT_FOUND');
    const { secret } = await issueKey(server.app, 'other', ['*:*:*']);
    const other = new ShopClient(server.url, 'other', secret);
    expectProblem(await step(sessionId, 'accept', {}, other), 404, 'SESSION_NOT_FOUND');
    expect((await other.get('/handovers')).json).toEqual({ handovers: [] });
    expect(await statusOf(sessionId)).toBeUndefined();
    expectProblem(await step(sessionId, 'accept', { by: 7 }), 400, 'INVALID_ARGUMENT');
    expectProblem(await shop.get('/handovers?stauts=human'), 400, 'INVALID_ARGUMENT');
  });

  it('goes with its session', async () => {
    const { id, sessionId } = await begin();
    await step(sessionId, 'accept', { by: 'c4n4ry' });
    expect((await shop.send(`/v1/conversations/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await shop.get('/handovers?limit=200')).text).not.toContain('c4n4ry');
    expectProblem(await step(sessionId, 'return'), 410, 'SESSION_ERASED');
  });

  it('orders and meetings are listed for administrators', async () => {
    expect((await shop.get('/orders')).json).toEqual({ orders: [] });
    expect((await shop.get('/meetings?limit=5')).json).toEqual({ meetings: [] });
  });
});
