import { calls, chunk, FaultServer, streams, type Misdeed } from '@app/testing';
import { createSqlite, type TestDatabase } from './support/databases';
import { EventStream } from './support/event-stream';
import { MeasuredModel } from './support/measured-model';
import { ShopClient, userSays } from './support/shop.client';
import { startServer, type TestServer } from './support/test-server';

const PRODUCT = '018c39ce-db1b-48e1-1bca-d36601955c9c';
const pieces = (text: string, size: number) =>
  (text.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? []).map((content) => chunk({ content }));

describe('a model that is streamed', () => {
  const upstream = new FaultServer();
  let database: TestDatabase;
  let server: TestServer;
  let shop: ShopClient;

  beforeAll(async () => {
    await upstream.start();
    database = await createSqlite();
    server = await startServer(database.url, { environment: { OPENAI_BASE_URL: upstream.url } });
    shop = new ShopClient(server.url);
    const agents = { strict: {}, lenient: { onModelFailure: 'built-in' } };
    for (const [id, more] of Object.entries(agents)) {
      await shop.send(`${shop.businessPath}/agent-descriptors/${id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Model', engine: 'openai', ...more }),
      });
    }
  });
  afterAll(async () => {
    await server.stop();
    await database.discard();
    await upstream.stop();
  });

  const ask = async (agentDescriptorId: string, text: string, ...misdeeds: readonly Misdeed[]) => {
    upstream.plan(...misdeeds);
    const body = { context: { agentDescriptorId }, inputEvents: [userSays(text)] };
    return (await EventStream.open(shop, shop.invokePath, body)).ended();
  };

  it.each([1, 2, 5, 11])(
    'shows no lie and no foreign address in a delta, cut into pieces of %i',
    async (size) => {
      const lies =
        'Hello! Have a look at these dresses. The Connectly Signature Pink Dress is only $1.99 today. ' +
        'Take 50% off with the code HACK50. See https://evil.example/login or [here](https://evil.example/x). ' +
        'It ships for free within 2 hours. Which size does she wear?\n\nI can show more.';
      const stream = await ask(
        'strict',
        'a pink dress',
        calls(['search_products', '{"query":"pink dress"}']),
        calls(['recommend_products', JSON.stringify({ productIds: [PRODUCT, 'no-such'] })]),
        streams([...pieces(lies, size), chunk({}, 'stop')]),
      );
      expect(stream.draft).toContain('Have a look at these dresses.');
      expect(stream.draft).not.toMatch(/1\.99|50|HACK|evil|free|hours/);
      expect(stream.text).not.toContain('no-such');
      expect(stream.names[0]).toBe('recommendationEvent');
      expect(stream.names.at(-1)).toBe('done');
      expect(stream.events.at(-1)?.data).not.toMatch(/1\.99|HACK|evil/);
    },
  );

  it('F17: breaks off: an error, and no answer', async () => {
    const stream = await ask('strict', 'hi', streams(pieces('Hello my friend, how ', 6), 'cut'));
    expect(stream.names.at(-1)).toBe('error');
    expect(stream.names).not.toContain('done');
    expect(JSON.parse(stream.events.at(-1)?.data ?? '')).toMatchObject({ status: 502, code: 'AGENT_FAILED' });
  });

  it.each<[string, Misdeed, number]>([
    ['F16: ends without a reason', streams(pieces('Hello my friend', 6), 'clean'), 502],
    ['F18: sends what is no chunk', streams([...pieces('Hello my friend', 6), '{"choi']), 502],
    [
      'F20: sends an error',
      streams([...pieces('Hello my friend', 6), '{"error":{"message":"UPSTREAM-SECRET"}}']),
      502,
    ],
  ])('%s', async (_case, misdeed, status) => {
    const stream = await ask('strict', 'hi', misdeed);
    const isStream = stream.response.headers['content-type']?.startsWith('text/event-stream') === true;
    expect(isStream ? stream.names.at(-1) : stream.response.statusCode).toBe(isStream ? 'error' : status);
    expect(stream.names).not.toContain('done');
    expect(stream.text).not.toContain('UPSTREAM-SECRET');
    if (isStream) expect(JSON.parse(stream.events.at(-1)?.data ?? '')).toMatchObject({ status });
  });

  it('takes back what its server withheld in the end', async () => {
    const withheld = streams([...pieces('Hello my friend, how are you?', 6), chunk({}, 'content_filter')]);
    const stream = await ask('strict', 'hi', withheld);
    expect(stream.names[0]).toBe('delta');
    expect(stream.names.slice(-2)).toEqual(['reset', 'error']);
  });

  it('is taken back when the built-in agent answers for it', async () => {
    const stream = await ask('lenient', 'a pink dress', streams(pieces('Hello my friend, how ', 6), 'cut'));
    expect(stream.names[0]).toBe('delta');
    expect(stream.names).toContain('reset');
    expect(stream.names.slice(stream.names.indexOf('reset'))).not.toContain('delta');
    expect(stream.names).toContain('recommendationEvent');
    expect(stream.events.at(-1)).toMatchObject({
      name: 'done',
      data: expect.stringContaining('"answeredBy":"built-in"') as string,
    });
  });

  it('reaches the client within five milliseconds of its first token', async () => {
    const model = new MeasuredModel();
    upstream.plan(model.answer);
    const body = { context: { agentDescriptorId: 'strict' }, inputEvents: [userSays('hi')] };
    const taken: number[] = [];
    for (let turn = 0; turn < 20; turn += 1) taken.push(await model.firstDeltaMs(shop, body));
    expect(Math.min(...taken)).toBeGreaterThan(0);
    expect(Math.min(...taken)).toBeLessThan(5);
  });
});
