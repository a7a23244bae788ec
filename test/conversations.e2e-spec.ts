import { ChatClient } from './support/chat.client';
import { DATABASES, type TestDatabase } from './support/databases';
import { ObedientAgent } from './support/obedient.agent';
import { ShopClient, type HttpAnswer } from './support/shop.client';
import { expectProblem, withoutRequestId } from './support/surface';
import { createTenant, issueKey } from './support/tenants';
import { startServer, type TestServer } from './support/test-server';

const NEUTRAL = { playbook: 'neutral', phase: null, systemMessage: null, context: [] };
const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057';
const text = expect.any(String) as string;
const UUID = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string;

const PLAYBOOKS = [
  {
    name: 'gifts',
    systemMessage: 'Help to find a gift.',
    phases: [
      { name: 'discover', instructions: 'Ask what it is for.' },
      { name: 'recommend', instructions: 'Show three.' },
    ],
  },
  { name: 'returns', systemMessage: null, phases: [] },
];

describe.each(DATABASES)('conversations on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let server: TestServer;
  let agent: ObedientAgent;
  let chat: ChatClient;

  const clientWith = async (scopes: readonly string[], businessId = 'shop') =>
    new ChatClient(
      new ShopClient(server.url, businessId, (await issueKey(server.app, businessId, scopes)).secret),
    );

  beforeAll(async () => {
    database = await createDatabase();
    agent = new ObedientAgent();
    server = await startServer(database.url, { agent });
    await createTenant(server.app, 'shop', { playbooks: PLAYBOOKS });
    await createTenant(server.app, 'other');
    chat = await clientWith(['*:*:*']);
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  describe('a conversation', () => {
    it('starts silent, with the agent that is named or the only one', async () => {
      const made = await chat.shop.post('/v1/conversations', {
        name: 'Birthday',
        agentDescriptorId: 'agent',
      });
      expect([made.status, made.json]).toEqual([
        201,
        {
          id: UUID,
          name: 'Birthday',
          key: null,
          agentDescriptorId: 'agent',
          state: NEUTRAL,
          headStateId: null,
          createdAt: TIME,
          updatedAt: TIME,
        },
      ]);
      const { id } = made.json as { id: string };
      expect((await chat.shop.send(`/v1/conversations/${id}`)).json).toEqual(made.json);
      expect(await chat.messages(id)).toEqual({ messages: [] });
      expect(await chat.begin()).toMatchObject({ agentDescriptorId: 'agent' });
    });

    it('needs a name, an agent that is there, and a key of its own', async () => {
      const make = (body: object) => chat.shop.post('/v1/conversations', body);
      for (const name of [undefined, null, '', '  ', 7, 'x'.repeat(201)]) {
        expectProblem(await make({ name }), 400, 'INVALID_ARGUMENT');
      }
      expectProblem(
        await make({ name: 'a', agentDescriptorId: 'nobody' }),
        404,
        'AGENT_DESCRIPTOR_NOT_FOUND',
      );
      expectProblem(await make({ name: 'a', agent_descriptor_id: 'agent' }), 400, 'INVALID_ARGUMENT');
      await chat.begin({ key: 'widget-1' });
      expectProblem(await make({ name: 'b', key: 'widget-1' }), 409, 'ALREADY_EXISTS');
      const other = await clientWith(['chat:*:*'], 'other');
      expect(await other.begin({ key: 'widget-1' })).toMatchObject({ key: 'widget-1' });
    });

    it('can get another name, and nothing else changes', async () => {
      const { id, ...made } = await chat.begin({ key: 'rename-me' });
      const path = `/v1/conversations/${id}`;
      const renamed = await chat.shop.send(path, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Another' }),
      });
      expect([renamed.status, renamed.json]).toEqual([
        200,
        { ...made, id, name: 'Another', updatedAt: TIME },
      ]);
      expect(await chat.get(id)).toEqual(renamed.json);
    });

    it('is listed, newest first, page by page, and to nobody else', async () => {
      const other = await clientWith(['chat:conversations:write'], 'other');
      const ids: string[] = [];
      for (let at = 0; at < 5; at += 1) ids.unshift((await chat.begin()).id);
      const page = async (query: string) =>
        (await chat.shop.send(`/v1/conversations${query}`)).json as {
          conversations: { id: string }[];
          cursor?: string;
        };
      const first = await page('?limit=3');
      const second = await page(`?limit=3&cursor=${first.cursor}`);
      const seen = [...first.conversations, ...second.conversations].map(({ id }) => id);
      expect(seen.slice(0, 5)).toEqual(ids);
      expect(new Set(seen).size).toBe(6);
      const { conversations } = (await other.shop.send('/v1/conversations?limit=200')).json as typeof first;
      expect(conversations.filter(({ id }) => ids.includes(id))).toEqual([]);
      for (const cursor of ['nonsense', Buffer.from('1.\u0000').toString('base64url')]) {
        expectProblem(await chat.shop.send(`/v1/conversations?cursor=${cursor}`), 400, 'INVALID_ARGUMENT');
      }
      expectProblem(await chat.shop.send('/v1/conversations?limit=0'), 400, 'INVALID_ARGUMENT');
      expect((await chat.shop.send('/v1/conversations?utm_source=mail&limit=1')).status).toBe(200);
    });

    it('is not where the ones of sales messages are', async () => {
      const sales = { message: 'hello', visitor_id: 'visitor_789' };
      const { json } = await chat.shop.post('/api/agents/sales/message', sales);
      const { conversation_id: id } = (json as { data: { conversation_id: string } }).data;
      for (const path of [id, `${id}/messages`]) {
        expectProblem(await chat.shop.send(`/v1/conversations/${path}`), 404, 'CONVERSATION_NOT_FOUND');
      }
      const posted = await chat.post(id, { role: 'user', content: 'hi' });
      expectProblem(posted, 404, 'CONVERSATION_NOT_FOUND');
    });
  });

  describe('a message', () => {
    it('of the user with generate-reply is a turn, and the answer has the reply', async () => {
      const { id } = await chat.begin();
      const answer = await chat.post(id, { role: 'user', content: 'hello', action: 'generate-reply' });
      const { stateId } = answer.json as { stateId: string };
      const common = { conversationId: id, stateId, createdAt: TIME };
      const message = {
        id: `${stateId}-0`,
        role: 'user',
        content: 'hello',
        action: 'generate-reply',
        ...common,
      };
      const reply = { id: `${stateId}-1`, role: 'agent', content: 'heard hello', ...common };
      expect([answer.status, answer.json]).toEqual([201, { ...message, reply, state: NEUTRAL }]);
      expect(await chat.messages(id)).toEqual({ messages: [message, reply] });
      expect((await chat.shop.send(`/v1/conversations/${id}/messages/${stateId}-1`)).json).toEqual(reply);
      expect(await chat.get(id)).toMatchObject({ headStateId: stateId });
    });

    it('of the user alone is only appended, and seen with the next turn', async () => {
      const { id } = await chat.begin();
      const before = agent.calls;
      const posted = await chat.tell(id, { role: 'user', content: 'first of two' });
      expect([agent.calls - before, posted.reply, 'action' in posted]).toEqual([0, null, false]);
      await chat.say(id, 'second');
      expect(agent.memory.transcript).toEqual([
        { speaker: 'user', text: 'first of two' },
        { speaker: 'user', text: 'second' },
      ]);
    });

    it('of the agent is put in as its own, without asking it', async () => {
      const { id } = await chat.begin();
      const before = agent.calls;
      const posted = await chat.tell(id, { role: 'agent', content: 'Your parcel is on its way.' });
      expect([agent.calls - before, posted.role, posted.reply]).toEqual([0, 'agent', null]);
      await chat.say(id, 'where is it?');
      expect(agent.memory.transcript[0]).toEqual({
        speaker: 'client-assistant',
        text: 'Your parcel is on its way.',
      });
    });

    it('of control makes the agent speak', async () => {
      const { id } = await chat.begin();
      const posted = await chat.tell(id, { role: 'control', action: 'generate-reply' });
      expect(posted).toMatchObject({
        role: 'control',
        content: null,
        reply: { role: 'agent', content: 'heard' },
      });
      expect(agent.memory.transcript).toEqual([]);
    });

    it('of control may be a note that only the agent sees', async () => {
      const { id } = await chat.begin();
      const before = agent.calls;
      await chat.tell(id, { role: 'control', content: 'She likes pink.' });
      expect(agent.calls).toBe(before);
      const { reply } = await chat.say(id, 'hello');
      expect(agent.memory.transcript[0]).toEqual({ speaker: 'note', text: 'She likes pink.' });
      expect(reply?.content).toBe('heard hello');
    });

    it('said twice stays twice', async () => {
      const { id } = await chat.begin();
      await chat.say(id, 'yes');
      await chat.say(id, 'yes');
      expect(await chat.history(id)).toEqual([
        ['user', 'yes'],
        ['agent', 'heard yes'],
        ['user', 'yes'],
        ['agent', 'heard yes'],
      ]);
    });

    it('30: comes back as it was sent, whatever it is written in', async () => {
      const { id } = await chat.begin();
      const texts = ['👩‍👩‍👧‍👦 🏳️‍🌈', 'שלום עולם', 'é and e\u0301', 'a\r\nb\tc', '𝔘𝔫𝔦', "'; DROP TABLE state; --"];
      for (const content of texts) await chat.tell(id, { role: 'user', content });
      expect((await chat.history(id)).map(([, content]) => content)).toEqual(texts);
    });

    it('24: brings no ids and no words of the service with it', async () => {
      const { id } = await chat.begin();
      const forged = {
        id: 'mine',
        stateId: 'mine',
        reply: 'forged',
        createdAt: 'never',
        systemMessage: 'forged',
      };
      const posted = await chat.tell(id, { role: 'user', content: 'hello', ...forged });
      expect(JSON.stringify(posted)).not.toMatch(/mine|forged|never/);
    });

    it('is read page by page, and is only in its own conversation', async () => {
      const { id } = await chat.begin();
      const elsewhere = await chat.begin();
      for (const word of ['a', 'b', 'c']) await chat.say(id, word);
      const { messages: all } = await chat.messages(id);
      const paged = [];
      for (let query = '?limit=2'; query !== '';) {
        const { messages, cursor } = await chat.messages(id, query);
        paged.push(...messages);
        query = cursor === undefined ? '' : `?limit=1&cursor=${cursor}`;
      }
      expect(paged).toEqual(all);
      expect(all).toHaveLength(6);
      const found = `/v1/conversations/${elsewhere.id}/messages/${all[0]?.id}`;
      expectProblem(await chat.shop.send(found), 404, 'MESSAGE_NOT_FOUND');
      for (const cursor of ['nonsense', `${UNKNOWN}-0`]) {
        const path = `/v1/conversations/${id}/messages?cursor=${cursor}`;
        expectProblem(await chat.shop.send(path), 400, 'INVALID_ARGUMENT');
      }
    });

    it.each(['PUT', 'PATCH', 'DELETE'])('46: does not know %s', async (method) => {
      const { id } = await chat.begin();
      const posted = await chat.say(id, 'hello');
      const answer = await chat.shop.send(`/v1/conversations/${id}/messages/${posted.id}`, { method });
      expectProblem(answer, 405, 'METHOD_NOT_ALLOWED');
      expect(answer.headers.get('allow')).toBe('GET, HEAD');
      expect(await chat.history(id)).toHaveLength(2);
    });
  });

  describe('stateAfter', () => {
    const ask = { action: 'generate-reply' };

    it('leads the very reply it comes with, and those after it', async () => {
      const { id } = await chat.begin();
      const posted = await chat.tell(id, {
        role: 'user',
        content: 'hi',
        ...ask,
        stateAfter: { playbook: 'gifts' },
      });
      const gifts = { ...NEUTRAL, playbook: 'gifts', phase: 'discover' };
      expect(agent.memory.guidance).toEqual(gifts);
      expect(posted.state).toEqual(gifts);
      expect(posted.stateAfter).toEqual({ playbook: 'gifts', phase: 'discover' });
      await chat.say(id, 'and now?');
      expect(agent.memory.guidance).toEqual(gifts);
      expect((await chat.get(id)).state).toEqual(gifts);
    });

    it('changes only what it names; null clears, a list replaces', async () => {
      const { id } = await chat.begin();
      const set = async (stateAfter: object) => (await chat.tell(id, { role: 'control', stateAfter })).state;
      const context = ['a member', { title: 'Size chart', rows: [[1, null], { deep: ['x'] }] }];
      let expected: object = { playbook: 'gifts', phase: 'recommend', systemMessage: 'Be brief.', context };
      expect(await set(expected)).toEqual(expected);
      expect(await set({ phase: 'discover' })).toEqual((expected = { ...expected, phase: 'discover' }));
      expect(await set({ systemMessage: null })).toEqual((expected = { ...expected, systemMessage: null }));
      expect(await set({ context: ['b'] })).toEqual((expected = { ...expected, context: ['b'] }));
      expect(await set({ playbook: 'returns' })).toEqual(
        (expected = { ...expected, playbook: 'returns', phase: null }),
      );
      expect(await set({ context: null })).toEqual((expected = { ...expected, context: [] }));
      expect(await set({ playbook: null })).toEqual(NEUTRAL);
      expect(await set({ playbook: 'gifts', phase: null })).toEqual({ ...NEUTRAL, playbook: 'gifts' });
    });

    it('41: names a playbook and a phase that are there, or nothing happens', async () => {
      const { id } = await chat.begin();
      await chat.tell(id, { role: 'control', stateAfter: { playbook: 'returns' } });
      const before = agent.calls;
      for (const stateAfter of [
        { playbook: 'nope' },
        { phase: 'discover' },
        { playbook: 'gifts', phase: 'x' },
      ]) {
        const answer = await chat.post(id, { role: 'user', content: 'hi', ...ask, stateAfter });
        expectProblem(answer, 400, 'INVALID_ARGUMENT');
      }
      expect(agent.calls).toBe(before);
      expect((await chat.get(id)).state).toMatchObject({ playbook: 'returns' });
      expect(await chat.history(id)).toHaveLength(1);
    });

    it('an agent may go on to the next phase by itself', async () => {
      const { id } = await chat.begin();
      await chat.tell(id, { role: 'control', stateAfter: { playbook: 'gifts' } });
      const posted = await chat.say(id, 'next phase');
      expect(posted.state).toMatchObject({ playbook: 'gifts', phase: 'recommend' });
      const { events } = (await chat.shop.get(`/states/${posted.stateId}`)).json as {
        events: { type: string }[];
      };
      expect(events.map(({ type }) => type)).toContain('PhaseEntered');
    });
  });

  describe('control', () => {
    it('6: is written with a scope of its own, whatever else is wrong', async () => {
      const { id } = await chat.begin();
      const writer = await clientWith(['chat:conversations:write']);
      for (const message of [
        { role: 'control', content: 'note' },
        { role: 'control' },
        { role: 'user', content: 'hi', stateAfter: { systemMessage: 'Be rude.' } },
        { role: 'user', stateAfter: { systemMessage: null } },
      ]) {
        const answer = await writer.post(id, message);
        expectProblem(answer, 403, 'PERMISSION_DENIED');
        expect(answer.text).toContain('chat:control:write');
      }
      const allowed = { role: 'user', content: 'hi', stateAfter: { playbook: 'gifts' } };
      expect((await writer.post(id, allowed)).status).toBe(201);
    });

    it('is read with that scope only', async () => {
      const { id } = await chat.begin();
      const note = { role: 'control', content: 's3cret note', stateAfter: { systemMessage: 's3cret order' } };
      const posted = await chat.tell(id, note);
      expect(posted).toMatchObject({ ...note, state: { systemMessage: 's3cret order' } });
      expect(await chat.history(id)).toEqual([['control', 's3cret note']]);
      const reader = await clientWith(['chat:conversations:write']);
      const said = await reader.post(id, { role: 'user', content: 'hi', action: 'generate-reply' });
      expect(said.status).toBe(201);
      const seen = [said.text];
      for (const path of ['', `/${id}`, `/${id}/messages`, `/${id}/messages/${posted.id}`]) {
        seen.push((await reader.shop.send(`/v1/conversations${path}`)).text);
      }
      expect(seen.join()).not.toContain('s3cret');
      const states = await clientWith(['invoke:states:read']);
      const state = await states.shop.get(`/states/${posted.stateId}`);
      expect([state.status, state.text]).toEqual([200, expect.not.stringContaining('s3cret')]);
      expect((await chat.shop.get(`/states/${posted.stateId}`)).text).toContain('s3cret note');
      expect(await reader.history(id)).toEqual([
        ['control', null],
        ['user', 'hi'],
        ['agent', 'heard hi'],
      ]);
    });

    it('is not given away by an idempotency key either', async () => {
      const { id } = await chat.begin();
      await chat.tell(id, { role: 'control', stateAfter: { systemMessage: 's3cret' } });
      const key = { 'idempotency-key': `of ${id}` };
      const message = { role: 'user', content: 'hi' };
      expect((await chat.post(id, message, key)).text).toContain('s3cret');
      const writer = await clientWith(['chat:conversations:write']);
      expect((await writer.post(id, message, key)).text).not.toContain('s3cret');
    });
  });

  describe('an agent that fails', () => {
    it.each([
      ['fail', null],
      ['be silent', null],
      ['be late', null],
      ['be unavailable', '7'],
    ])('told to %s leaves the conversation as it was', async (content, retryAfter) => {
      const { id } = await chat.begin();
      await chat.say(id, 'hello');
      const before = [await chat.get(id), await chat.messages(id)];
      const message = { role: 'user', content, action: 'generate-reply', stateAfter: { playbook: 'gifts' } };
      const answer = await chat.post(id, message);
      expectProblem(answer, 500, 'GENERATION_FAILED');
      expect(answer.headers.get('retry-after')).toBe(retryAfter);
      expect([await chat.get(id), await chat.messages(id)]).toEqual(before);
      expect((await chat.say(id, 'again')).reply?.content).toBe('heard again');
    });

    it('38: is asked anew by the same key', async () => {
      const { id } = await chat.begin();
      const key = { 'idempotency-key': `fails in ${id}` };
      const before = agent.calls;
      const message = { role: 'user', content: 'fail', action: 'generate-reply' };
      expect((await chat.post(id, message, key)).status).toBe(500);
      expect((await chat.post(id, message, key)).status).toBe(500);
      expect(agent.calls - before).toBe(2);
    });

    it('60: with a bug is a bare 500', async () => {
      const { id } = await chat.begin();
      const answer = await chat.post(id, { role: 'user', content: 'throw text', action: 'generate-reply' });
      expectProblem(answer, 500, 'INTERNAL');
      expect(answer.text).not.toContain('secret');
      expect(await chat.history(id)).toEqual([]);
    });
  });

  describe('idempotency keys', () => {
    it('34: get the first answer again, byte for byte, and the message once', async () => {
      const { id } = await chat.begin();
      const key = { 'idempotency-key': `once in ${id}` };
      const message = { role: 'user', content: 'hello', action: 'generate-reply' };
      const [first, again] = [await chat.post(id, message, key), await chat.post(id, message, key)];
      expect([again.status, again.text]).toEqual([201, first.text]);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect(await chat.history(id)).toHaveLength(2);
    });

    it('35: with another body, or for another conversation, are refused', async () => {
      const [{ id }, elsewhere] = [await chat.begin(), await chat.begin()];
      const key = { 'idempotency-key': `for ${id}` };
      await chat.post(id, { role: 'user', content: 'hello' }, key);
      const otherBody = await chat.post(id, { role: 'user', content: 'hello!' }, key);
      expectProblem(otherBody, 400, 'IDEMPOTENCY_KEY_REUSED');
      const otherPath = await chat.post(elsewhere.id, { role: 'user', content: 'hello' }, key);
      expectProblem(otherPath, 400, 'IDEMPOTENCY_KEY_REUSED');
      expect(await chat.history(elsewhere.id)).toEqual([]);
    });
  });

  describe('as a session with states', () => {
    it('can be read, and forked from any of them, without noticing', async () => {
      const { id } = await chat.begin();
      const first = await chat.say(id, 'one');
      const second = await chat.say(id, 'two');
      const { sessionId } = (await chat.shop.get(`/states/${second.stateId}`)).json as { sessionId: string };
      const session = await chat.shop.get(`/sessions/${sessionId}`);
      expect(session.json).toMatchObject({
        states: [{ stateId: first.stateId }, { stateId: second.stateId }],
      });
      const { lines } = (await chat.shop.get(`/states/${second.stateId}/transcript`)).json as {
        lines: { speaker: string; text: string }[];
      };
      expect(lines.map(({ speaker, text: said }) => [speaker, said])).toEqual([
        ['customer', 'one'],
        ['assistant', 'heard one'],
        ['customer', 'two'],
        ['assistant', 'heard two'],
      ]);
      const fork = await chat.shop.say('three', { stateId: first.stateId });
      expect(fork).toMatchObject({ sessionId, parentStateId: first.stateId });
      expect(agent.memory.transcript.map((entry) => entry.text)).toEqual(['one', 'heard one', 'three']);
      expect(await chat.history(id)).toHaveLength(4);
      expect(await chat.get(id)).toMatchObject({ headStateId: second.stateId });
      expect((await chat.say(id, 'four')).stateId).not.toBe(fork.stateId);
      expect(agent.memory.transcript.map((entry) => entry.text)).not.toContain('three');
      expect((await chat.shop.get('/verify')).json).toMatchObject({ ok: true });
    });

    it('57: is not there any more once its session was erased', async () => {
      const { id } = await chat.begin();
      const { stateId } = await chat.say(id, 'hello');
      const { sessionId } = (await chat.shop.get(`/states/${stateId}`)).json as { sessionId: string };
      const session = `${chat.shop.businessPath}/sessions/${sessionId}`;
      expect((await chat.shop.send(session, { method: 'DELETE' })).status).toBe(204);
      const gone = await chat.shop.send(`/v1/conversations/${id}`);
      expectProblem(gone, 404, 'CONVERSATION_NOT_FOUND');
      expect(withoutRequestId(gone)).toBe(
        withoutRequestId(await chat.shop.send(`/v1/conversations/${UNKNOWN}`)),
      );
      expectProblem(await chat.post(id, { role: 'user', content: 'hi' }), 404, 'CONVERSATION_NOT_FOUND');
    });
  });

  describe('deleting', () => {
    const remove = (id: string): Promise<HttpAnswer> =>
      chat.shop.send(`/v1/conversations/${id}`, { method: 'DELETE' });

    it('takes everything with it', async () => {
      const { id } = await chat.begin({ name: 'c4n4ry name', key: 'c4n4ry-key' });
      const key = { 'idempotency-key': 'kept answer of the canary' };
      const message = { role: 'user', content: 'c4n4ry words', action: 'generate-reply' };
      const { stateId } = (await chat.post(id, message, key)).json as { stateId: string };
      await chat.tell(id, { role: 'control', content: 'c4n4ry note' });
      const { sessionId } = (await chat.shop.get(`/states/${stateId}`)).json as { sessionId: string };
      expect((await remove(id)).status).toBe(204);
      for (const path of ['', '/messages', `/messages/${stateId}-0`]) {
        expectProblem(await chat.shop.send(`/v1/conversations/${id}${path}`), 404, 'CONVERSATION_NOT_FOUND');
      }
      expectProblem(await remove(id), 404, 'CONVERSATION_NOT_FOUND');
      expectProblem(await chat.shop.get(`/states/${stateId}`), 410, 'SESSION_ERASED');
      expectProblem(await chat.shop.get(`/sessions/${sessionId}`), 410, 'SESSION_ERASED');
      expectProblem(await chat.post(id, message, key), 404, 'CONVERSATION_NOT_FOUND');
      const listed = await chat.shop.send('/v1/conversations?limit=200');
      expect(listed.text).not.toContain('c4n4ry');
      expect(server.log.join('')).not.toContain('c4n4ry');
      expect(await chat.begin({ key: 'c4n4ry-key' })).toMatchObject({ key: 'c4n4ry-key' });
    });

    it('takes a conversation that was never begun', async () => {
      const { id } = await chat.begin();
      expect((await remove(id)).status).toBe(204);
      expectProblem(await remove(id), 404, 'CONVERSATION_NOT_FOUND');
    });
  });

  describe('what a client has to know', () => {
    it('the playbooks of an agent, neutral always among them', async () => {
      expect((await chat.shop.send('/v1/playbooks?agentDescriptorId=agent')).json).toEqual({
        playbooks: [
          { name: 'neutral', phases: [] },
          { name: 'gifts', phases: ['discover', 'recommend'] },
          { name: 'returns', phases: [] },
        ],
      });
      expect((await chat.shop.send('/v1/playbooks')).text).not.toContain('Help to find');
      const unknown = await chat.shop.send('/v1/playbooks?agentDescriptorId=nobody');
      expectProblem(unknown, 404, 'AGENT_DESCRIPTOR_NOT_FOUND');
    });

    it('its scopes', async () => {
      const reader = await clientWith(['chat:conversations:read', 'chat:control:write']);
      const { json } = await reader.shop.send('/v1/scopes');
      expect(json).toEqual({ scopes: ['chat:conversations:read', 'chat:control:write'] });
      const seller = await clientWith(['sales:messages:write']);
      expect((await seller.shop.send('/v1/scopes')).json).toEqual({ scopes: ['sales:messages:write'] });
      expectProblem(
        await new ShopClient(server.url, 'demo', 'no key').send('/v1/scopes'),
        401,
        'UNAUTHENTICATED',
      );
    });
  });
});

describe('conversations with the built-in agent', () => {
  let database: TestDatabase;
  let server: TestServer;
  let chat: ChatClient;

  beforeAll(async () => {
    const [[, createDatabase] = []] = DATABASES;
    if (createDatabase === undefined) throw new Error('there is no database');
    database = await createDatabase();
    server = await startServer(database.url);
    chat = new ChatClient(new ShopClient(server.url));
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  it('greets when it is made to, answers, and shows what it recommends', async () => {
    const { id } = await chat.begin({ agentDescriptorId: 'example-agent' });
    const greeting = await chat.tell(id, { role: 'control', action: 'generate-reply' });
    expect(greeting.reply?.content).toContain('Welcome to my store!');
    expect((await chat.say(id, 'Do you offer free shipping?')).reply?.content).toMatch(/free shipping/i);
    const shown = await chat.say(id, 'Yes I want a pink dress for my daughters 10th birthday');
    expect(shown.reply).toMatchObject({
      content: text,
      products: expect.arrayContaining([
        expect.objectContaining({ currency: 'USD', productId: text }),
      ]) as unknown,
    });
  });

  it('56: has nothing to sell in an empty shop, and says so', async () => {
    await createTenant(server.app, 'empty');
    const { secret } = await issueKey(server.app, 'empty', ['chat:*:*']);
    const empty = new ChatClient(new ShopClient(server.url, 'empty', secret));
    const { id } = await empty.begin();
    const { reply } = await empty.say(id, 'I want a pink dress');
    expect(reply).toMatchObject({ content: text });
    expect(reply).not.toHaveProperty('products');
  });
});
