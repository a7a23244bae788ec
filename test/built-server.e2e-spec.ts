import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { BuiltServer, buildServer } from './support/built-server';
import { ChatClient } from './support/chat.client';
import { createPostgres, createSqlite, type TestDatabase } from './support/databases';
import { rawHttp } from './support/raw-http';
import { ShopClient, userSays, type HttpAnswer } from './support/shop.client';
import { TraceCollector } from './support/trace.collector';

const AGENT = { agentDescriptorId: 'example-agent' };
const HELLO = { context: AGENT, inputEvents: [userSays('hello')] };

/** What `npm start` runs, in a process of its own: it can be killed. */
describe('the built server', () => {
  let database: TestDatabase;
  const running: BuiltServer[] = [];

  const start = async (environment: Readonly<Record<string, string>> = {}): Promise<BuiltServer> => {
    const server = await BuiltServer.start({ DATABASE_URL: database.url, ...environment });
    running.push(server);
    return server;
  };

  beforeAll(buildServer, 120_000);

  beforeEach(async () => {
    database = await createSqlite();
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.kill('SIGKILL')));
    await database.discard();
  });

  it('says where it is, and a request that can be pasted', async () => {
    const { printed, url } = await start();
    expect(printed).toContain(`listening on ${url}`);
    expect(printed).toContain(`${url}/docs`);
    const curl = printed.slice(printed.indexOf('curl '), printed.lastIndexOf("'") + 1);
    const { stdout } = await promisify(execFile)('sh', ['-c', curl]);
    expect(JSON.parse(stdout)).toMatchObject({
      response: { stateId: expect.any(String) as string, parentStateId: null },
    });
    expect(stdout).toMatch(/free shipping/i);
  });

  it('loads no package that a start over its own schema has no use for', async () => {
    const loaded = async (): Promise<string> => {
      const server = await start({ NODE_DEBUG: 'module' });
      const { printed } = server;
      await server.kill('SIGTERM');
      return printed;
    };
    expect(await loaded()).toMatch(/node_modules\/typeorm\//);
    const again = await loaded();
    expect(again).toMatch(/node_modules\/better-sqlite3\//);
    expect(again).not.toMatch(/node_modules\/(?:typeorm|pg|openai|chrono-node|markdown-it|csv-parse)\//);
  });

  it('keeps every answered state through kill -9, and the answers of every key', async () => {
    const first = await start();
    const shop = new ShopClient(first.url);
    const answered: { key: string; answer: HttpAnswer }[] = [];
    let stopped = false;
    const clients = Array.from({ length: 8 }, async (_, client) => {
      for (let turn = 0; !stopped; turn += 1) {
        const key = `client-${client}-${turn}`;
        try {
          const answer = await shop.invoke(HELLO, { 'idempotency-key': key });
          if (answer.status === 200) answered.push({ key, answer });
        } catch {
          return;
        }
      }
    });
    while (answered.length < 40) await new Promise((resolve) => setTimeout(resolve, 10));
    await first.kill('SIGKILL');
    stopped = true;
    await Promise.all(clients);

    const again = new ShopClient((await start()).url);
    for (const { key, answer } of answered) {
      const replay = await again.invoke(HELLO, { 'idempotency-key': key });
      expect(replay.text).toBe(answer.text);
      expect(replay.headers.get('idempotency-replayed')).toBe('true');
      const { stateId } = (answer.json as { response: { stateId: string } }).response;
      expect((await again.get(`/states/${stateId}`)).status).toBe(200);
    }
    const verified = await again.get('/verify');
    expect(verified.status).toBe(200);
    expect(verified.json).toMatchObject({ faults: [] });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'stops on %s with what it has begun done, and exit code 0',
    async (signal) => {
      const server = await start();
      const shop = new ShopClient(server.url);
      await shop.invoke(HELLO);
      const begun = Array.from({ length: 20 }, () => shop.invoke(HELLO).catch(() => undefined));
      await new Promise((resolve) => setTimeout(resolve, 5));
      const stoppedAt = performance.now();
      expect(await server.kill(signal)).toBe(0);
      expect(performance.now() - stoppedAt).toBeLessThan(5_000);
      const statuses = (await Promise.all(begun)).map((answer) => answer?.status);
      for (const status of statuses) expect([200, 503, undefined]).toContain(status);
      await expect(shop.invoke(HELLO)).rejects.toThrow();
    },
  );

  it('sends traces, where it is told to: a request below its caller, its turn, its phases, and no text', async () => {
    const collector = await TraceCollector.start();
    const server = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    const shop = new ShopClient(server.url);
    const [traceId, callerId] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
    const says = { context: AGENT, inputEvents: [userSays('c4n4ry')] };
    await shop.invoke(says, { traceparent: `00-${traceId}-${callerId}-01` });
    await shop.invoke({ ...says, context: { agentDescriptorId: 'nobody' } });
    expect(await server.kill('SIGTERM')).toBe(0);
    collector.stop();

    const named = (name: string) =>
      collector.spans.filter((span) => span.name === name && span.traceId === traceId);
    const [request] = named(`POST ${shop.invokePath.replace('demo', ':business_id')}`);
    expect(request?.parentSpanId).toBe(callerId);
    const [turn] = named('turn');
    expect(turn?.parentSpanId).toBe(request?.spanId);
    for (const phase of ['load', 'decide-input', 'reserve', 'respond', 'decide-reply', 'commit']) {
      expect(named(phase).map(({ parentSpanId }) => parentSpanId)).toEqual([turn?.spanId]);
    }
    const told = collector.spans.flatMap(({ attributes }) =>
      attributes.map(({ key, value }) => `${key} ${value.stringValue}`),
    );
    expect(told).toEqual(
      expect.arrayContaining(['outcome completed', 'outcome AGENT_DESCRIPTOR_NOT_FOUND', 'business demo']),
    );
    expect(told.join('\n')).toMatch(/^state [0-9a-f-]{36}$/m);
    expect(collector.text).not.toMatch(/c4n4ry|demo-key/);
  });

  it('does not stay behind when npm is told to stop', async () => {
    const server = await BuiltServer.startBehindShell({ DATABASE_URL: database.url });
    const { url } = server;
    await server.kill('SIGTERM');
    const giveUpAt = performance.now() + 10_000;
    const answers = (): Promise<boolean> =>
      fetch(`${url}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    const isGone = async () => !(await answers()) && server.printed.includes('npm is gone');
    while (!(await isGone()) && performance.now() < giveUpAt)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await answers()).toBe(false);
    expect(server.printed).toContain('npm is gone');
  });

  it('refuses to start in a wrong environment, and says which variables are wrong', async () => {
    const server = BuiltServer.spawn({ PORT: 'many', LOG_LEVEL: 'loud', DATABASE_URL: database.url });
    expect(await server.ended()).toBe(1);
    expect(server.printed).toContain('PORT must be a whole number from 0 to 65535');
    expect(server.printed).toContain('LOG_LEVEL must be one of');
    expect(server.printed).not.toContain('    at ');
  });

  it('refuses the database file of another server, and points to PostgreSQL', async () => {
    await start();
    const second = BuiltServer.spawn({ DATABASE_URL: database.url });
    expect(await second.ended()).toBe(1);
    expect(second.printed).toContain('postgres://');
    expect(second.printed).not.toContain('    at ');
  });

  it('says plainly when its port is taken', async () => {
    const first = await start();
    const other = await createSqlite();
    const second = BuiltServer.spawn({ DATABASE_URL: other.url, PORT: String(first.port) });
    expect(await second.ended()).toBe(1);
    expect(second.printed).toMatch(/^PORT .*in use.*: set PORT to another, or 0 for any\.\n$/);
    await other.discard();
  });

  /** The built-in agent answers in a few milliseconds: faster than a server takes 20 new connections. */
  it.each([
    ['SQLite', createSqlite, 1],
    ['two processes on one PostgreSQL', createPostgres, 2],
  ] as const)(
    'generates one of 20 replies that are asked for at once, on %s',
    async (_name, create, count) => {
      const shared = await create();
      const servers: BuiltServer[] = [];
      for (let at = 0; at < count; at += 1) servers.push(await start({ DATABASE_URL: shared.url }));
      const chats = servers.map(({ url }) => new ChatClient(new ShopClient(url)));
      // A process that answers for the first time is slow, and the other one would be done by then.
      for (const chat of chats) {
        for (let turn = 0; turn < 5; turn += 1) await chat.say((await chat.begin()).id, 'hi');
      }
      const { id } = await (chats[0] as ChatClient).begin();
      const ask = ({ port }: BuiltServer): Promise<string> => rawHttp(port, [generateReply(id)]);
      for (let round = 0; round < 6; round += 1) {
        const answers = await Promise.all(
          Array.from({ length: 20 }, (_, at) => ask(servers[at % count] as BuiltServer)),
        );
        const statuses = answers.map((answer) => answer.slice(9, 12)).sort();
        expect(statuses).toEqual(['201', ...Array.from({ length: 19 }, () => '409')]);
      }
      await Promise.all(running.splice(0).map((server) => server.kill('SIGKILL')));
      await shared.discard();
    },
  );
});

/** As text of HTTP, for a connection of its own. */
function generateReply(conversationId: string): string {
  const body = JSON.stringify({ role: 'user', content: 'a pink dress', action: 'generate-reply' });
  return [
    `POST /v1/conversations/${conversationId}/messages HTTP/1.1`,
    'host: shop',
    'x-api-key: demo-key',
    'connection: close',
    'content-type: application/json',
    `content-length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
}
