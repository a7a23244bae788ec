import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { aClaim, freshPostgresUrl, Scene, type TurnOptions } from '@app/testing';
import type { Database } from '../database/database';
import { openDatabase } from '../database/open-database';
import { sqlStores } from '../sql-stores';

describe('a turn on PostgreSQL', () => {
  const url = new URL(freshPostgresUrl());
  let proxy: CountingProxy;
  let database: Database;
  let scene: Scene;

  beforeAll(async () => {
    proxy = await CountingProxy.before(Number(url.port));
    url.port = String(proxy.port);
    database = await openDatabase(url.href, 'server');
    scene = await Scene.begin(sqlStores(database));
    // Each statement is prepared by now, the connection's business told.
    for (let turn = 0; turn < 2; turn += 1) await scene.line(2);
  });
  afterAll(async () => {
    await database.close();
    await proxy.close();
  });

  const tripsOf = async (options: TurnOptions): Promise<readonly number[]> => {
    proxy.trips = 0;
    const { reservation, token } = await scene.reserve(options);
    const reserved = proxy.trips;
    await scene.store.turns.commit(scene.commitOf(reservation, token, options));
    return [reserved, proxy.trips - reserved];
  };

  it('goes to the database and back three times, in two transactions', async () => {
    const parent = await scene.turn();
    expect(await tripsOf({})).toEqual([1, 2]);
    expect(await tripsOf({ parent, snapshot: true })).toEqual([1, 2]);
    expect(await tripsOf({ parent: await scene.turn(), expectHead: true })).toEqual([1, 2]);
    expect(await tripsOf({ parent, contents: [{ digest: 'd', body: 'read' }] })).toEqual([1, 2]);
  });

  it('once more for its key, and once more for its conversation', async () => {
    const idempotency = aClaim();
    expect(await tripsOf({ parent: await scene.turn(), idempotency })).toEqual([3, 2]);
    const { conversationId } = await scene.conversation();
    expect(await tripsOf({ conversationId })).toEqual([3, 2]);
    const other = await scene.conversation();
    expect(await tripsOf({ conversationId: other.conversationId, idempotency: aClaim() })).toEqual([4, 2]);
  });
});

/** Passes bytes on, and counts how often what is sent follows upon what was answered. */
class CountingProxy {
  trips = 0;

  private constructor(private readonly server: Server) {}

  static async before(port: number): Promise<CountingProxy> {
    const server = createServer({ noDelay: true });
    const proxy = new CountingProxy(server);
    server.on('connection', (client) => {
      let isAnswered = true;
      const target = connect({ port, host: '127.0.0.1', noDelay: true });
      client.on('data', (bytes) => {
        if (isAnswered) proxy.trips += 1;
        isAnswered = false;
        target.write(bytes);
      });
      target.on('data', (bytes) => {
        isAnswered = true;
        client.write(bytes);
      });
      client.on('close', () => target.destroy()).on('error', () => undefined);
      target.on('close', () => client.destroy()).on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }
}
