import { setTimeout as sleep } from 'node:timers/promises';
import { ChatClient } from './support/chat.client';
import { createPostgres, DATABASES, type TestDatabase } from './support/databases';
import { ObedientAgent } from './support/obedient.agent';
import { ShopClient, type HttpAnswer } from './support/shop.client';
import { expectProblem } from './support/surface';
import { startServer, type TestServer } from './support/test-server';

const thinks = (ms: number, content = `think ${ms}`) => ({ role: 'user', content, action: 'generate-reply' });

function expectBusy(answer: HttpAnswer): void {
  expectProblem(answer, 409, 'CONVERSATION_BUSY');
  expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
}

/** How many of these answers had which status. */
function tally(answers: readonly HttpAnswer[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe.each(DATABASES)('a busy conversation on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let server: TestServer;
  let agent: ObedientAgent;
  let chat: ChatClient;

  beforeAll(async () => {
    database = await createDatabase();
    agent = new ObedientAgent();
    server = await startServer(database.url, { agent });
    chat = new ChatClient(new ShopClient(server.url));
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  it.each(['the first message', 'a later one'])(
    '20 at once, with %s: one 201, nineteen 409',
    async (which) => {
      const { id } = await chat.begin();
      if (which === 'a later one') await chat.say(id, 'hello');
      const before = [agent.calls, (await chat.history(id)).length] as const;
      const answers = await Promise.all(Array.from({ length: 20 }, () => chat.post(id, thinks(300))));
      expect(tally(answers)).toEqual({ 201: 1, 409: 19 });
      answers.filter(({ status }) => status === 409).forEach(expectBusy);
      expect([agent.calls, (await chat.history(id)).length]).toEqual([before[0] + 1, before[1] + 2]);
    },
  );

  it('takes no message of any kind while it is, and answers every read', async () => {
    const { id } = await chat.begin();
    const { stateId } = await chat.say(id, 'hello');
    const before = await chat.history(id);
    const thinking = chat.post(id, thinks(600));
    await sleep(150);
    for (const message of [
      { role: 'user', content: 'are you there?' },
      { role: 'agent', content: 'injected' },
      { role: 'control', content: 'note' },
      { role: 'control', stateAfter: { context: ['x'] } },
      thinks(0),
    ]) {
      expectBusy(await chat.post(id, message));
    }
    expect(await chat.history(id)).toEqual(before);
    expect(await chat.get(id)).toMatchObject({ headStateId: stateId });
    expect((await thinking).status).toBe(201);
    expect(await chat.history(id)).toHaveLength(before.length + 2);
    expect((await chat.tell(id, { role: 'user', content: 'good' })).reply).toBeNull();
  });

  it('39: two keys are two messages: the second is told to come back', async () => {
    const { id } = await chat.begin();
    const first = chat.post(id, thinks(300), { 'idempotency-key': `${id} a` });
    await sleep(100);
    expectBusy(await chat.post(id, thinks(300), { 'idempotency-key': `${id} b` }));
    expect((await first).status).toBe(201);
    expect((await chat.post(id, thinks(10), { 'idempotency-key': `${id} b` })).status).toBe(201);
  });

  it('36: the same key waits for the first answer, and gets it', async () => {
    const { id } = await chat.begin();
    const before = agent.calls;
    const key = { 'idempotency-key': `${id} same` };
    const first = chat.post(id, thinks(300), key);
    await sleep(100);
    const second = await chat.post(id, thinks(300), key);
    expect([second.status, second.text]).toEqual([201, (await first).text]);
    expect(agent.calls - before).toBe(1);
  });

  it('50: a client that goes away leaves it free, its turn finished', async () => {
    const { id } = await chat.begin();
    const gone = new AbortController();
    const lost = chat.shop.send(`/v1/conversations/${id}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(thinks(300)),
      signal: gone.signal,
    });
    await sleep(100);
    gone.abort();
    await expect(lost).rejects.toThrow();
    await sleep(400);
    expect((await chat.say(id, 'hello')).reply?.content).toBe('heard hello');
    expect(await chat.history(id)).toHaveLength(4);
  });

  it.each(['the first turn', 'a later turn'])(
    'can be deleted while %s is made, which is lost then',
    async (which) => {
      const { id } = await chat.begin();
      const root = which === 'a later turn' ? await chat.say(id, 'hello') : undefined;
      const thinking = chat.post(id, thinks(300, 'think 300'));
      await sleep(100);
      expect((await chat.shop.send(`/v1/conversations/${id}`, { method: 'DELETE' })).status).toBe(204);
      expectProblem(await thinking, 404, 'CONVERSATION_NOT_FOUND');
      expectProblem(await chat.shop.send(`/v1/conversations/${id}/messages`), 404, 'CONVERSATION_NOT_FOUND');
      if (root !== undefined) {
        expectProblem(await chat.shop.get(`/states/${root.stateId}`), 410, 'SESSION_ERASED');
      }
      expect((await chat.shop.get('/verify')).json).toMatchObject({ ok: true });
    },
  );

  it('is a line: many messages, one after another, and none is lost', async () => {
    const { id } = await chat.begin();
    for (let at = 0; at < 30; at += 1) await chat.tell(id, { role: 'user', content: `${at}` });
    expect((await chat.history(id)).map(([, content]) => content)).toEqual(
      Array.from({ length: 30 }, (_, at) => `${at}`),
    );
  });
});

describe('a busy conversation, on two servers that share one PostgreSQL', () => {
  let database: TestDatabase;
  let servers: readonly TestServer[];
  let agents: readonly ObedientAgent[];
  let chats: readonly ChatClient[];

  beforeAll(async () => {
    database = await createPostgres();
    agents = [new ObedientAgent(), new ObedientAgent()];
    servers = await Promise.all(agents.map((agent) => startServer(database.url, { agent })));
    chats = servers.map(({ url }) => new ChatClient(new ShopClient(url)));
  });

  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await database.discard();
  });

  const both = (): readonly [ChatClient, ChatClient] => {
    const [left, right] = chats;
    if (left === undefined || right === undefined) throw new Error('there are not two');
    return [left, right];
  };
  const calls = () => agents.reduce((sum, agent) => sum + agent.calls, 0);

  it('20 at once: one 201, nineteen 409, one generation', async () => {
    const [left, right] = both();
    const { id } = await left.begin();
    for (let round = 0; round < 5; round += 1) {
      const before = calls();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? left : right).post(id, thinks(200))),
      );
      expect(tally(answers)).toEqual({ 201: 1, 409: 19 });
      expect(calls() - before).toBe(1);
    }
    expect(await right.history(id)).toHaveLength(10);
    expect(await left.history(id)).toEqual(await right.history(id));
  });

  it('goes on from where the other left it', async () => {
    const [left, right] = both();
    const { id } = await left.begin();
    await left.say(id, 'one');
    await right.tell(id, { role: 'control', stateAfter: { context: ['from the right'] } });
    await left.say(id, 'two');
    expect(agents[0]?.memory.guidance.context).toEqual(['from the right']);
    expect((await right.say(id, 'three')).reply?.content).toBe('heard three');
    expect(agents[1]?.memory.transcript.map(({ text }) => text)).toEqual([
      'one',
      'heard one',
      'two',
      'heard two',
      'three',
    ]);
  });

  it('an idempotency key is one key', async () => {
    const [left, right] = both();
    const { id } = await left.begin();
    const before = calls();
    const key = { 'idempotency-key': `${id} shared` };
    const answers = await Promise.all([left.post(id, thinks(200), key), right.post(id, thinks(200), key)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.text).toBe(answers[1]?.text);
    expect(calls() - before).toBe(1);
  });

  it('what one deletes, the other has not, even what it remembers', async () => {
    const [left, right] = both();
    const { id } = await left.begin();
    const { stateId } = await right.say(id, 'hello');
    expect((await left.shop.send(`/v1/conversations/${id}`, { method: 'DELETE' })).status).toBe(204);
    expectProblem(await right.shop.send(`/v1/conversations/${id}`), 404, 'CONVERSATION_NOT_FOUND');
    expectProblem(await right.post(id, thinks(0)), 404, 'CONVERSATION_NOT_FOUND');
    expectProblem(await right.shop.get(`/states/${stateId}`), 410, 'SESSION_ERASED');
    const fork = { context: { stateId }, inputEvents: [] };
    expect([400, 410]).toContain((await right.shop.invoke(fork)).status);
  });
});
