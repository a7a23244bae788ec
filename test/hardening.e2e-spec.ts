import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { unreadableBodies } from './support/bad-bodies';
import { CONVERSATIONS } from './support/conversations.surface';
import { DATABASES, createSqlite, type TestDatabase } from './support/databases';
import { INVOKE } from './support/invoke.surface';
import { ObedientAgent } from './support/obedient.agent';
import { SALES_MESSAGE } from './support/sales-message.surface';
import { ShopClient, type HttpAnswer } from './support/shop.client';
import { startServer, type TestServer } from './support/test-server';

const ROUTES = join(__dirname, 'routes.snapshot.txt');
const SURFACES = [INVOKE, CONVERSATIONS, SALES_MESSAGE];
/** Nothing of a stack, a statement, a path, a driver, a key or what an agent threw is for a client. */
const TELLTALE =
  /node_modules|\.(ts|js):\d|\bat [\w.<]+ \(|\/(work|home|root|tmp|usr)\/|SELECT |INSERT INTO|sqlite|postgres|\bpg\b|typeorm|fastify|nestjs|ECONN|SQLSTATE|sa_live_|sk-|demo-key|a secret|Maximum call stack/i;

it('the routes of a production server are those that are known', async () => {
  const database = await createSqlite();
  const server = await startServer(database.url, { environment: { NODE_ENV: 'production' } });
  const fastify: FastifyInstance = server.app.getHttpAdapter().getInstance();
  const text = `${fastify.printRoutes({ commonPrefix: false }).trimEnd()}\n`;
  if (process.env.UPDATE_OPENAPI === '1') await writeFile(ROUTES, text);
  expect(text).toBe(await readFile(ROUTES, 'utf8'));
  await server.stop();
  await database.discard();
});

describe.each(DATABASES)('what gets out of the server on %s', (_name, create) => {
  let database: TestDatabase;
  let server: TestServer;
  let shop: ShopClient;
  const refusals: HttpAnswer[] = [];

  beforeAll(async () => {
    database = await create();
    server = await startServer(database.url, { agent: new ObedientAgent() });
    shop = new ShopClient(server.url);
    for (const surface of SURFACES) {
      const path = await surface.open(shop);
      await shop.post(path, surface.says('c4n4ry in a good message'));
      for (const text of ['fail', 'be late', 'be unavailable', 'throw RangeError', 'throw text']) {
        refusals.push(await shop.post(path, surface.says(text)));
      }
      for (const bad of [...unreadableBodies(surface.says), ...surface.badBodies]) {
        refusals.push(await shop.post(bad.path ?? path, bad.body, bad.headers));
      }
      const says = JSON.stringify(surface.says('c4n4ry in a bad body'));
      refusals.push(
        await shop.post(path, `${says}c4n4ry`),
        await shop.post(path, says.replace('{', '{"c4n4ry":"c4n4ry","__proto__":{},')),
        await shop.post(`${path}/c4n4ry?c4n4ry=c4n4ry`, says),
        await new ShopClient(server.url, 'demo', 'sa_live_c4n4ryc4n4ry').post(path, says),
        await shop.send(path, { method: 'PATCH' }),
      );
    }
    for (const path of [
      '/states/c4n4ry',
      '/sessions/c4n4ry',
      '/products/c4n4ry',
      '/sessions?cursor=c4n4ry',
    ]) {
      refusals.push(await shop.get(path));
    }
  }, 120_000);

  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  it('no error tells how it is made', () => {
    expect(refusals.length).toBeGreaterThan(100);
    for (const { text } of refusals) expect(text).not.toMatch(TELLTALE);
    expect(new Set(refusals.map(({ status }) => status)).size).toBeGreaterThan(7);
  });

  it('no line of the log, at any level, holds what somebody wrote or a key', () => {
    expect(server.log.some((line) => line.includes('"level":50'))).toBe(true);
    for (const line of server.log) expect(line).not.toMatch(/c4n4ry|demo-key|sa_live_/);
  });

  it('each request has one line: who, where, how it ended and which state it made', () => {
    const lines = server.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    const made = lines.filter(
      ({ msg, status, method }) => msg === 'request' && method === 'POST' && status === 200,
    );
    const created = lines.filter(
      ({ msg, status, route }) => msg === 'request' && status === 201 && String(route).endsWith('/messages'),
    );
    expect(made.length).toBeGreaterThanOrEqual(2);
    for (const line of [...made, ...created]) {
      expect(line).toMatchObject({
        requestId: expect.any(String) as string,
        business: 'demo',
        route: expect.stringMatching(/^\//) as string,
        ms: expect.any(Number) as number,
        stateId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      });
    }
    for (const line of lines.filter(({ status }) => Number(status) >= 400))
      expect(line).not.toHaveProperty('stateId');
  });
});
