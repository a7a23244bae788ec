import { DATABASES, type TestDatabase } from './support/databases';
import {
  EXAMPLE_REQUEST,
  FIRST_REQUEST,
  FIRST_REQUEST_AS_PRINTED,
  secondRequest,
} from './support/published-invoke';
import { ShopClient, userSays, type InvokeAnswer } from './support/shop.client';
import { startServer, type TestServer } from './support/test-server';

interface ShownProduct {
  readonly productId: string;
  readonly title: string;
  readonly price: number;
  readonly currency: string;
  readonly facets: unknown;
  readonly metadata: unknown;
}

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const AGENT = { agentDescriptorId: 'example-agent' };

function textsOf({ responseEvents }: InvokeAnswer['response']): readonly string[] {
  return responseEvents.flatMap(({ messageEvent }) =>
    messageEvent === undefined
      ? []
      : [(messageEvent as { content: { textContent: { text: string } } }).content.textContent.text],
  );
}

function productsOf({ responseEvents }: InvokeAnswer['response']): readonly ShownProduct[] {
  return responseEvents.flatMap(
    ({ recommendationEvent }) =>
      (recommendationEvent as { products: ShownProduct[] } | undefined)?.products ?? [],
  );
}

describe.each(DATABASES)('invoke on %s', (_name, createDatabase) => {
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

  const published = async (body: string): Promise<InvokeAnswer['response']> => {
    const answer = await shop.invoke(body);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    return (answer.json as InvokeAnswer).response;
  };

  it('holds the published conversation', async () => {
    const first = await published(FIRST_REQUEST);
    expect(first).toMatchObject({
      stateId: expect.stringMatching(UUID_V7) as string,
      sessionId: expect.stringMatching(UUID_V7) as string,
      parentStateId: null,
    });
    expect(textsOf(first).join(' ')).toMatch(/free shipping.*\$50/i);
    expect(textsOf(first).at(-1)).toMatch(/help you find|looking for/i);

    const second = await published(secondRequest(first.stateId));
    expect(second.sessionId).toBe(first.sessionId);
    expect(second.parentStateId).toBe(first.stateId);
    expect(second.stateId).not.toBe(first.stateId);
    const products = productsOf(second);
    expect(products.length).toBeGreaterThanOrEqual(2);
    for (const product of products) expect(product.title).toMatch(/pink/i);
    const named = products.find(({ productId }) => productId === '018c6302-ec34-02f2-cc2c-c5f1f38a7a03');
    expect(named).toEqual({
      productId: '018c6302-ec34-02f2-cc2c-c5f1f38a7a03',
      title: 'Pink dress size 10yrs',
      description: 'The perfect pink dress for all Birthdays and events',
      url: expect.stringMatching(/^https:/) as string,
      imageUrl: expect.stringMatching(/^https:/) as string,
      price: 79.9,
      currency: 'USD',
      facets: named?.facets ?? null,
      metadata: named?.metadata ?? null,
    });
    expect(Object.keys(second.responseEvents[0] ?? {})).toEqual(['recommendationEvent']);
    expect(textsOf(second).some((text) => text.includes('?'))).toBe(true);
  });

  it("answers the format example, and points into the sample's comment", async () => {
    await published(EXAMPLE_REQUEST);
    const answer = await shop.invoke(FIRST_REQUEST_AS_PRINTED);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({
      code: 'MALFORMED_JSON',
      detail: expect.stringContaining('line 3, column 62') as string,
    });
  });

  it('makes siblings that know nothing of each other, and leaves their parent as it was', async () => {
    const root = await shop.say('Do you offer free shipping?', AGENT);
    const before = await shop.get(`/states/${root.stateId}`);
    const [left, right] = await Promise.all([
      shop.say('I want a pink dress', { stateId: root.stateId }),
      shop.say('Show me toys', { stateId: root.stateId }),
    ]);
    const after = await shop.get(`/states/${root.stateId}`);
    expect(before.status).toBe(200);
    expect(after.text).toBe(before.text);
    expect(left.sessionId).toBe(root.sessionId);
    expect(right.sessionId).toBe(root.sessionId);
    expect(left.stateId).not.toBe(right.stateId);

    const children = await shop.get(`/states/${root.stateId}/children`);
    expect(children.json).toEqual({
      stateId: root.stateId,
      children: expect.arrayContaining([left.stateId, right.stateId]) as unknown,
    });
    const transcript = await shop.get(`/states/${right.stateId}/transcript`);
    expect(transcript.text).toContain('Show me toys');
    expect(transcript.text).not.toContain('I want a pink dress');
    const session = await shop.get(`/sessions/${root.sessionId}`);
    const { states } = session.json as { states: { stateId: string; parentStateId: string | null }[] };
    expect(states.map(({ stateId }) => stateId).sort()).toEqual(
      [root, left, right].map((s) => s.stateId).sort(),
    );
    expect(states[0]).toMatchObject({ stateId: root.stateId, parentStateId: null, depth: 1 });
  });

  it('reads a state back as it was made', async () => {
    const root = await shop.say('Do you offer free shipping?', AGENT);
    const { json } = await shop.get(`/states/${root.stateId}`);
    expect(json).toMatchObject({
      stateId: root.stateId,
      sessionId: root.sessionId,
      parentStateId: null,
      depth: 1,
      agentDescriptorId: 'example-agent',
      agentVersion: 1,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    const { events } = json as { events: { type: string; data: { text?: string } }[] };
    expect(events[0]?.type).toBe('SessionStarted');
    expect(events.filter(({ type }) => type === 'MessageReplied').map(({ data }) => data.text)).toEqual(
      textsOf(root),
    );
  });

  it('pages through sessions, newest first', async () => {
    const newest = [];
    for (let at = 0; at < 3; at += 1) newest.unshift((await shop.say('hello', AGENT)).sessionId);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = (await shop.get(`/sessions?limit=2${query}`)).json as {
        sessions: { sessionId: string; stateCount: number }[];
        cursor?: string;
      };
      expect(page.sessions.length).toBeLessThanOrEqual(2);
      seen.push(...page.sessions.map(({ sessionId }) => sessionId));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(seen.slice(0, 3)).toEqual(newest);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('refuses a cursor that no page gave', async () => {
    const { stateId } = await shop.say('hello', AGENT);
    for (const path of [
      '/sessions?cursor=zzz',
      '/sessions?cursor=%00',
      `/states/${stateId}/children?cursor=x`,
    ]) {
      const { status, json } = await shop.get(path);
      expect([path, status, json]).toMatchObject([path, 400, { errors: [{ pointer: '#/cursor' }] }]);
    }
  });

  it('refuses a query string that cannot be decoded', async () => {
    for (const query of ['limit=2&x=%zz', 'x=%ED%A0%80', '%=1']) {
      const { status, json } = await shop.get(`/sessions?${query}`);
      expect([query, status, json]).toMatchObject([query, 400, { code: 'BAD_REQUEST' }]);
    }
  });

  it('keeps any text byte for byte', async () => {
    const text = '👩‍👧 مرحبا e\u0301 é \r\n\t"\\ 𝒳 <script>alert(1)</script> \u2028';
    const { stateId } = await shop.say(text, AGENT);
    const { json } = await shop.get(`/states/${stateId}/transcript`);
    expect((json as { lines: { text: string }[] }).lines[0]?.text).toBe(text);
  });

  it('answers a retry with the first answer, byte for byte', async () => {
    const body = { context: AGENT, inputEvents: [userSays('hello')] };
    const key = { 'idempotency-key': `retry-${Math.random()}` };
    const first = await shop.invoke(body, key);
    const again = await shop.invoke({ inputEvents: body.inputEvents, context: body.context }, key);
    expect(first.status).toBe(200);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotency-replayed')).toBe('true');

    const other = await shop.invoke({ context: AGENT, inputEvents: [userSays('good bye')] }, key);
    expect(other.status).toBe(422);
    expect(other.json).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('keeps no answer of a request that was refused', async () => {
    const key = { 'idempotency-key': `refused-${Math.random()}` };
    const unknown = await shop.invoke({ context: { stateId: 'nope' }, inputEvents: [userSays('hi')] }, key);
    expect(unknown.status).toBe(404);
    const good = await shop.invoke({ context: AGENT, inputEvents: [userSays('hi')] }, key);
    expect(good.status).toBe(200);
  });

  it('makes one turn of a hundred requests with one key', async () => {
    const root = await shop.say('hello', AGENT);
    const body = { context: { stateId: root.stateId }, inputEvents: [userSays('I want a pink dress')] };
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => shop.invoke(body, { 'idempotency-key': `burst-${root.stateId}` })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const { json } = await shop.get(`/states/${root.stateId}/children`);
    expect((json as { children: string[] }).children).toHaveLength(1);
  });

  it('refuses a second child when the head is expected', async () => {
    const root = await shop.say('hello', AGENT);
    await shop.say('Show me toys', { stateId: root.stateId, expectHead: true });
    const late = await shop.invoke({
      context: { stateId: root.stateId, expect_head: true },
      inputEvents: [userSays('Show me shoes')],
    });
    expect(late.status).toBe(409);
    expect(late.json).toMatchObject({ code: 'HEAD_MOVED' });
  });
});
