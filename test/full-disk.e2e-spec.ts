import { Database, SqliteDatabase } from '@app/persistence';
import { createSqlite, type TestDatabase } from './support/databases';
import { ShopClient, userSays, type HttpAnswer } from './support/shop.client';
import { startServer, type TestServer } from './support/test-server';

const AGENT = { agentDescriptorId: 'example-agent' };

describe('a full disk', () => {
  let database: TestDatabase;
  let server: TestServer;
  let shop: ShopClient;

  beforeAll(async () => {
    database = await createSqlite();
    server = await startServer(database.url);
    shop = new ShopClient(server.url);
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  const say = (text: string): Promise<HttpAnswer> =>
    shop.invoke({ context: AGENT, inputEvents: [userSays(text)] });

  it('is answered with 503, reads go on, nothing is torn, and writes come back with the room', async () => {
    const { stateId } = await shop.say('hello', AGENT);
    const limits = limitsOf(server);
    limits.fill();
    const answers: HttpAnswer[] = [];
    while (!answers.some(({ status }) => status === 503) && answers.length < 200) {
      answers.push(await say('x'.repeat(8_000)));
    }
    const refused = answers.at(-1);
    expect([refused?.status, refused?.json]).toMatchObject([503, { code: 'UNAVAILABLE' }]);
    expect(refused?.headers.get('retry-after')).toBe('1');
    expect(refused?.text).not.toMatch(/disk|full|sqlite/i);
    expect((await shop.get(`/states/${stateId}`)).status).toBe(200);
    expect((await shop.get('/verify')).json).toMatchObject({ faults: [] });
    limits.empty();
    expect((await say('hello again')).status).toBe(200);
    expect((await shop.get('/verify')).json).toMatchObject({ faults: [] });
  });
});

/** SQLite takes a file that may not grow for a disk that is full. */
function limitsOf(server: TestServer) {
  const database = server.app.get(Database);
  if (!(database instanceof SqliteDatabase)) throw new Error('not SQLite');
  const { connection } = database.writer.handle;
  const pages = Number(connection.pragma('page_count', { simple: true }));
  return {
    fill: () => connection.pragma(`max_page_count = ${pages + 8}`),
    empty: () => connection.pragma('max_page_count = 1073741823'),
  };
}
