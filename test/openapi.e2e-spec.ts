import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { createSqlite, type TestDatabase } from './support/databases';
import { startServer, type TestServer } from './support/test-server';

const SNAPSHOT = join(__dirname, 'openapi.snapshot.json');

describe('the API description', () => {
  let database: TestDatabase;
  let server: TestServer;

  beforeAll(async () => {
    database = await createSqlite();
    server = await startServer(database.url);
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  const read = async (): Promise<OpenAPIObject> => {
    const response = await fetch(`${server.url}/docs/openapi.json`);
    return (await response.json()) as OpenAPIObject;
  };

  it('is the one kept in the repository; `npm run openapi:write` keeps a new one', async () => {
    const text = `${JSON.stringify(await read(), null, 2)}\n`;
    if (process.env.UPDATE_OPENAPI === '1') await writeFile(SNAPSHOT, text);
    expect(text).toBe(await readFile(SNAPSHOT, 'utf8'));
  });

  it('tells of each operation what it does and what it answers', async () => {
    const { paths } = await read();
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(operations as Record<string, unknown>)) {
        const { summary, responses } = operation as { summary?: string; responses: Record<string, unknown> };
        expect({ path, method, summary }).toEqual({ path, method, summary: expect.any(String) as string });
        expect(Object.keys(responses).some((status) => status.startsWith('2'))).toBe(true);
      }
    }
  });

  it('has a name of its own for every schema, and refers only to what is there', async () => {
    const document = await read();
    const referred = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
    expect(referred.length).toBeGreaterThan(10);
    for (const [, name = ''] of referred) expect(document.components?.schemas).toHaveProperty(name);
  });

  it('can be looked at', async () => {
    const page = await fetch(`${server.url}/docs`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('swagger-ui');
    expect((await fetch(`${server.url}/docs/swagger-ui-bundle.js`)).status).toBe(200);
  });

  it('is not there in production, and neither is the demo shop', async () => {
    const other = await createSqlite();
    const production = await startServer(other.url, { environment: { NODE_ENV: 'production' } });
    for (const path of ['/docs', '/docs/openapi.json', '/docs/']) {
      expect((await fetch(production.url + path)).status).toBe(404);
    }
    const sessions = await fetch(`${production.url}/internal/v1/businesses/demo/sessions`, {
      headers: { 'x-api-key': 'demo-key' },
    });
    expect(sessions.status).toBe(401);
    await production.stop();
    await other.discard();
  });
});
