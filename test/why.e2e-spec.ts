import { CommandBus } from '@nestjs/cqrs';
import { EraseSession, type Why } from '@app/application';
import type { ScriptStep } from '@app/testing';
import { DATABASES, type TestDatabase } from './support/databases';
import { FIRST_REQUEST, secondRequest } from './support/published-invoke';
import { ScriptedShop } from './support/scripted.shop';
import { ShopClient, type HttpAnswer, type InvokeAnswer } from './support/shop.client';
import { expectProblem } from './support/surface';
import { createTenant, issueKey } from './support/tenants';
import { startServer, type TestServer } from './support/test-server';

const PINK = '018c6302-ec34-02f2-cc2c-c5f1f38a7a03';
const UNKNOWN = '018e7d88-792a-79c3-b24b-b6e3055923fb';

interface WhyAnswer extends Pick<Why, 'stateId' | 'explanation' | 'guidance' | 'knowledge' | 'reviews'> {
  readonly agent: unknown;
  readonly searches: readonly {
    readonly text: string;
    readonly limits: readonly string[];
    readonly matched: number;
    readonly productIds: readonly string[];
  }[];
  readonly products: {
    readonly recommended: readonly {
      readonly productId: string;
      readonly price: number;
      readonly currency: string;
      readonly limits: readonly { readonly limit: string; readonly kept: boolean | null }[];
    }[];
    readonly refused: readonly unknown[];
    readonly leftOut: readonly { readonly productId: string }[];
  };
}

const OVERSTATED: ScriptStep = {
  kind: 'reply',
  outputs: [
    { kind: 'recommendation', productIds: [PINK, 'no-such-product'], criteria: null },
    {
      kind: 'message',
      text: 'Here it is. The Pink dress size 10yrs costs $9.99. You get 35% off today! Do you like it?',
    },
  ],
};

async function why(client: ShopClient, stateId: string): Promise<WhyAnswer> {
  const answer = await client.get(`/states/${stateId}/why`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'application/json; charset=utf-8',
  ]);
  return answer.json as WhyAnswer;
}

describe.each(DATABASES)('why, on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let server: TestServer;
  let shop: ShopClient;

  beforeAll(async () => {
    database = await createDatabase();
    server = await startServer(database.url);
    shop = new ShopClient(server.url);
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  const invoked = async (body: string): Promise<InvokeAnswer['response']> => {
    const answer = await shop.invoke(body);
    expect(answer.status).toBe(200);
    return (answer.json as InvokeAnswer).response;
  };
  const withoutRequestId = ({ status, text }: HttpAnswer): unknown => [
    status,
    text.replace(/urn:request:[\w-]+/, ''),
  ];

  it('tells of the published conversation what was looked up, found and shown', async () => {
    const first = await invoked(FIRST_REQUEST);
    const asked = await why(shop, first.stateId);
    expect(asked).toMatchObject({
      stateId: first.stateId,
      agent: { agentDescriptorId: '018e7dc6-d9f8-48aa-1751-b57fdce7403e', version: 1, engine: 'built-in' },
      guidance: { playbook: 'neutral', phase: null, nextPhase: null },
      searches: [],
      products: { recommended: [], leftOut: [] },
      tools: [],
      handoverReason: null,
    });
    const titles = asked.knowledge.flatMap(({ entries }) => entries.map(({ title }) => title));
    expect(titles.join()).toMatch(/shipping/i);
    expect(asked.reviews.map(({ supervisor, verdict }) => [supervisor, verdict])).toEqual([
      ['product_specialist', 'approved'],
      ['sales_manager', 'approved'],
    ]);

    const second = await invoked(secondRequest(first.stateId));
    const { searches, products, explanation } = await why(shop, second.stateId);
    expect(searches).toHaveLength(1);
    const [search] = searches;
    expect(search?.text).toMatch(/dress/);
    expect(search?.limits.join('; ')).toMatch(/pink/);
    expect(search?.matched).toBeGreaterThanOrEqual(2);
    const shown = second.responseEvents[0]?.['recommendationEvent'] as { products: { productId: string }[] };
    expect(products.recommended.map(({ productId }) => productId)).toEqual(
      shown.products.map(({ productId }) => productId),
    );
    for (const { limits } of products.recommended) {
      expect(limits.map(({ limit }) => limit)).toEqual(search?.limits);
      expect(limits.every(({ kept }) => kept === true)).toBe(true);
    }
    const found = new Set(search?.productIds);
    for (const { productId } of [...products.recommended, ...products.leftOut]) found.delete(productId);
    expect([...found]).toEqual([]);
    expect(explanation.join('\n')).toContain('It recommended “Pink dress size 10yrs” at $79.90.');
    expect(explanation.join('\n')).toContain('It searched the catalogue for “');
  });

  it('reads a price limit in words and in numbers', async () => {
    const { stateId } = await shop.say('show me a dress under $80', { agentDescriptorId: 'example-agent' });
    const { searches, products } = await why(shop, stateId);
    expect(searches[0]).toMatchObject({ maxPrice: 80, minPrice: null, currency: 'USD' });
    expect(searches[0]?.limits).toContain('at most $80.00');
    expect(products.recommended.length).toBeGreaterThan(0);
    for (const { price, limits } of products.recommended) {
      expect(price).toBeLessThanOrEqual(80);
      expect(limits).toContainEqual({ limit: 'at most $80.00', kept: true, toldBy: 'product' });
    }
  });

  it('answers the same bytes while the catalogue stays, and leaves the state as it was', async () => {
    const { stateId } = await shop.say('I want a pink dress', { agentDescriptorId: 'example-agent' });
    const state = await shop.get(`/states/${stateId}`);
    const [once, again] = [
      await shop.get(`/states/${stateId}/why`),
      await shop.get(`/states/${stateId}/why`),
    ];
    expect(again.text).toBe(once.text);
    expect((await shop.get(`/states/${stateId}`)).text).toBe(state.text);
  });

  it('is not there for a state of another business, as for one that never was', async () => {
    const { stateId } = await shop.say('hello', { agentDescriptorId: 'example-agent' });
    await createTenant(server.app, 'other');
    const { secret } = await issueKey(server.app, 'other', ['invoke:states:read']);
    const other = new ShopClient(server.url, 'other', secret);
    const foreign = await other.get(`/states/${stateId}/why`);
    expectProblem(foreign, 404, 'STATE_NOT_FOUND');
    expect(withoutRequestId(foreign)).toEqual(withoutRequestId(await other.get(`/states/${UNKNOWN}/why`)));
  });

  it('needs the scope to read states', async () => {
    const { stateId } = await shop.say('hello', { agentDescriptorId: 'example-agent' });
    const { secret } = await issueKey(server.app, 'demo', ['sales:messages:write']);
    const answer = await new ShopClient(server.url, 'demo', secret).get(`/states/${stateId}/why`);
    expect(answer.status).toBe(403);
  });

  it('is gone with its session', async () => {
    const root = await shop.say('hello', { agentDescriptorId: 'example-agent' });
    const next = await shop.say('toys', { stateId: root.stateId });
    await why(shop, next.stateId);
    await server.app
      .get(CommandBus, { strict: false })
      .execute(new EraseSession('demo', root.sessionId, 'asked for'));
    for (const { stateId } of [root, next]) {
      expectProblem(await shop.get(`/states/${stateId}/why`), 410, 'SESSION_ERASED');
    }
  });
});

describe.each(DATABASES)('why, of a draft that overstates, on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let scripted: ScriptedShop;

  beforeAll(async () => {
    database = await createDatabase();
    scripted = new ScriptedShop(database.url);
  });

  afterAll(async () => {
    await scripted.close();
    await database.discard();
  });

  it('tells which price was set right and which discount was taken out', async () => {
    const { server } = await scripted.open(OVERSTATED);
    const client = new ShopClient(server.url);
    const said = await client.say('Do you have a pink dress?', { agentDescriptorId: 'example-agent' });
    const answered = JSON.stringify(said.responseEvents);
    for (const wrong of ['9.99', '35%', 'no-such-product']) expect(answered).not.toContain(wrong);

    const { reviews, explanation, products } = await why(client, said.stateId);
    expect(reviews).toMatchObject([
      {
        supervisor: 'product_specialist',
        verdict: 'modified',
        changes: [
          {
            before: 'The Pink dress size 10yrs costs $9.99.',
            after: 'The Pink dress size 10yrs costs $79.90.',
          },
        ],
      },
      {
        supervisor: 'sales_manager',
        verdict: 'modified',
        changes: [{ before: 'You get 35% off today!', after: null }],
      },
    ]);
    expect(explanation).toContain(
      'Changed: “The Pink dress size 10yrs costs $9.99.” to “The Pink dress size 10yrs costs $79.90.”',
    );
    expect(explanation).toContain('Removed: “You get 35% off today!”');
    expect(products.recommended).toMatchObject([{ productId: PINK, price: 79.9, currency: 'USD' }]);
    expect(products.refused).toEqual([
      { productId: 'no-such-product', title: null, reason: 'not-in-catalogue' },
    ]);
  });
});
