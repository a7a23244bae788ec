import { CONVERSATIONS } from './support/conversations.surface';
import { DATABASES, type TestDatabase } from './support/databases';
import { EventStream } from './support/event-stream';
import { INVOKE } from './support/invoke.surface';
import { aDoor, LiveAgent, speaks } from './support/live.agent';
import { ShopClient } from './support/shop.client';
import { startServer, type TestServer } from './support/test-server';

const SURFACES = [INVOKE, CONVERSATIONS];

describe.each(DATABASES)('streams, on %s', (_name, create) => {
  let database: TestDatabase;
  let server: TestServer;
  let shop: ShopClient;
  let agent: LiveAgent;

  beforeAll(async () => {
    database = await create();
    agent = new LiveAgent();
    server = await startServer(database.url, { agent });
    shop = new ShopClient(server.url);
  });
  afterAll(async () => {
    await server.stop();
    await database.discard();
  });
  beforeEach(() => (agent.plan = speaks('Hello, nice to meet you!')));

  describe.each(SURFACES)('of $name', ({ open, says, successStatus }) => {
    it('tell the words before the turn ends, and last the very answer that the key gets again', async () => {
      const path = await open(shop);
      const door = aDoor();
      agent.plan = async function* () {
        yield { kind: 'text-delta', text: 'Hello,' };
        await door.opened;
        yield { kind: 'text-delta', text: ' my friend.' };
        yield { kind: 'message', text: 'Hello, my friend.' };
      };
      const headers = { 'idempotency-key': 'words' };
      const stream = await EventStream.open(shop, path, says('hi'), headers);
      await stream.until(({ draft }) => draft === 'Hello,');
      expect(stream.response.statusCode).toBe(successStatus);
      expect(stream.response.headers).toMatchObject({
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-accel-buffering': 'no',
        'x-request-id': expect.any(String) as string,
      });
      door.open();
      await stream.ended();
      expect(stream.draft).toBe('Hello, my friend.');
      const again = await shop.post(path, says('hi'), headers);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect(stream.events.at(-1)).toMatchObject({ name: 'done', data: again.text });
      expect(agent.calls).toBeGreaterThan(0);
    });
  });
});
