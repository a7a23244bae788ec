import { calls, FaultServer, says, refuses } from '@app/testing';
import { DATABASES, type TestDatabase } from './support/databases';
import { ShopClient } from './support/shop.client';
import { startServer, type TestServer } from './support/test-server';

const PINK = '018c6302-ec34-02f2-cc2c-c5f1f38a7a03';

interface WhyAnswer {
  readonly explanation: readonly string[];
  readonly modelCalls: readonly { readonly step: number; readonly outcome: string }[];
  readonly lookUps: readonly unknown[];
  readonly substitution: unknown;
  readonly products: {
    readonly recommended: readonly { readonly productId: string; readonly price: number }[];
    readonly refused: readonly unknown[];
  };
  readonly reviews: readonly { readonly changes: readonly unknown[] }[];
}

describe.each(DATABASES)('why, of a model that makes things up, on %s', (_name, createDatabase) => {
  const model = new FaultServer();
  let database: TestDatabase;
  let server: TestServer;
  let shop: ShopClient;
  let dearer: string;

  beforeAll(async () => {
    await model.start();
    database = await createDatabase();
    server = await startServer(database.url, { environment: { OPENAI_BASE_URL: model.url } });
    shop = new ShopClient(server.url);
    for (const [id, onModelFailure] of [
      ['hostile', 'error'],
      ['lenient', 'built-in'],
    ]) {
      const definition = { name: 'Model', engine: 'openai', onModelFailure };
      const put = await shop.send(`${shop.businessPath}/agent-descriptors/${id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(definition),
      });
      expect(put.status).toBe(200);
    }
    const { json } = await shop.get('/products?query=dress&minPrice=100&limit=1');
    dearer = (json as { products: { productId: string }[] }).products[0]?.productId ?? '';
    expect(dearer).not.toBe('');
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
    await model.stop();
  });

  const why = async (stateId: string) => (await shop.get(`/states/${stateId}/why`)).json as WhyAnswer;

  it('an id that is not there, a wrong price and a discount: none reaches the client, and it tells of each', async () => {
    model.plan(
      calls(['delete_everything', '{}'], ['search_products', '{"query":"dress"}']),
      calls(['recommend_products', JSON.stringify({ productIds: ['no-such-product', dearer, PINK] })]),
      says('Here it is. The Pink dress size 10yrs costs $9.99. You get 35% off today! Do you like it?'),
    );
    const { stateId, responseEvents } = await shop.say('a pink dress under $80', {
      agentDescriptorId: 'hostile',
    });
    const answered = JSON.stringify(responseEvents);
    for (const wrong of ['no-such-product', dearer, '9.99', '35%']) expect(answered).not.toContain(wrong);
    expect(answered).toContain('79.9');
    expect(model.requests).toHaveLength(3);

    const told = await why(stateId);
    expect(told.products.recommended).toMatchObject([{ productId: PINK, price: 79.9 }]);
    expect(told.products.refused).toEqual([
      { productId: 'no-such-product', title: null, reason: 'not-in-catalogue' },
      { productId: dearer, title: expect.stringMatching(/dress/i) as string, reason: 'outside-limits' },
    ]);
    expect(told.reviews.flatMap(({ changes }) => changes)).toEqual([
      { before: 'The Pink dress size 10yrs costs $9.99.', after: 'The Pink dress size 10yrs costs $79.90.' },
      { before: 'You get 35% off today!', after: null },
    ]);
    expect(told.modelCalls.map(({ step, outcome }) => [step, outcome])).toEqual([
      [1, 'completed'],
      [2, 'completed'],
      [3, 'completed'],
    ]);
    expect(told.lookUps).toEqual([
      { step: 1, tool: 'delete_everything', outcome: 'failed' },
      { step: 1, tool: 'search_products', outcome: 'ok' },
      { step: 2, tool: 'recommend_products', outcome: 'ok' },
    ]);
    const sentences = told.explanation.join('\n');
    for (const sentence of [
      'The model called search_products, recommend_products.',
      'The model called delete_everything and got nothing for it.',
      'It named no-such-product, which was kept from the customer: the catalogue has no such product.',
      'which was kept from the customer: it does not keep what the customer asked for.',
      'Changed: “The Pink dress size 10yrs costs $9.99.” to “The Pink dress size 10yrs costs $79.90.”',
      'Removed: “You get 35% off today!”',
    ]) {
      expect(sentences).toContain(sentence);
    }
    expect(sentences).toMatch(/It asked the model “[^”]+” 3 times \(/);
    expect(JSON.stringify(told)).not.toMatch(/sales assistant of an online shop|customer_message/);
  });

  it('tells that another engine answered, and why', async () => {
    model.plan(refuses(401, 'invalid_api_key'));
    const { stateId } = await shop.say('a pink dress', { agentDescriptorId: 'lenient' });
    const told = await why(stateId);
    expect(told.substitution).toEqual({ engine: 'built-in', because: 'AGENT_FAILED' });
    expect(told.modelCalls).toMatchObject([{ step: 1, outcome: 'AGENT_FAILED', promptTokens: null }]);
    expect(told.explanation).toContain(
      "The built-in agent answered in the model's place: what it answered could not be used.",
    );
    expect(JSON.stringify(told)).not.toContain('UPSTREAM');
  });
});
