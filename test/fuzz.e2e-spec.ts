import fc from 'fast-check';
import { createSqlite, type TestDatabase } from './support/databases';
import { ShopClient } from './support/shop.client';
import { startServer, type TestServer } from './support/test-server';

const RUNS = 1_500;

const FIELDS = [
  'context',
  'inputEvents',
  'input_events',
  'agentDescriptorId',
  'stateId',
  'state_id',
  'expectHead',
  'messageEvent',
  'message_event',
  'role',
  'content',
  'textContent',
  'text_content',
  'text',
  'imageContent',
  'audioContent',
  'url',
  'locationContent',
  'latitude',
  'longitude',
  'buttonResponseEvent',
  'listReplyEvent',
  'id',
  'title',
  'filledFormResponseEvent',
  'formData',
  'storeEvent',
  'storeId',
  'toString',
  '',
];
const SCALARS = [
  'USER',
  'ASSISTANT',
  'example-agent',
  'hello',
  '',
  ' ',
  'https://a.example',
  null,
  true,
  0,
  -1,
  1e308,
  91,
];

/** Bodies made of the words that invoke knows, put together in any way. */
const { body } = fc.letrec<{ body: unknown }>((tie) => ({
  body: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    fc.oneof(fc.constantFrom(...SCALARS), fc.string({ unit: 'binary', maxLength: 20 })),
    fc.dictionary(fc.constantFrom(...FIELDS), tie('body'), { maxKeys: 4 }),
    fc.array(tie('body'), { maxLength: 3 }),
  ),
}));

/** Near misses: something well-formed around whatever comes. */
const nearMiss = fc.oneof(
  body.map((any) => ({ context: { agentDescriptorId: 'example-agent' }, inputEvents: any })),
  body.map((any) => ({ context: { agentDescriptorId: 'example-agent' }, inputEvents: [any] })),
  body.map((any) => ({
    context: any,
    inputEvents: [{ messageEvent: { role: 'USER', content: { textContent: 'hi' } } }],
  })),
  body.map((any) => ({
    context: { agentDescriptorId: 'example-agent' },
    inputEvents: [{ messageEvent: { role: 'USER', content: any } }],
  })),
  body,
);

describe('invoke under any body', () => {
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

  it(`answers each of ${RUNS} with a turn or a refusal that says why`, async () => {
    const shop = new ShopClient(server.url);
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(nearMiss, async (any) => {
        const { status, json, text } = await shop.invoke(JSON.stringify(any));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        expect([200, 400, 404]).toContain(status);
        if (status === 200) expect(json).toHaveProperty('response.stateId');
        else expect(json).toMatchObject({ status, code: expect.any(String) as string });
        expect(text).not.toMatch(/ {4}at |node_modules/);
      }),
      { numRuns: RUNS },
    );
    expect([...statuses.keys()].sort()).toEqual(expect.arrayContaining([200, 400]));
    expect(server.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  }, 60_000);
});
