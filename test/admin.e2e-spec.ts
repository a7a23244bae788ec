import { gzipSync } from 'node:zlib';
import { DATABASES, type TestDatabase } from './support/databases';
import { ShopClient, userSays } from './support/shop.client';
import { createTenant, issueKey } from './support/tenants';
import { startServer, type TestServer } from './support/test-server';

const NDJSON = { 'content-type': 'application/x-ndjson' };

function line(productId: string, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ productId, title: `Wooden train ${productId}`, price: 19.9, ...more });
}

describe.each(DATABASES)('the set-up of a tenant on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let server: TestServer;
  let admin: ShopClient;

  beforeAll(async () => {
    database = await createDatabase();
    server = await startServer(database.url);
    await createTenant(server.app, 'toys');
    const { secret } = await issueKey(server.app, 'toys', ['admin:*:*', 'invoke:*:*']);
    admin = new ShopClient(server.url, 'toys', secret);
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  const put = (path: string, body: unknown) =>
    admin.send(admin.businessPath + path, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const post = (path: string, body: unknown, headers?: Readonly<Record<string, string>>) =>
    admin.post(admin.businessPath + path, body, headers);
  const remove = (path: string) => admin.send(admin.businessPath + path, { method: 'DELETE' });

  describe('agent descriptors', () => {
    it('get a version with every change, and none without', async () => {
      const first = await put('/agent-descriptors/helper', { name: 'Helper' });
      expect(first.status).toBe(200);
      expect(first.json).toMatchObject({
        id: 'helper',
        version: 1,
        definition: { name: 'Helper', engine: 'built-in', language: 'en', maxRecommendations: 3 },
      });
      expect((await put('/agent-descriptors/helper', { name: 'Helper' })).json).toMatchObject({ version: 1 });
      const changed = await put('/agent-descriptors/helper', { name: 'Helper', greeting: 'Hi!' });
      expect(changed.json).toMatchObject({ version: 2 });

      expect((await admin.get('/agent-descriptors/helper')).json).toEqual(changed.json);
      expect((await admin.get('/agent-descriptors/helper/versions')).json).toEqual({
        versions: [changed.json, first.json],
      });
      const { json } = await admin.get('/agent-descriptors');
      expect(json).toMatchObject({ agentDescriptors: [{ id: 'agent' }, { id: 'helper', version: 2 }] });
    });

    it('are refused with a pointer to each wrong field', async () => {
      const answer = await put('/agent-descriptors/helper', { name: 'Helper', language: 'klingonish!' });
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.json).toMatchObject({ code: 'INVALID_ARGUMENT', errors: [{ pointer: '#/language' }] });
      const misspelt = await put('/agent-descriptors/helper', { name: 'Helper', greting: 'Hi!' });
      expect(misspelt.json).toMatchObject({ errors: [{ pointer: '#/greting' }] });
    });

    it('are not found under an unknown id or another business', async () => {
      for (const path of ['/agent-descriptors/nobody', '/agent-descriptors/nobody/versions']) {
        const answer = await admin.get(path);
        expect([answer.status, answer.json]).toMatchObject([404, { code: 'AGENT_DESCRIPTOR_NOT_FOUND' }]);
      }
      expect((await admin.get('/agent-descriptors/example-agent')).status).toBe(404);
    });
  });

  it('keeps sites, and knows whether their agent is there', async () => {
    const site = { id: 'outlet', name: 'Outlet', agentDescriptorId: 'agent' };
    expect((await put('/sites/outlet', { name: 'Outlet', agentDescriptorId: 'agent' })).json).toEqual(site);
    expect((await admin.get('/sites')).json).toEqual({ sites: [site] });
    const wrong = await put('/sites/outlet', { name: 'Outlet', agentDescriptorId: 'nobody' });
    expect([wrong.status, wrong.json]).toMatchObject([400, { errors: [{ pointer: '#/agentDescriptorId' }] }]);
    expect((await put('/sites/outlet', {})).json).toMatchObject({ errors: [{ pointer: '#/name' }] });
  });

  describe('keys', () => {
    it('work from when they are made until they are revoked, and are shown once', async () => {
      const made = await post('/keys', { label: 'widget', scopes: ['invoke:*:*'] });
      expect(made.status).toBe(201);
      const { id, key } = made.json as { id: string; key: string };
      const widget = new ShopClient(server.url, 'toys', key);
      await widget.say('hello', { agentDescriptorId: 'agent' });

      const listed = await admin.get('/keys');
      const { keys } = listed.json as { keys: readonly { id: string }[] };
      expect(keys.map((listedKey) => listedKey.id)).toContain(id);
      expect(listed.text).not.toContain(key.slice(17, 60));
      expect(server.log.join('')).not.toContain(key.slice(17, 60));

      expect((await remove(`/keys/${id}`)).status).toBe(204);
      expect((await widget.invoke({})).status).toBe(401);
      expect((await remove('/keys/unknown1')).json).toMatchObject({ code: 'API_KEY_NOT_FOUND' });
      expect((await remove('/keys/demo-key')).status).toBe(404);
    });

    it('have the limits of the server where null is said', async () => {
      const made = await post('/keys', {
        scopes: ['invoke:*:*'],
        label: null,
        expiresAt: null,
        limits: null,
      });
      expect([made.status, made.json]).toMatchObject([201, { label: '', limits: {} }]);
    });

    it.each([
      ['#/scopes', { label: 'x' }],
      ['#/scopes', { scopes: 'invoke:*:*' }],
      ['#/scopes/0', { scopes: ['everything'] }],
      ['#/expiresAt', { scopes: ['invoke:*:*'], expiresAt: 'soon' }],
      ['#/label', { scopes: ['invoke:*:*'], label: 7 }],
      ['#/limits', { scopes: ['invoke:*:*'], limits: 7 }],
      ['#/limits/turnsPerDay', { scopes: ['invoke:*:*'], limits: { turnsPerDay: 'many' } }],
      ['#/limits/turnsPerDay', { scopes: ['invoke:*:*'], limits: { turnsPerDay: 0 } }],
      ['#/limits/turns_per_day', { scopes: ['invoke:*:*'], limits: { turns_per_day: 1 } }],
      ['#/expires_at', { scopes: ['invoke:*:*'], expires_at: '2030-01-01T00:00:00Z' }],
    ])('are refused with a wrong %s', async (pointer, body) => {
      const answer = await post('/keys', body);
      expect([answer.status, answer.json]).toMatchObject([400, { errors: [{ pointer }] }]);
    });

    it('have the limits that they are made with', async () => {
      const limits = { turnsPerDay: 1, requestsPerMinute: 30 };
      const made = await post('/keys', { scopes: ['invoke:*:*'], limits });
      const { id, key } = made.json as { id: string; key: string };
      expect(made.json).toMatchObject({ limits });
      const { keys } = (await admin.get('/keys')).json as { keys: readonly { id: string; limits: object }[] };
      expect(keys.find((listed) => listed.id === id)?.limits).toEqual(limits);
      const widget = new ShopClient(server.url, 'toys', key);
      await widget.say('hello', { agentDescriptorId: 'agent' });
      const second = await widget.invoke({
        context: { agentDescriptorId: 'agent' },
        inputEvents: [userSays('hello again')],
      });
      expect([second.status, second.headers.get('ratelimit-policy')]).toEqual([429, '"burst";q=30;w=60']);
    });

    it('open no admin route without the admin scope', async () => {
      const { secret } = await issueKey(server.app, 'toys', ['invoke:*:*', 'sales:*:*', 'chat:*:*']);
      const widget = new ShopClient(server.url, 'toys', secret);
      const routes = ['/agent-descriptors', '/sites', '/keys', '/products', '/products/x', '/verify'];
      for (const path of routes) expect((await widget.get(path)).status).toBe(403);
      const answer = await widget.post(`${widget.businessPath}/products:import`, line('p'), NDJSON);
      expect([answer.status, answer.json]).toMatchObject([
        403,
        { detail: expect.stringContaining('admin') as string },
      ]);
    });

    it('make no business and reach no other', async () => {
      expect((await admin.post('/internal/v1/businesses', { name: 'Another' })).status).toBe(404);
      const trespasser = new ShopClient(server.url, 'demo', admin.key);
      expect((await trespasser.get('/keys')).status).toBe(403);
    });
  });

  describe('products', () => {
    it('are imported from JSON Lines, refused rows with line and reason', async () => {
      const a = line('a', { brand: 'Acme', imageUrl: 'http://shop.example/a.jpg' });
      const body = [a, '{"title":"no id"}', line('b', { price: 5 }), 'junk'].join('\n');
      const answer = await post('/products:import', body, NDJSON);
      expect(answer.status).toBe(200);
      expect(answer.json).toMatchObject({
        imported: 2,
        refused: 2,
        refusals: [{ line: 2 }, { line: 4 }],
        notes: [{ note: expect.stringContaining('imageUrl') as string, rows: 1, line: 1 }],
      });
      expect((await admin.get('/products/a')).json).toMatchObject({
        productId: 'a',
        brand: 'Acme',
        price: 19.9,
        currency: 'USD',
        imageUrl: null,
      });
    });

    it('are imported gzipped, with the field names of their shop and its currency', async () => {
      const rows = Array.from({ length: 1_200 }, (_, at) =>
        JSON.stringify({ id: `g${at}`, name: 'Kite', cents: at }),
      );
      const mapping = encodeURIComponent('{"productId":"id","title":"name","priceMinor":"cents"}');
      const answer = await post(
        `/products:import?format=jsonl&currency=EUR&mapping=${mapping}`,
        gzipSync(rows.join('\n')),
        { 'content-type': 'application/gzip', 'content-encoding': 'gzip' },
      );
      expect(answer.json).toEqual({ imported: 1_200, refused: 0, refusals: [] });
      expect((await admin.get('/products/g1199')).json).toMatchObject({ price: 11.99, currency: 'EUR' });
    });

    it('are none in a request without a body, and so is knowledge', async () => {
      const none = { imported: 0, refused: 0, refusals: [] };
      const send = (path: string) => admin.send(admin.businessPath + path, { method: 'POST' });
      expect((await send('/products:import?format=jsonl')).json).toEqual(none);
      expect((await send('/products:import')).status).toBe(415);
      expect((await send('/knowledge')).status).toBe(415);
    });

    it('are imported from a shop export and from a feed', async () => {
      const csv = 'Handle,Title,Vendor,Variant Price\nball,Red ball,Acme,4.50\n';
      expect((await post('/products:import', csv, { 'content-type': 'text/csv' })).json).toMatchObject({
        imported: 1,
      });
      const feed = `<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel>
        <item><g:id>yoyo</g:id><title>Yo-yo</title><g:price>3.00 USD</g:price></item></channel></rss>`;
      expect(
        (await post('/products:import', feed, { 'content-type': 'application/xml' })).json,
      ).toMatchObject({
        imported: 1,
      });
      expect((await admin.get('/products/yoyo')).json).toMatchObject({ title: 'Yo-yo', price: 3 });
    });

    it('are found by the search that the agent uses, within its limits in the currency of most', async () => {
      const products = [line('t1', { price: 10 }), line('t2', { price: 30 })];
      await post('/products:import?currency=EUR', products.join('\n'), NDJSON);
      await post('/products:import', line('t3', { price: 10 }), NDJSON);
      const { json, status } = await admin.get('/products?query=wooden+train&maxPrice=15&limit=5');
      expect(status).toBe(200);
      const found = (json as { products: { productId: string; price: number }[] }).products;
      expect(found.map(({ productId }) => productId)).toContain('t1');
      expect(found.map(({ productId }) => productId)).not.toContain('t3');
      for (const { price } of found) expect(price).toBeLessThanOrEqual(15);
    });

    it.each([
      ['#/maxPrice', 'maxPrice=cheap'],
      ['#/limit', 'limit=0'],
      ['#/minPrice', 'minPrice=9&maxPrice=1'],
      ['#/query', `query=${'x'.repeat(501)}`],
      ['#/query', 'query=kite&query=ball'],
      ['#/brand', 'brand=Acme&brand='],
      ['#/maxPrice', 'maxPrice=1&maxPrice=2'],
    ])('are not searched with a wrong %s', async (pointer, query) => {
      const answer = await admin.get(`/products?${query}`);
      expect([answer.status, answer.json]).toMatchObject([400, { errors: [{ pointer }] }]);
    });

    it.each([
      [415, 'UNSUPPORTED_MEDIA_TYPE', '', { 'content-type': 'application/pdf' }, line('p')],
      [415, 'UNSUPPORTED_MEDIA_TYPE', '', { ...NDJSON, 'content-encoding': 'br' }, line('p')],
      [400, 'INVALID_ARGUMENT', '?format=xls', NDJSON, line('p')],
      [400, 'INVALID_ARGUMENT', '?currency=dollars', NDJSON, line('p')],
      [400, 'INVALID_ARGUMENT', '', NDJSON, gzipSync('x'.repeat(9_999)).subarray(0, 20)],
    ])(
      'are refused with %i %s for a file that cannot be read%s',
      async (status, code, query, headers, body) => {
        const answer = await post(`/products:import${query}`, body, headers);
        expect([answer.status, answer.json]).toMatchObject([status, { code }]);
      },
    );

    it('lets the sender of a long refused file read why', async () => {
      const answer = await post('/products:import?format=xls', Buffer.alloc(8_000_000, 0x20), NDJSON);
      expect(answer.status).toBe(400);
    });

    it("are not found under another business's id", async () => {
      const answer = await admin.get('/products/018c6302-ec34-02f2-cc2c-c5f1f38a7a03');
      expect([answer.status, answer.json]).toMatchObject([404, { code: 'PRODUCT_NOT_FOUND' }]);
    });
  });

  it('takes knowledge as Markdown and as JSON, and the agent answers from it', async () => {
    const markdown = '# Toys\n\n## Assembly service\n\nWe assemble wooden trains for $7.\n';
    const asMarkdown = await post('/knowledge', markdown, { 'content-type': 'text/markdown' });
    expect([asMarkdown.status, asMarkdown.json]).toEqual([200, { imported: 1, refused: 0, refusals: [] }]);
    const json = [{ question: 'Where are you?', answer: 'In Bremen.' }, { question: 'And?' }];
    expect((await post('/knowledge', json)).json).toMatchObject({ imported: 1, refused: 1 });
    const wrong = await post('/knowledge', 'x', { 'content-type': 'text/plain' });
    expect([wrong.status, wrong.json]).toMatchObject([415, { code: 'UNSUPPORTED_MEDIA_TYPE' }]);
  });

  it.each([
    '/agent-descriptors',
    '/agent-descriptors/agent/versions',
    '/keys',
    '/meetings',
    '/orders',
    '/products',
    '/sessions',
    '/sites',
    '/states/018e7d88-4bfa-0111-4540-7c4be2e7f494/children',
  ])('refuses a parameter of %s that it does not know', async (path) => {
    const answer = await admin.get(`${path}?limt=1`);
    expect([answer.status, answer.json]).toMatchObject([
      400,
      { code: 'INVALID_ARGUMENT', errors: [{ pointer: '#/limt' }] },
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'refuses %s as any parameter or field that it does not know',
    async (name) => {
      for (const path of ['/products', '/sites', '/sessions']) {
        expect((await admin.get(`${path}?${name}=1`)).json).toMatchObject({
          errors: [{ pointer: `#/${name}` }],
        });
      }
      const body = `{"scopes":["invoke:*:*"],"limits":{"${name}":5}}`;
      const json = { 'content-type': 'application/json' };
      expect((await post('/keys', body, json)).status).toBe(400);
    },
  );

  it('refuses an import whose currency is misspelt, and takes none of it', async () => {
    const answer = await post('/products:import?curency=EUR', line('misspelt'), NDJSON);
    expect([answer.status, answer.json]).toMatchObject([
      400,
      {
        errors: [
          { pointer: '#/curency', message: expect.stringContaining('format, currency, mapping') as string },
        ],
      },
    ]);
    expect((await admin.get('/products/misspelt')).status).toBe(404);
  });

  it('erases a session for good, and verifies what is left', async () => {
    const kept = await admin.say('hello', { agentDescriptorId: 'agent' });
    const root = await admin.say('hello', { agentDescriptorId: 'agent' });
    const next = await admin.say('a train', { stateId: root.stateId });

    expect((await remove(`/sessions/${root.sessionId}`)).status).toBe(204);
    for (const stateId of [root.stateId, next.stateId]) {
      expect((await admin.get(`/states/${stateId}`)).status).toBe(410);
      const answer = await admin.invoke({
        context: { stateId },
        inputEvents: [{ messageEvent: { role: 'USER', content: { textContent: 'and now?' } } }],
      });
      expect([answer.status, answer.json]).toMatchObject([410, { code: 'SESSION_ERASED' }]);
    }
    expect((await remove(`/sessions/${root.sessionId}`)).status).toBe(410);
    expect((await remove('/sessions/nowhere')).json).toMatchObject({ code: 'SESSION_NOT_FOUND' });
    expect((await admin.get(`/states/${kept.stateId}`)).status).toBe(200);

    const report = await admin.get('/verify');
    expect(report.json).toMatchObject({ businessId: 'toys', ok: true, faultCount: 0, faults: [] });
  });
});
