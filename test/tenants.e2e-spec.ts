import { ChatClient } from './support/chat.client';
import { DATABASES, type TestDatabase } from './support/databases';
import { ShopClient, userSays, type HttpAnswer } from './support/shop.client';
import { createTenant, issueKey, putAgent } from './support/tenants';
import { startServer, type TestServer } from './support/test-server';

const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057';

/** A foreign id must not be told from one that never was, on any route that takes one. */
describe.each(DATABASES)('tenants on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let server: TestServer;
  let mine: ShopClient;
  let theirs: ShopClient;
  let foreign: { readonly stateId: string; readonly sessionId: string };
  let foreignChat: { readonly id: string; readonly messageId: string };

  const clientOf = async (businessId: string): Promise<ShopClient> => {
    await createTenant(server.app, businessId);
    return new ShopClient(server.url, businessId, (await issueKey(server.app, businessId, ['*:*:*'])).secret);
  };

  beforeAll(async () => {
    database = await createDatabase();
    server = await startServer(database.url);
    mine = await clientOf('mine');
    theirs = await clientOf('theirs');
    await putAgent(server.app, 'theirs', 'their-agent');
    foreign = await theirs.say('hello', { agentDescriptorId: 'agent' });
    const chat = new ChatClient(theirs);
    const { id } = await chat.begin({ name: 'theirs', key: 'theirs' });
    foreignChat = { id, messageId: (await chat.say(id, 'hello')).id };
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  const comparable = ({ status, text, headers }: HttpAnswer): unknown => ({
    status,
    text: text.replace(/urn:request:[\w-]+/, ''),
    headers: [...headers.entries()].filter(([name]) => !['date', 'ratelimit', 'x-request-id'].includes(name)),
  });

  const probes: readonly (readonly [
    name: string,
    id: () => string,
    probe: (id: string) => Promise<HttpAnswer>,
  ])[] = [
    ['state', () => foreign.stateId, (id) => mine.get(`/states/${id}`)],
    ['children', () => foreign.stateId, (id) => mine.get(`/states/${id}/children`)],
    ['transcript', () => foreign.stateId, (id) => mine.get(`/states/${id}/transcript`)],
    ['why', () => foreign.stateId, (id) => mine.get(`/states/${id}/why`)],
    ['session', () => foreign.sessionId, (id) => mine.get(`/sessions/${id}`)],
    [
      'erasure',
      () => foreign.sessionId,
      (id) => mine.send(`${mine.businessPath}/sessions/${id}`, { method: 'DELETE' }),
    ],
    [
      'parent',
      () => foreign.stateId,
      (stateId) => mine.invoke({ context: { stateId }, inputEvents: [userSays('hi')] }),
    ],
    [
      'parent with an agent of mine',
      () => foreign.stateId,
      (stateId) =>
        mine.invoke({ context: { stateId, agentDescriptorId: 'agent' }, inputEvents: [userSays('hi')] }),
    ],
    [
      'expected head',
      () => foreign.stateId,
      (stateId) => mine.invoke({ context: { stateId, expectHead: true }, inputEvents: [userSays('hi')] }),
    ],
    ['conversation', () => foreignChat.id, (id) => mine.send(`/v1/conversations/${id}`)],
    ['messages', () => foreignChat.id, (id) => mine.send(`/v1/conversations/${id}/messages`)],
    [
      'message',
      () => foreignChat.id,
      (id) => mine.send(`/v1/conversations/${id}/messages/${foreignChat.messageId}`),
    ],
    [
      'post',
      () => foreignChat.id,
      (id) =>
        mine.post(`/v1/conversations/${id}/messages`, {
          role: 'user',
          content: 'hi',
          action: 'generate-reply',
          stateAfter: { playbook: 'neutral' },
        }),
    ],
    [
      'rename',
      () => foreignChat.id,
      (id) =>
        mine.send(`/v1/conversations/${id}`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: '{"name":"mine"}',
        }),
    ],
    ['deletion', () => foreignChat.id, (id) => mine.send(`/v1/conversations/${id}`, { method: 'DELETE' })],
    [
      'taking over',
      () => foreign.sessionId,
      (id) => mine.post(`${mine.businessPath}/sessions/${id}/handover:accept`, {}),
    ],
    ['playbooks', () => 'their-agent', (id) => mine.send(`/v1/playbooks?agentDescriptorId=${id}`)],
    [
      'an agent for a conversation',
      () => 'their-agent',
      (agentDescriptorId) => mine.post('/v1/conversations', { name: 'a', agentDescriptorId }),
    ],
    ['a session as a state', () => foreign.sessionId, (id) => mine.get(`/states/${id}`)],
  ];

  it.each(probes)('%s', async (_what, id, probe) => {
    const answer = await probe(id());
    expect(answer.status).toBe(404);
    expect(comparable(answer)).toEqual(comparable(await probe(UNKNOWN)));
  });

  it('leaves what was probed as it was', async () => {
    expect((await theirs.get(`/states/${foreign.stateId}/children`)).json).toMatchObject({ children: [] });
    expect((await mine.get('/sessions')).json).toEqual({ sessions: [] });
    expect((await mine.send('/v1/conversations')).json).toEqual({ conversations: [] });
    expect((await mine.get('/handovers')).json).toEqual({ handovers: [] });
    const theirChat = new ChatClient(theirs);
    expect(await theirChat.get(foreignChat.id)).toMatchObject({ name: 'theirs' });
    expect(await theirChat.history(foreignChat.id)).toHaveLength(2);
  });

  it('keeps the same idempotency key of two tenants apart', async () => {
    const body = { context: { agentDescriptorId: 'agent' }, inputEvents: [userSays('hello')] };
    const [one, two] = [
      await mine.invoke(body, { 'idempotency-key': 'shared' }),
      await theirs.invoke(body, { 'idempotency-key': 'shared' }),
    ];
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(two.headers.get('idempotency-replayed')).toBeNull();
    expect(one.text).not.toBe(two.text);
  });

  it('refuses a key on the path of another business, whatever is there', async () => {
    const key = mine.key;
    for (const businessId of ['theirs', 'demo', 'nobody', 'x'.repeat(500)]) {
      const stranger = new ShopClient(server.url, businessId, key);
      for (const path of [
        '/sessions',
        `/states/${foreign.stateId}`,
        '/agent-descriptors',
        '/keys',
        '/products',
      ]) {
        expect((await stranger.get(path)).status).toBe(403);
      }
    }
  });
});
