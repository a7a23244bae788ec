import { fastest } from '@app/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSqlite, type TestDatabase } from './support/databases';
import { ObedientAgent } from './support/obedient.agent';
import { rawHttp } from './support/raw-http';
import { ShopClient, userSays, type HttpAnswer } from './support/shop.client';
import { startServer, type TestServer } from './support/test-server';

const AGENT = { agentDescriptorId: 'example-agent' };
const says = (text: string) => ({ context: AGENT, inputEvents: [userSays(text)] });

describe('when something goes wrong', () => {
  let database: TestDatabase;
  let server: TestServer;
  let shop: ShopClient;
  let agent: ObedientAgent;

  beforeAll(async () => {
    database = await createSqlite();
    agent = new ObedientAgent();
    server = await startServer(database.url, { agent });
    shop = new ShopClient(server.url);
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  const codeOf = ({ json }: HttpAnswer) => (json as { code: string }).code;

  it.each(['throw RangeError', 'throw text', 'throw undefined'])(
    '60: "%s" is a bare 500, logged once',
    async (text) => {
      const requestId = `bug-${text.length}`;
      const answer = await shop.invoke(says(text), { 'x-request-id': requestId });
      expect(answer.status).toBe(500);
      expect(codeOf(answer)).toBe('INTERNAL');
      expect(answer.text).not.toMatch(/secret|stack|RangeError/);
      expect(answer.text).toContain(requestId);
      const errors = server.log.filter((line) => line.includes(requestId) && line.includes('"level":50'));
      expect(errors).toHaveLength(1);
      expect((await shop.invoke(says('hello'))).status).toBe(200);
    },
  );

  it.each([
    ['fail', 502, 'AGENT_FAILED', null],
    ['be silent', 502, 'AGENT_FAILED', null],
    ['be late', 504, 'AGENT_TIMEOUT', null],
    ['be unavailable', 503, 'AGENT_UNAVAILABLE', '7'],
  ])('an agent told to %s: %i', async (text, status, code, retryAfter) => {
    const answer = await shop.invoke(says(text));
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(answer.headers.get('retry-after')).toBe(retryAfter);
  });

  it('38: nothing is kept of what failed: the same key runs anew', async () => {
    const key = { 'idempotency-key': 'anew' };
    const before = agent.calls;
    expect((await shop.invoke(says('fail'), key)).status).toBe(502);
    expect((await shop.invoke(says('fail'), key)).status).toBe(502);
    expect(agent.calls - before).toBe(2);
  });

  it('36: a retry waits for the first request of its key', async () => {
    const before = agent.calls;
    const first = shop.invoke(says('think 400'), { 'idempotency-key': 'slow' });
    await sleep(100);
    const second = await shop.invoke(says('think 400'), { 'idempotency-key': 'slow' });
    expect(second.text).toBe((await first).text);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(agent.calls - before).toBe(1);
  });

  it.concurrent('36: a retry that waits too long is told when to come back', async () => {
    const first = shop.invoke(says('think 12000'), { 'idempotency-key': 'slower' });
    await sleep(100);
    const second = await shop.invoke(says('think 12000'), { 'idempotency-key': 'slower' });
    expect([second.status, codeOf(second)]).toEqual([409, 'TURN_IN_PROGRESS']);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await first).status).toBe(200);
  });

  it('50: a client that goes away loses its answer, not its turn', async () => {
    const gone = new AbortController();
    const lost = shop.send(shop.invokePath, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'lost' },
      body: JSON.stringify(says('think 300')),
      signal: gone.signal,
    });
    await sleep(100);
    gone.abort();
    await expect(lost).rejects.toThrow();
    const before = agent.calls;
    const again = await shop.invoke(says('think 300'), { 'idempotency-key': 'lost' });
    expect(again.status).toBe(200);
    expect(agent.calls).toBe(before);
  });

  it.concurrent('17: a body that trickles is given up after 15 seconds', async () => {
    const startedAt = performance.now();
    const head =
      `POST ${shop.invokePath} HTTP/1.1\r\nhost: a\r\nx-api-key: demo-key\r\n` +
      'content-type: application/json\r\ncontent-length: 1000\r\n\r\n';
    const answer = await rawHttp(server.port, [head, ...Array.from({ length: 30 }, () => 'x')], {
      pauseMs: 1_000,
    });
    expect(answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*application\/problem\+json/);
    expect(answer.toLowerCase()).toContain('connection: close');
    const seconds = (performance.now() - startedAt) / 1_000;
    expect(seconds).toBeGreaterThan(14);
    expect(seconds).toBeLessThan(18);
  });

  it.concurrent('17: a body that nobody waits for does not keep its connection', async () => {
    const head = `POST ${shop.invokePath} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n`;
    const startedAt = performance.now();
    expect(await rawHttp(server.port, [head])).toMatch(/^HTTP\/1\.1 401 /);
    expect((performance.now() - startedAt) / 1_000).toBeLessThan(18);
  });

  it('serves reads while turns think', async () => {
    const { stateId } = await shop.say('hello', AGENT);
    const thinking = Array.from({ length: 50 }, () => shop.invoke(says('think 1000')));
    await sleep(200);
    expect(await fastest(3, () => shop.get(`/states/${stateId}`))).toBeLessThan(100);
    expect((await shop.get(`/states/${stateId}`)).status).toBe(200);
    expect(new Set((await Promise.all(thinking)).map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('55: a server that stops finishes what it began and lets nobody in', async () => {
    const other = await createSqlite();
    const stopping = await startServer(other.url, { agent });
    const client = new ShopClient(stopping.url);
    await client.invoke(says('hello'));
    const begun = client.invoke(says('think 500'));
    await sleep(100);
    const stopped = stopping.stop();
    const late = await client.invoke(says('hello')).catch(() => undefined);
    expect([503, undefined]).toContain(late?.status);
    expect((await begun).status).toBe(200);
    expect((await begun).headers.get('connection')).toBe('close');
    await stopped;
    await other.discard();
  });
});
