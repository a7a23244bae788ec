import { allows, type Scope } from '@app/domain';
import type { OpenAPIObject } from '@nestjs/swagger';
import { createSqlite, type TestDatabase } from './support/databases';
import { ShopClient } from './support/shop.client';
import { issueKey } from './support/tenants';
import { startServer, type TestServer } from './support/test-server';

interface Route {
  readonly method: string;
  readonly path: string;
}

const OPEN = ['/health', '/health/live', '/health/ready'];
/** Answers every key with what that very key may do. */
const ANY_KEY = '/v1/scopes';
const READS: Scope = 'invoke:states:read';

/** What a route needs; whatever is not named here is for administrators. */
function neededScope({ method, path }: Route): Scope {
  if (path.endsWith('/invoke/v1')) return 'invoke:states:write';
  if (path.startsWith('/api/agents/sales/')) return `sales:messages:${method === 'GET' ? 'read' : 'write'}`;
  if (path.startsWith('/v1/') || path.endsWith('/handovers') || path.includes('/handover:')) {
    return `chat:conversations:${method === 'GET' ? 'read' : 'write'}`;
  }
  if (path.endsWith('/replay')) return READS;
  if (path.endsWith('/what-if')) return 'invoke:states:write';
  const reads = /\/(states\/\{stateId\}(\/(children|transcript|why))?|sessions(\/\{sessionId\})?)$/.test(
    path,
  );
  return method === 'GET' && reads ? READS : 'admin:*:*';
}

describe('every route', () => {
  let database: TestDatabase;
  let server: TestServer;
  let routes: readonly Route[];

  beforeAll(async () => {
    database = await createSqlite();
    server = await startServer(database.url);
    const response = await fetch(`${server.url}/docs/openapi.json`);
    const { paths } = (await response.json()) as OpenAPIObject;
    routes = Object.entries(paths)
      .filter(([path]) => !OPEN.includes(path))
      .flatMap(([path, operations]) =>
        Object.keys(operations).map((method) => ({ path, method: method.toUpperCase() })),
      );
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  const call = async ({ method, path }: Route, key: string): Promise<number> => {
    const filled = path.replace('{business_id}', 'demo').replace(/\{\w+\}/g, 'x');
    return (await new ShopClient(server.url, 'demo', key).send(filled, { method })).status;
  };

  it('asks for a key', async () => {
    expect(routes.length).toBeGreaterThan(10);
    for (const route of routes) expect([route, await call(route, 'nobody')]).toEqual([route, 401]);
  });

  it.each([
    'invoke:states:read',
    'invoke:states:write',
    'sales:messages:read',
    'sales:messages:write',
    'chat:conversations:write',
    'chat:control:write',
    'admin:*:*',
  ])('asks for its scope: a key with %s', async (scope) => {
    const { secret } = await issueKey(server.app, 'demo', [scope]);
    for (const route of routes) {
      const refused = (await call(route, secret)) === 403;
      const isAllowed = route.path === ANY_KEY || allows([scope], neededScope(route));
      expect([route, refused]).toEqual([route, !isAllowed]);
    }
  });

  it('that is not described is not there', async () => {
    for (const path of [
      '/metrics',
      '/debug',
      '/api',
      '/graphql',
      '/.env',
      '/internal/v1/businesses',
      '/docs-json',
    ]) {
      expect((await new ShopClient(server.url).send(path)).status).toBe(404);
    }
  });
});
