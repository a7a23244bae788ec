import { setTimeout as sleep } from 'node:timers/promises';
import { CommandBus } from '@nestjs/cqrs';
import { EraseSession, RevokeKey } from '@app/application';
import { BAD_BODIES } from './support/bad-bodies';
import { DATABASES, type TestDatabase } from './support/databases';
import { rawHttp } from './support/raw-http';
import { ShopClient, userSays, widgetSays, type HttpAnswer, type InvokeAnswer } from './support/shop.client';
import { createTenant, issueKey } from './support/tenants';
import { startServer, type TestServer } from './support/test-server';

const AGENT = { agentDescriptorId: 'example-agent' };
const HELLO = { context: AGENT, inputEvents: [userSays('hello')] };

/** What every refusal has in common, whatever it refuses. */
function expectProblem(answer: HttpAnswer, status: number, code: string): void {
  expect({ status: answer.status, code: (answer.json as { code?: string } | undefined)?.code }).toEqual({
    status,
    code,
  });
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.json).toEqual({
    type: `https://sales-assistant.example/problems/${code.toLowerCase().replaceAll('_', '-')}`,
    title: expect.any(String) as string,
    status,
    detail: expect.any(String) as string,
    instance: `urn:request:${answer.headers.get('x-request-id')}`,
    code,
    ...('errors' in (answer.json as object) ? { errors: expect.any(Array) as unknown } : {}),
  });
  expect(answer.text).not.toMatch(/node_modules|\.ts:|SELECT |at Object|SqliteError|QueryFailed/);
}

/** A body without what is different in every answer. */
const withoutRequestId = ({ text }: HttpAnswer): string => text.replace(/urn:request:[\w-]+/, 'urn:request:');

describe.each(DATABASES)('the case table on %s', (_name, createDatabase) => {
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

  describe('keys', () => {
    const unauthenticated = (answer: HttpAnswer): string => {
      expectProblem(answer, 401, 'UNAUTHENTICATED');
      expect(answer.headers.get('www-authenticate')).toBe('ApiKey');
      return withoutRequestId(answer);
    };

    it('1-3: no key, an unknown, a wrong, a huge, an expired and a revoked one are answered alike', async () => {
      const { apiKey, secret } = await issueKey(server.app, 'demo', ['*:*:*']);
      await server.app.get(CommandBus, { strict: false }).execute(new RevokeKey('demo', apiKey.keyId));
      const expired = await clientWith('demo', ['*:*:*'], new Date(Date.now() + 300).toISOString());
      await sleep(300);
      const wrongSecret = secret.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
      const keys = ['', 'nope', 'k'.repeat(10_000), wrongSecret, secret, expired.key];
      const answers = [];
      for (const key of keys) answers.push(await new ShopClient(server.url, 'demo', key).invoke(HELLO));
      expect(new Set(answers.map(unauthenticated)).size).toBe(1);
    });

    it('4: two keys are none, and so is a key elsewhere', async () => {
      const request = (headers: string) =>
        rawHttp(server.port, [
          `POST ${shop.invokePath}?x-api-key=demo-key HTTP/1.1\r\nhost: a\r\n${headers}content-type: application/json\r\n` +
            'content-length: 22\r\nconnection: close\r\n\r\n{"x-api-key":"demo-key"}',
        ]);
      for (const headers of [
        '',
        'x-api-key: demo-key\r\nx-api-key: demo-key\r\n',
        'x-api-key: demo-key\r\nauthorization: Bearer demo-key\r\n',
        'x-api-key: demo-key, demo-key\r\n',
        'cookie: x-api-key=demo-key\r\n',
      ]) {
        expect(await request(headers)).toMatch(/^HTTP\/1\.1 401 /);
      }
    });

    it('takes a bearer token for the same', async () => {
      const answer = await shop.invoke(HELLO, { 'x-api-key': '', authorization: 'Bearer demo-key' });
      expect(answer.status).toBe(401);
      const bearer = await fetch(server.url + shop.invokePath, {
        method: 'POST',
        headers: { authorization: 'Bearer demo-key', 'content-type': 'application/json' },
        body: JSON.stringify(HELLO),
      });
      expect(bearer.status).toBe(200);
      await bearer.arrayBuffer();
    });

    it('5: a key of another business', async () => {
      const stranger = await clientWith('other', ['*:*:*']);
      expectProblem(await stranger.post(shop.invokePath, HELLO), 403, 'PERMISSION_DENIED');
      expectProblem(await stranger.send(`${shop.businessPath}/sessions`), 403, 'PERMISSION_DENIED');
    });

    it('6: a key without the scope, which the answer names', async () => {
      const reader = await clientWith('demo', ['invoke:states:read']);
      const answer = await reader.invoke(HELLO);
      expectProblem(answer, 403, 'PERMISSION_DENIED');
      expect((answer.json as { detail: string }).detail).toContain('invoke:states:write');
      expect((await reader.get('/sessions')).status).toBe(200);
      const chat = await clientWith('demo', ['chat:*:*']);
      expectProblem(await chat.get('/sessions'), 403, 'PERMISSION_DENIED');
    });

    it('is looked at before the body', async () => {
      const nobody = new ShopClient(server.url, 'demo', 'nope');
      expectProblem(await nobody.invoke('x'.repeat(300_000)), 401, 'UNAUTHENTICATED');
      const stranger = await clientWith('other', ['*:*:*']);
      expectProblem(await stranger.post(shop.invokePath, '{'), 403, 'PERMISSION_DENIED');
    });
  });

  describe('routes', () => {
    it.each(['GET', 'PUT', 'PATCH', 'DELETE'])('7: %s invoke', async (method) => {
      const answer = await shop.send(shop.invokePath, { method });
      expectProblem(answer, 405, 'METHOD_NOT_ALLOWED');
      expect(answer.headers.get('allow')).toBe('POST');
    });

    it('7: unknown paths', async () => {
      for (const path of ['/', '/nope', `${shop.invokePath}/`, '/internal/v1/businesses//ai', '/%E0%A4%A']) {
        const answer = await shop.post(path, HELLO);
        expect([400, 404]).toContain(answer.status);
        expectProblem(answer, answer.status, answer.status === 400 ? 'BAD_REQUEST' : 'ROUTE_NOT_FOUND');
      }
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
  });

  describe('bodies', () => {
    it.each(BAD_BODIES)('$row: $name', async ({ body, headers, status, code, pointer, message }) => {
      const answer = await shop.post(shop.invokePath, body, headers);
      expectProblem(answer, status, code);
      if (pointer !== undefined) {
        expect((answer.json as { errors: unknown[] }).errors).toContainEqual({
          pointer,
          message: message ?? (expect.any(String) as string),
        });
      }
    });

    it('8: no type at all', async () => {
      const answer = await rawHttp(server.port, [
        `POST ${shop.invokePath} HTTP/1.1\r\nhost: a\r\nx-api-key: demo-key\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}`,
      ]);
      expect(answer).toMatch(/^HTTP\/1\.1 415 /);
    });

    it('13: too much in chunks closes the connection', async () => {
      const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
      const answer = await rawHttp(server.port, [
        `POST ${shop.invokePath} HTTP/1.1\r\nhost: a\r\nx-api-key: demo-key\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`,
        ...Array.from({ length: 6 }, () => chunk),
        '0\r\n\r\n',
      ]);
      expect(answer).toMatch(/^HTTP\/1\.1 413 /);
      expect(answer.toLowerCase()).toContain('connection: close');
    });

    it('16: a body full of nulls is refused fast', async () => {
      const body = JSON.stringify({ inputEvents: Array.from({ length: 19_000 }, () => null) });
      const startedAt = performance.now();
      await shop.invoke(body);
      expect(performance.now() - startedAt).toBeLessThan(100);
    });

    it('18: nothing is polluted', () => expect('polluted' in {}).toBe(false));

    it('19: a head too large, and two lengths', async () => {
      const head = `POST ${shop.invokePath} HTTP/1.1\r\nhost: a\r\n`;
      expect(await rawHttp(server.port, [`${head}x-a: ${'a'.repeat(20_000)}\r\n\r\n`])).toMatch(
        /^HTTP\/1\.1 431 [\s\S]*application\/problem\+json[\s\S]*"code":"HEADERS_TOO_LARGE"/,
      );
      expect(
        await rawHttp(server.port, [
          `${head}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
        ]),
      ).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"BAD_REQUEST"/);
      expect(await rawHttp(server.port, ['GARBAGE\r\n\r\n'])).toMatch(/^HTTP\/1\.1 400 /);
    });

    it('19: a head without a host is refused in our words, an unknown expectation is ignored', async () => {
      const head = (host: string, more = '') =>
        `GET /health HTTP/1.1\r\n${host}${more}connection: close\r\n\r\n`;
      expect(await rawHttp(server.port, [head('')])).toMatch(
        /^HTTP\/1\.1 400 [\s\S]*x-request-id: [\s\S]*"code":"BAD_REQUEST"/,
      );
      expect(await rawHttp(server.port, [head('host: a\r\n', 'expect: miracles\r\n')])).toMatch(
        /^HTTP\/1\.1 200 [\s\S]*x-request-id: /,
      );
    });

    it('17: a half-closed request ends, and the server goes on', async () => {
      await rawHttp(
        server.port,
        [
          `POST ${shop.invokePath} HTTP/1.1\r\nhost: a\r\nx-api-key: demo-key\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{`,
        ],
        { pauseMs: 20, halfClose: true },
      );
      expect((await shop.invoke(HELLO)).status).toBe(200);
    });
  });

  describe('meaning', () => {
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
