import type { KeyLimits } from '@app/application';
import { createPostgres, DATABASES, type TestDatabase } from './support/databases';
import { ObedientAgent } from './support/obedient.agent';
import { QUOTA_SURFACES } from './support/quota.surfaces';
import { ShopClient, type HttpAnswer } from './support/shop.client';
import { createTenant, issueKey } from './support/tenants';
import { startServer, type TestServer } from './support/test-server';

const SCOPES = ['invoke:*:*', 'chat:*:*', 'sales:*:*'];
const WINDOW_MS = 60_000;

/** Bursts are many requests, and the machine may be busy. */
jest.setTimeout(60_000);

const keyWith = async (server: TestServer, limits: KeyLimits): Promise<ShopClient> =>
  new ShopClient(server.url, 'shop', (await issueKey(server.app, 'shop', SCOPES, null, limits)).secret);

/** So many requests, twenty at a time, spread over the clients; each with when it was answered. */
async function burst(clients: readonly ShopClient[], count: number): Promise<readonly Burst[]> {
  const answers: Burst[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const answer = await clients[index % clients.length]!.send('/v1/playbooks');
      answers.push({ answer, at: performance.now() });
    }
  };
  await Promise.all(Array.from({ length: 20 }, worker));
  return answers;
}

interface Burst {
  readonly answer: HttpAnswer;
  readonly at: number;
}

function expectHonest(answers: readonly Burst[], beganAt: number, quota: number): void {
  const accepted = answers.filter(({ answer }) => answer.status === 200);
  expect(accepted.length).toBeGreaterThanOrEqual(quota * 0.99);
  expect(accepted.length).toBeLessThanOrEqual(quota * 1.01);
  for (const { answer, at } of answers) {
    expect(answer.headers.get('ratelimit-policy')).toBe(`"burst";q=${quota};w=60`);
    expect(answer.headers.get('ratelimit')).toMatch(/^"burst";r=\d+;t=\d+$/);
    if (answer.status === 200) continue;
    expect(answer.status).toBe(429);
    // The window began when the first request came, at the earliest when it was sent.
    const wait = Number(answer.headers.get('retry-after')) * 1_000;
    expect(at + wait).toBeGreaterThanOrEqual(beganAt + WINDOW_MS);
    expect(wait).toBeLessThanOrEqual(WINDOW_MS);
  }
}

describe.each(DATABASES)('rates on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let server: TestServer;

  beforeAll(async () => {
    database = await createDatabase();
    server = await startServer(database.url, { agent: new ObedientAgent() });
    await createTenant(server.app, 'shop');
  });
  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  it('R13: of a burst of ten times the quota the quota is accepted, and the rest told when to come back', async () => {
    const shop = await keyWith(server, { requestsPerMinute: 50 });
    const neighbour = await keyWith(server, { requestsPerMinute: 1_000 });
    const beganAt = performance.now();
    const [answers, others] = await Promise.all([burst([shop], 500), burst([neighbour], 100)]);
    expectHonest(answers, beganAt, 50);
    expect(others.filter(({ answer }) => answer.status === 200)).toHaveLength(100);
  });

  it.each(QUOTA_SURFACES)('47: $name answers 429 in its own shape', async ({ open, expectSpent, name }) => {
    const shop = await keyWith(server, { requestsPerMinute: name === 'conversations' ? 2 : 1 });
    const say = await open(shop);
    expect((await say('think 0')).status).toBeLessThan(300);
    const answer = await say('think 0');
    expect(answer.status).toBe(429);
    expectSpent(answer, ['burst']);
    expect(answer.headers.get('retry-after')).toMatch(/^([1-9]|[1-5]\d|60)$/);
  });

  it('comes after the scope and before the body', async () => {
    const shop = await keyWith(server, { requestsPerMinute: 1 });
    expect((await shop.get('/keys')).status).toBe(403);
    expect((await shop.send('/v1/playbooks')).status).toBe(200);
    expect((await shop.get('/keys')).status).toBe(403);
    const answer = await shop.post(shop.invokePath, '{', { 'content-type': 'text/plain' });
    expect([answer.status, answer.json]).toEqual([429, expect.objectContaining({ code: 'RATE_LIMITED' })]);
  });

  it('limits what routes that need no key need not know', async () => {
    const { headers } = await new ShopClient(server.url).send('/health');
    expect(headers.has('ratelimit')).toBe(false);
  });

  describe.each(QUOTA_SURFACES)('49: too many turns at once on $name', ({ open, successStatus }) => {
    it('are told to come back, whose key it is, and only then', async () => {
      const shop = await keyWith(server, { concurrentTurns: 2 });
      const visitors = await Promise.all(Array.from({ length: 5 }, () => open(shop)));
      const neighbour = await open(await keyWith(server, { concurrentTurns: 2 }));
      const answers = await Promise.all([...visitors.map((say) => say('think 400')), neighbour('think 400')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([
        successStatus,
        successStatus,
        successStatus,
        503,
        503,
        503,
      ]);
      for (const { headers } of answers.filter(({ status }) => status === 503)) {
        expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
      }
      expect((await visitors[0]!('think 0')).status).toBe(successStatus);
    });
  });
});

describe('a server', () => {
  let database: TestDatabase;
  let server: TestServer;

  beforeAll(async () => {
    database = await createPostgres();
    server = await startServer(database.url, {
      agent: new ObedientAgent(),
      environment: { CONCURRENT_TURNS: '3', FAILED_KEYS_PER_MINUTE: '5' },
    });
    await createTenant(server.app, 'shop');
  });
  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  it('49: takes as many turns at once as it can', async () => {
    const surfaces = QUOTA_SURFACES.filter(({ name }) => name === 'invoke');
    const shops = await Promise.all(surfaces.map(() => keyWith(server, {})));
    const visitors = await Promise.all(surfaces.map(({ open }, index) => open(shops[index]!)));
    const answers = await Promise.all(
      [0, 1, 2, 3, 4, 5].map((n) => visitors[n % visitors.length]!('think 400')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 503, 503, 503]);
    const full = answers.find(
      ({ status, headers }) => status === 503 && /problem/.test(headers.get('content-type') ?? ''),
    );
    expect(full?.json).toMatchObject({
      type: 'https://iana.org/assignments/http-problem-types#temporary-reduced-capacity',
      code: 'OVERLOADED',
    });
    expect((await visitors[0]!('think 0')).status).toBe(200);
  });

  it('T2: tires of bad keys from one address, and still lets the good one in', async () => {
    const good = await keyWith(server, {});
    const statuses: number[] = [];
    for (let guess = 0; guess < 8; guess += 1) {
      const answer = await new ShopClient(server.url, 'shop', `guess-${guess}`).send('/v1/playbooks');
      statuses.push(answer.status);
      if (answer.status === 429) expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d?$/);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    expect((await good.send('/v1/playbooks')).status).toBe(200);
  });
});

describe('two servers on one PostgreSQL', () => {
  let database: TestDatabase;
  let servers: readonly TestServer[];

  beforeAll(async () => {
    database = await createPostgres();
    servers = [await startServer(database.url), await startServer(database.url)];
    await createTenant(servers[0]!.app, 'shop');
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await database.discard();
  });

  it.each([50, 100])('R13: accept a quota of %i between them', async (quota) => {
    const { key } = await keyWith(servers[0]!, { requestsPerMinute: quota });
    const clients = servers.map(({ url }) => new ShopClient(url, 'shop', key));
    const beganAt = performance.now();
    expectHonest(await burst(clients, quota * 10), beganAt, quota);
  });

  it('T7: let exactly ten of fifty turns in when ten are left', async () => {
    const { key } = await keyWith(servers[0]!, { turnsPerDay: 10 });
    const clients = servers.map(({ url }) => new ShopClient(url, 'shop', key));
    const asked = Array.from({ length: 50 }, (_, index) =>
      clients[index % 2]!.invoke({ context: { agentDescriptorId: 'agent' }, inputEvents: [said(index)] }),
    );
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(40);
  });
});

const said = (index: number) => ({
  messageEvent: { role: 'USER', content: { textContent: `hello ${index}` } },
});
