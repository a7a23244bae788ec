import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '@app/domain';
import { CONVERSATIONS } from './support/conversations.surface';
import { createPostgres, createSqlite, DATABASES, type TestDatabase } from './support/databases';
import { askFor, EventStream } from './support/event-stream';
import { INVOKE } from './support/invoke.surface';
import { aDoor, LiveAgent, speaks, yields } from './support/live.agent';
import { ShopClient } from './support/shop.client';
import { startServer, type TestServer } from './support/test-server';

const STREAM = { accept: 'text/event-stream' };
const SURFACES = [INVOKE, CONVERSATIONS].map((surface) => ({ ...surface, surface }));
const ABORTS = Number(process.env.STREAM_ABORTS ?? 200);

describe.each(DATABASES)('streams, on %s', (_name, create) => {
  let database: TestDatabase;
  let server: TestServer;
  let shop: ShopClient;
  let agent: LiveAgent;

  beforeAll(async () => {
    database = await create();
    agent = new LiveAgent();
    server = await startServer(database.url, { agent });
    shop = new ShopClient(server.url);
  });
  afterAll(async () => {
    await server.stop();
    await database.discard();
  });
  beforeEach(() => (agent.plan = speaks('Hello, nice to meet you!')));

  describe.each(SURFACES)('of $name', ({ surface, open, says, successStatus, keyReused }) => {
    it('tell the words before the turn ends, and last the very answer that the key gets again', async () => {
      const path = await open(shop);
      const door = aDoor();
      agent.plan = async function* () {
        yield { kind: 'text-delta', text: 'Hello,' };
        await door.opened;
        yield { kind: 'text-delta', text: ' my friend.' };
        yield { kind: 'message', text: 'Hello, my friend.' };
      };
      const headers = { 'idempotency-key': 'words' };
      const stream = await EventStream.open(shop, path, says('hi'), headers);
      await stream.until(({ draft }) => draft === 'Hello,');
      expect(stream.response.statusCode).toBe(successStatus);
      expect(stream.response.headers).toMatchObject({
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-accel-buffering': 'no',
        'x-request-id': expect.any(String) as string,
      });
      door.open();
      await stream.ended();
      expect(stream.draft).toBe('Hello, my friend.');
      const again = await shop.post(path, says('hi'), headers);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect(stream.events.at(-1)).toMatchObject({ name: 'done', data: again.text });
      expect(agent.calls).toBeGreaterThan(0);
    });

    it('tell each complete event of the answer once, in its order', async () => {
      const path = await open(shop);
      agent.plan = yields(
        { kind: 'recommendation', productIds: [PRODUCT, 'no-such'], criteria: null },
        { kind: 'text-delta', text: 'Have a look. ' },
        { kind: 'message', text: 'Have a look.' },
      );
      const stream = await (await EventStream.open(shop, path, says('hi'))).ended();
      const complete = stream.events.filter(({ name }) => name !== 'delta');
      expect(complete.map(({ name }) => name)).toEqual(
        surface === INVOKE
          ? ['recommendationEvent', 'messageEvent', 'done']
          : ['products', 'content', 'done'],
      );
      const answer = JSON.parse(complete.at(-1)?.data ?? '') as Answered;
      const parts = complete.slice(0, -1).map(({ data }) => JSON.parse(data) as unknown);
      expect(parts).toEqual(
        surface === INVOKE
          ? answer.response?.responseEvents
          : [{ products: answer.reply?.products }, { content: answer.reply?.content }],
      );
      expect(stream.text).not.toContain('no-such');
    });

    it('tell recommendations before the agent has ended', async () => {
      const path = await open(shop);
      const door = aDoor();
      agent.plan = async function* () {
        yield { kind: 'recommendation', productIds: [PRODUCT], criteria: null };
        await door.opened;
        yield { kind: 'message', text: 'Have a look.' };
      };
      const stream = await EventStream.open(shop, path, says('hi'));
      await stream.until(({ names }) => names.length === 1);
      expect(stream.text).toContain(PRODUCT);
      door.open();
      expect((await stream.ended()).names).toHaveLength(3);
    });

    it('tell no wrong price, no discount and nothing out of the air, however it is cut', async () => {
      const path = await open(shop);
      const text = `Hello! The ${TITLE} is just $1.23 today. You get 35% off with HACK35. It ships free tomorrow. Which size?`;
      for (const size of [1, 3, 7]) {
        agent.plan = async function* () {
          yield { kind: 'recommendation', productIds: [PRODUCT], criteria: null };
          for (let at = 0; at < text.length; at += size) {
            yield { kind: 'text-delta', text: text.slice(at, at + size) };
            await new Promise((resolve) => setImmediate(resolve));
          }
          await sleep(100);
          yield { kind: 'message', text };
        };
        const stream = await (await EventStream.open(shop, path, says('hi'))).ended();
        expect(stream.draft).toMatch(/^Hello! .*Which si/);
        expect(stream.draft).not.toMatch(/1\.23|35|HACK|free|tomorrow/);
        expect(stream.names.at(-1)).toBe('done');
      }
    });

    it('take back what turned out to be no part of the reply', async () => {
      const path = await open(shop);
      agent.plan = yields(
        { kind: 'text-delta', text: 'Let me look.' },
        { kind: 'text-void' },
        { kind: 'text-delta', text: 'Here you are.' },
        { kind: 'message', text: 'Here you are.' },
      );
      const stream = await (await EventStream.open(shop, path, says('hi'))).ended();
      expect(stream.names.slice(0, 3)).toEqual(['delta', 'reset', 'delta']);
      expect(stream.draft).toBe('Here you are.');
    });

    it('end with an error in the surface’s own shape, and no answer, when the agent fails half way', async () => {
      const path = await open(shop);
      agent.plan = async function* () {
        yield { kind: 'text-delta', text: 'Hello,' };
        await sleep(5);
        throw new DomainError('AGENT_FAILED', 'the model made no sense');
      };
      const headers = { 'idempotency-key': 'half-way', 'x-request-id': 'half-way' };
      const stream = await (await EventStream.open(shop, path, says('hi'), headers)).ended();
      expect(stream.names).toEqual(['delta', 'error']);
      expect(stream.response.complete).toBe(true);
      const problem = JSON.parse(stream.events.at(-1)?.data ?? '') as Record<string, unknown>;
      expect(problem).toMatchObject(
        surface === INVOKE
          ? { status: 502, code: 'AGENT_FAILED', instance: 'urn:request:half-way' }
          : { status: 500, code: 'GENERATION_FAILED', instance: 'urn:request:half-way' },
      );

      agent.plan = speaks('Better now.');
      const again = await (
        await EventStream.open(shop, path, says('hi'), { ...headers, 'last-event-id': stream.lastId })
      ).ended();
      expect(again.names[0]).toBe('reset');
      expect(again.draft).toBe('Better now.');
      expect(again.names.at(-1)).toBe('done');
    });

    it('are ordinary answers when something is wrong before the first byte', async () => {
      const path = await open(shop);
      agent.plan = () => {
        throw new DomainError('AGENT_TIMEOUT', 'the model did not answer');
      };
      const late = await shop.post(path, says('hi'), STREAM);
      expect(late.status).toBe(surface === INVOKE ? 504 : 500);
      expect(late.headers.get('content-type')).toBe('application/problem+json');
      expect((await shop.post(path, {}, STREAM)).status).toBe(400);
      expect((await shop.post(path, says('hi'), { ...STREAM, 'x-api-key': 'wrong' })).status).toBe(401);
    });

    it('go on after the last event that was read, byte for byte, while the turn runs and after it', async () => {
      const path = await open(shop);
      const door = aDoor();
      agent.plan = async function* () {
        yield { kind: 'text-delta', text: 'One, ' };
        yield { kind: 'recommendation', productIds: [PRODUCT], criteria: null };
        yield { kind: 'text-delta', text: 'then ' };
        await door.opened;
        yield { kind: 'text-delta', text: 'more.' };
        yield { kind: 'message', text: 'One, then more.' };
      };
      const headers = { 'idempotency-key': 'resumed' };
      const first = await EventStream.open(shop, path, says('hi'), headers);
      await first.until(({ names }) => names.length >= 3);
      const told = first.text;
      const [{ id = '' } = {}] = first.events;
      first.leave();
      const before = agent.calls;
      const goingOn = EventStream.open(shop, path, says('hi'), { ...headers, 'last-event-id': id ?? '' });
      const second = await (await goingOn).until(({ names }) => names.length >= 2);
      door.open();
      await second.ended();
      expect(told.slice(0, told.indexOf('\n\n') + 2) + second.text).toContain(told);
      expect(second.names.at(-1)).toBe('done');
      expect(second.response.headers['idempotency-replayed']).toBe('true');

      const after = await (
        await EventStream.open(shop, path, says('hi'), { ...headers, 'last-event-id': id ?? '' })
      ).ended();
      expect(after.text).toBe(second.text);
      expect(agent.calls).toBe(before);
    });

    it('tell an answer that was given before: complete events, then the answer', async () => {
      const path = await open(shop);
      const headers = { 'idempotency-key': 'kept' };
      const kept = await shop.post(path, says('hi'), headers);
      const stream = await (await EventStream.open(shop, path, says('hi'), headers)).ended();
      expect(stream.response.headers['idempotency-replayed']).toBe('true');
      expect(stream.names).toEqual([surface === INVOKE ? 'messageEvent' : 'content', 'done']);
      expect(stream.events.at(-1)?.data).toBe(kept.text);
      const other = await shop.post(path, says('something else'), { ...headers, ...STREAM });
      expect([other.status, (other.json as { code: string }).code]).toEqual(keyReused);
    });

    it('cannot be gone on with without the key of the turn', async () => {
      const path = await open(shop);
      const before = agent.calls;
      const answer = await shop.post(path, says('hi'), { ...STREAM, 'last-event-id': '1' });
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('Idempotency-Key');
      expect(agent.calls).toBe(before);
    });

    it('are not what a client gets that likes JSON better', async () => {
      const path = await open(shop);
      const accept = 'application/json, text/event-stream;q=0.5';
      const answer = await shop.post(path, says('hi'), { accept });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        successStatus,
        'application/json; charset=utf-8',
      ]);
    });
  });

  it('leave nothing behind when clients leave at any time, and every turn can be had again', async () => {
    agent.plan = async function* () {
      yield { kind: 'text-delta', text: 'Hello, ' };
      await sleep(Math.random() * 20);
      yield { kind: 'text-delta', text: 'friend.' };
      await sleep(Math.random() * 20);
      yield { kind: 'message', text: 'Hello, friend.' };
    };
    const body = INVOKE.says('hi');
    const timersBefore = timers();
    const leaving = async (turn: number) => {
      const asked = askFor(shop, shop.invokePath, body, { 'idempotency-key': `leaver-${turn}` });
      asked
        .on('error', () => undefined)
        .on('response', (response) => response.on('error', () => undefined).resume());
      await sleep(Math.random() * 60);
      asked.destroy();
    };
    for (let turn = 0; turn < ABORTS; turn += 25) {
      await Promise.all(Array.from({ length: 25 }, (_, at) => leaving(turn + at)));
    }
    const errors = server.log.filter((line) => /"level":(50|60)/.test(line));
    expect(errors).toEqual([]);
    for (let turn = 0; turn < ABORTS; turn += 1) {
      const again = await shop.invoke(body, { 'idempotency-key': `leaver-${turn}` });
      expect(again.status).toBe(200);
      expect(again.text).toContain('Hello, friend.');
    }
    await eventually(() => timers() <= timersBefore);
    await eventually(async () => (await openConnections(server)) < 10);
  });

  it('tell only the beginning of a draft without end', async () => {
    const words = 'word '.repeat(100);
    agent.plan = async function* () {
      for (let at = 0; at < 400; at += 1) {
        yield { kind: 'text-delta', text: `${words}.\n` };
        if (at % 20 === 0) await sleep(1);
      }
      yield { kind: 'message', text: 'Enough.' };
    };
    const stream = await EventStream.open(shop, shop.invokePath, INVOKE.says('hi'), {
      'idempotency-key': 'long',
    });
    await stream.ended();
    expect(stream.text.length).toBeLessThan(400 * 1024);
    expect(stream.names.at(-1)).toBe('done');
  });
});

describe('streams', () => {
  const shops = new Map<string, ShopClient>();
  const stops: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const agent = new LiveAgent();
    agent.plan = async function* () {
      await sleep(5_500);
      yield { kind: 'message', text: 'There.' };
    };
    for (const [name, create] of DATABASES) {
      const database = await create();
      const server = await startServer(database.url, { agent });
      shops.set(name, new ShopClient(server.url));
      stops.push(() => server.stop().then(() => database.discard()));
    }
  });
  afterAll(() => Promise.all(stops.map((stop) => stop())));

  const places = DATABASES.flatMap(([database]) => SURFACES.map((at) => ({ ...at, database })));

  it.concurrent.each(places)(
    'of $name on $database beat every five seconds while nothing comes',
    async ({ open, says, database }) => {
      const shop = shops.get(database) as ShopClient;
      const stream = await EventStream.open(shop, await open(shop), says('hi'));
      await stream.ended();
      expect(stream.text).toMatch(/^: heartbeat\n\n/);
      expect(stream.names.at(-1)).toBe('done');
    },
  );
});

describe('streams of servers that come and go', () => {
  const agent = new LiveAgent();

  it('go on at another server, with what was not told yet', async () => {
    const { url } = await createPostgres();
    const servers = [await startServer(url, { agent }), await startServer(url, { agent })];
    const [one, two] = servers.map((server) => new ShopClient(server.url)) as [ShopClient, ShopClient];
    const door = aDoor();
    agent.plan = async function* () {
      yield { kind: 'text-delta', text: 'Look. ' };
      yield { kind: 'recommendation', productIds: [PRODUCT], criteria: null };
      await door.opened;
      yield { kind: 'message', text: 'Look.' };
    };
    const headers = { 'idempotency-key': 'elsewhere' };
    const body = INVOKE.says('hi');
    const first = await EventStream.open(one, one.invokePath, body, headers);
    await first.until(({ names }) => names.includes('recommendationEvent'));
    const second = EventStream.open(two, two.invokePath, body, { ...headers, 'last-event-id': first.lastId });
    await sleep(50);
    door.open();
    await first.ended();
    const rest = await (await second).ended();
    expect(rest.names).toEqual(['messageEvent', 'done']);
    expect(rest.events.at(-1)?.data).toBe(first.events.at(-1)?.data);

    const wrong = first.lastId.replace(/-\d+-[^-]+$/, '-1-deadbeef');
    const anew = await EventStream.open(two, two.invokePath, body, { ...headers, 'last-event-id': wrong });
    expect((await anew.ended()).names).toEqual(['reset', 'recommendationEvent', 'messageEvent', 'done']);
    await Promise.all(servers.map((server) => server.stop()));
  });

  it('go on at a server that was started anew', async () => {
    const database = await createSqlite();
    agent.plan = speaks('Hello, friend.');
    const before = await startServer(database.url, { agent });
    const headers = { 'idempotency-key': 'anew' };
    const client = new ShopClient(before.url);
    const first = await (
      await EventStream.open(client, client.invokePath, INVOKE.says('hi'), headers)
    ).ended();
    await before.stop();
    const after = await startServer(database.url, { agent });
    const again = new ShopClient(after.url);
    const [{ id } = { id: null }] = first.events;
    const rest = await (
      await EventStream.open(again, again.invokePath, INVOKE.says('hi'), {
        ...headers,
        'last-event-id': id ?? '',
      })
    ).ended();
    expect(rest.names).toEqual(['messageEvent', 'done']);
    expect(rest.events.at(-1)?.data).toBe(first.events.at(-1)?.data);
    await after.stop();
    await database.discard();
  });

  it('let a server that stops finish what it tells', async () => {
    const other = await createSqlite();
    const stopping = await startServer(other.url, { agent });
    const client = new ShopClient(stopping.url);
    const door = aDoor();
    agent.plan = async function* () {
      yield { kind: 'text-delta', text: 'Soon ' };
      await door.opened;
      yield { kind: 'message', text: 'Soon there.' };
    };
    const stream = await EventStream.open(client, client.invokePath, INVOKE.says('hi'));
    await stream.until(({ draft }) => draft !== '');
    const stopped = stopping.stop();
    await sleep(50);
    door.open();
    expect((await stream.ended()).names.at(-1)).toBe('done');
    await stopped;
    await other.discard();
  });
});

interface Answered {
  readonly response?: { readonly responseEvents: readonly unknown[] };
  readonly reply?: { readonly products: unknown; readonly content: unknown };
}

const PRODUCT = '018c39ce-db1b-48e1-1bca-d36601955c9c';
const TITLE = 'Connectly Signature Pink Dress';

function openConnections({ app }: TestServer): Promise<number> {
  const server = app.getHttpServer();
  return new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
}

const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

/** A connection to PostgreSQL that has nothing to do has a timer for ten seconds. */
async function eventually(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + 15_000;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error('it did not come about');
    await sleep(20);
  }
}
