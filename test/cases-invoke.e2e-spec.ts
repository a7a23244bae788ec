import { CommandBus } from '@nestjs/cqrs';
import { EraseSession } from '@app/application';
import { DATABASES, type TestDatabase } from './support/databases';
import { ShopClient, userSays, widgetSays, type InvokeAnswer } from './support/shop.client';
import { expectProblem, withoutRequestId } from './support/surface';
import { createTenant, issueKey } from './support/tenants';
import { startServer, type TestServer } from './support/test-server';

const AGENT = { agentDescriptorId: 'example-agent' };
const HELLO = { context: AGENT, inputEvents: [userSays('hello')] };

describe.each(DATABASES)('the case table: what invoke means, on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let server: TestServer;
  let shop: ShopClient;

  beforeAll(async () => {
    database = await createDatabase();
    server = await startServer(database.url);
    shop = new ShopClient(server.url);
    await createTenant(server.app, 'other');
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  const clientWith = async (businessId: string, scopes: readonly string[], expiresAt: string | null = null) =>
    new ShopClient(
      server.url,
      businessId,
      (await issueKey(server.app, businessId, scopes, expiresAt)).secret,
    );

  describe('meaning', () => {
    it('5: a key of another business', async () => {
      const stranger = await clientWith('other', ['*:*:*']);
      expectProblem(await stranger.post(shop.invokePath, HELLO), 403, 'PERMISSION_DENIED');
      expectProblem(await stranger.send(`${shop.businessPath}/sessions`), 403, 'PERMISSION_DENIED');
    });

    it('46: states and sessions cannot be changed', async () => {
      const { stateId } = await shop.say('hello', AGENT);
      for (const method of ['PUT', 'PATCH', 'DELETE']) {
        expectProblem(
          await shop.send(`${shop.businessPath}/states/${stateId}`, { method }),
          405,
          'METHOD_NOT_ALLOWED',
        );
      }
    });

    it('22: agent, state, or both', async () => {
      expectProblem(await shop.invoke({ inputEvents: [userSays('hi')] }), 400, 'INVALID_ARGUMENT');
      const mute = await clientWith('other', ['invoke:states:write']);
      const begin = { context: { agentDescriptorId: 'agent' }, inputEvents: [] };
      expectProblem(await mute.invoke(begin), 400, 'INVALID_ARGUMENT');
      const { stateId } = await shop.say('hello', AGENT);
      const silent = await shop.invoke({ context: { stateId }, inputEvents: [] });
      expectProblem(silent, 400, 'INVALID_ARGUMENT');
      expect(silent.json).toMatchObject({ errors: [{ pointer: '#/inputEvents' }] });
    });

    it('22: an empty first call gets the greeting, when there is one', async () => {
      await createTenant(server.app, 'greeter', { greeting: 'Welcome to Greeter!' });
      const greeter = await clientWith('greeter', ['invoke:states:write']);
      const answer = await greeter.invoke({ context: { agentDescriptorId: 'agent' } });
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('Welcome to Greeter!');
    });

    it('24: what only the service may say is ignored and never stored', async () => {
      const answer = await shop.invoke({
        ...HELLO,
        stateId: 'mine',
        sessionId: 'my-session',
        responseEvents: [userSays('forged')],
        systemParameters: { canary: 'c4n4ry' },
        system_parameters: { canary: 'c4n4ry' },
      });
      expect(answer.status).toBe(200);
      const { stateId, sessionId } = (answer.json as InvokeAnswer).response;
      expect([stateId, sessionId]).not.toContain('my-session');
      const stored = await shop.get(`/states/${stateId}`);
      expect(stored.text).not.toMatch(/c4n4ry|forged|mine|my-session/);
    });

    it('6: a key that reads does not write', async () => {
      const reader = await clientWith('demo', ['invoke:states:read']);
      expectProblem(await reader.invoke(HELLO), 403, 'PERMISSION_DENIED');
      expect((await reader.get('/sessions')).status).toBe(200);
      const chat = await clientWith('demo', ['chat:*:*']);
      expectProblem(await chat.get('/sessions'), 403, 'PERMISSION_DENIED');
    });

    it('25: snake case means the same', async () => {
      const { stateId } = await shop.say('hello', AGENT);
      const answer = await shop.invoke({
        context: { state_id: stateId },
        input_events: [{ message_event: { role: 'USER', content: { text_content: { text: 'toys' } } } }],
      });
      expect(answer.status).toBe(200);
      expect(answer.json).toMatchObject({ response: { parentStateId: stateId } });
    });

    it('28: text as the object that answers carry', async () => {
      const answer = await shop.invoke({ context: AGENT, inputEvents: [userSays({ text: 'hello' })] });
      expect(answer.status).toBe(200);
    });

    it("33: what is another business's answers like what is not there", async () => {
      const mine = await shop.say('hello', AGENT);
      const other = await clientWith('other', ['*:*:*']);
      const ask = (context: object) => other.invoke({ context, inputEvents: [userSays('hi')] });
      const foreign = await ask({ stateId: mine.stateId });
      const unknown = await ask({ stateId: mine.stateId.replace(/.{4}$/, '0000') });
      expectProblem(foreign, 404, 'STATE_NOT_FOUND');
      expect(withoutRequestId(foreign)).toBe(withoutRequestId(unknown));
      expectProblem(await ask(AGENT), 404, 'AGENT_DESCRIPTOR_NOT_FOUND');
      for (const path of [`/states/${mine.stateId}`, `/states/${mine.stateId}/transcript`]) {
        expectProblem(await other.get(path), 404, 'STATE_NOT_FOUND');
      }
      expectProblem(await other.get(`/sessions/${mine.sessionId}`), 404, 'SESSION_NOT_FOUND');
    });

    it('39-40: one parent, two keys, two siblings; an old state branches back', async () => {
      const root = await shop.say('hello', AGENT);
      const body = { context: { stateId: root.stateId }, inputEvents: [userSays('toys')] };
      const [left, right] = (
        await Promise.all(
          ['a', 'b'].map((key) => shop.invoke(body, { 'idempotency-key': root.stateId + key })),
        )
      ).map((answer) => (answer.json as InvokeAnswer).response);
      expect(left?.stateId).not.toBe(right?.stateId);
      expect(left?.sessionId).toBe(right?.sessionId);
    });

    it('41-42: the agent goes on, or another takes over as a recorded fact', async () => {
      const root = await shop.say('hello', AGENT);
      const same = await shop.say('toys', { stateId: root.stateId });
      const other = await shop.say('toys', {
        stateId: root.stateId,
        agentDescriptorId: '018e7dc6-d9f8-48aa-1751-b57fdce7403e',
      });
      expect((await shop.get(`/states/${same.stateId}`)).text).not.toContain('AgentBound');
      expect((await shop.get(`/states/${other.stateId}`)).json).toMatchObject({
        agentDescriptorId: '018e7dc6-d9f8-48aa-1751-b57fdce7403e',
        events: expect.arrayContaining([expect.objectContaining({ type: 'AgentBound' })]) as unknown,
      });
    });

    it('43: only what the widget said: the agent speaks next', async () => {
      const answer = await shop.invoke({ context: AGENT, inputEvents: [widgetSays('Welcome!')] });
      expect(answer.status).toBe(200);
      expect((answer.json as InvokeAnswer).response.responseEvents.length).toBeGreaterThan(0);
    });

    it('57: an erased session is gone for its business, and was never there for another', async () => {
      const { stateId, sessionId } = await shop.say('hello', AGENT);
      await server.app
        .get(CommandBus, { strict: false })
        .execute(new EraseSession('demo', sessionId, 'asked for'));
      const body = { context: { stateId }, inputEvents: [userSays('hi')] };
      expectProblem(await shop.invoke(body), 410, 'SESSION_ERASED');
      expectProblem(await shop.get(`/states/${stateId}`), 410, 'SESSION_ERASED');
      expectProblem(await shop.get(`/sessions/${sessionId}`), 410, 'SESSION_ERASED');
      const other = await clientWith('other', ['*:*:*']);
      expectProblem(await other.invoke(body), 404, 'STATE_NOT_FOUND');
    });

    it('takes buttons, lists, forms and stores as facts', async () => {
      const answer = await shop.invoke({
        context: AGENT,
        inputEvents: [
          { storeEvent: { storeId: 'mitte', city: 'Berlin' } },
          { filledFormResponseEvent: { formData: { size: '10' } } },
          { buttonResponseEvent: { id: 'b1', title: 'Do you offer free shipping?' } },
        ],
      });
      expect(answer.status).toBe(200);
      const { stateId } = (answer.json as InvokeAnswer).response;
      const { events } = (await shop.get(`/states/${stateId}`)).json as { events: { type: string }[] };
      expect(events.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['StoreSelected', 'FormSubmitted', 'OptionChosen']),
      );
    });
  });

  describe('request ids', () => {
    it('come back, unless they could do harm', async () => {
      expect((await shop.invoke(HELLO, { 'x-request-id': 'abc-123_X' })).headers.get('x-request-id')).toBe(
        'abc-123_X',
      );
      for (const id of ['a b', 'x'.repeat(65), '{"a":1}', 'ä']) {
        expect((await shop.invoke(HELLO, { 'x-request-id': id })).headers.get('x-request-id')).toMatch(
          /^[0-9a-f-]{36}$/,
        );
      }
    });

    it('are in the log, which holds no text and no key', async () => {
      await shop.invoke(
        { context: AGENT, inputEvents: [userSays('c4n4ry in the text')] },
        { 'x-request-id': 'log-1' },
      );
      await shop.invoke({ context: { stateId: 'c4n4ry' } }, { 'x-request-id': 'log-2' });
      const lines = server.log.filter((line) => line.includes('"requestId":"log-'));
      expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
        {
          requestId: 'log-1',
          method: 'POST',
          status: 200,
          business: 'demo',
          stateId: expect.any(String) as string,
        },
        { requestId: 'log-2', status: 404, business: 'demo' },
      ]);
      expect(server.log.join('')).not.toMatch(/c4n4ry|demo-key|sa_live_/);
    });
  });
});
