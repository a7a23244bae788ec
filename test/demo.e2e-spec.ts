import { DATABASES, type TestDatabase } from './support/databases';
import { ShopClient } from './support/shop.client';
import { startServer } from './support/test-server';

const DRESS = '018c6302-ec34-02f2-cc2c-c5f1f38a7a03';

describe.each(DATABASES)('the demo shop on %s', (_name, createDatabase) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createDatabase();
  });

  afterAll(() => database.discard());

  async function during<Result>(
    environment: NodeJS.ProcessEnv,
    use: (shop: ShopClient) => Promise<Result>,
  ): Promise<Result> {
    const server = await startServer(database.url, { environment });
    try {
      return await use(new ShopClient(server.url));
    } finally {
      await server.stop();
    }
  }

  const put = (shop: ShopClient, path: string, body: unknown) =>
    shop.send(shop.businessPath + path, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('is not made in production', async () => {
    const answer = await during({ NODE_ENV: 'production' }, (shop) => shop.get('/agent-descriptors'));
    expect(answer.status).toBe(401);
  });

  it('is whole after the first start', async () => {
    await during({}, async (shop) => {
      const agents = await shop.get('/agent-descriptors');
      expect(agents.json).toMatchObject({
        agentDescriptors: [
          { id: '018e7dc6-d9f8-48aa-1751-b57fdce7403e', version: 1 },
          { id: 'example-agent', version: 1 },
        ],
      });
      expect((await shop.get('/sites')).json).toMatchObject({ sites: [{ id: 'site_456' }] });
      expect((await shop.get(`/products/${DRESS}`)).json).toMatchObject({ price: 79.9, currency: 'USD' });
    });
  });

  it("leaves a developer's changes as they are", async () => {
    await during({}, async (shop) => {
      await put(shop, '/agent-descriptors/example-agent', { name: 'Mine', greeting: 'Mine!' });
      await put(shop, '/sites/site_456', { name: 'Mine' });
      const row = JSON.stringify({ productId: DRESS, title: 'My dress', price: 1 });
      await shop.post(`${shop.businessPath}/products:import?format=jsonl`, row);
    });
    await during({}, async (shop) => {
      expect((await shop.get('/agent-descriptors/example-agent')).json).toMatchObject({ version: 2 });
      expect((await shop.get('/sites')).json).toMatchObject({ sites: [{ name: 'Mine' }] });
      expect((await shop.get(`/products/${DRESS}`)).json).toMatchObject({ title: 'My dress', price: 1 });
    });
  });

  it.each([{ NODE_ENV: 'production' }, { HOST: '0.0.0.0' }])(
    'is closed to its well-known key with %j, though the database has it',
    async (environment) => {
      const answer = await during(environment, (shop) => shop.get('/agent-descriptors'));
      expect([answer.status, answer.json]).toMatchObject([401, { code: 'UNAUTHENTICATED' }]);
    },
  );
});
