import { BuiltServer, type SpawnOptions } from '../../support/built-server';
import { ShopClient } from '../../support/shop.client';
import type { TrustDatabase } from '../database/trust-database';
import type { Trial } from '../run/trial';

/** A flood is not to be held up by what a key may send in a minute. */
const UNLIMITED = { KEY_REQUESTS_PER_MINUTE: '1000000000', FAILED_KEYS_PER_MINUTE: '1000000000' };

/** Built servers on one database, each a process of its own. They end with the trial. */
export class Fleet {
  readonly servers: BuiltServer[] = [];

  constructor(
    trial: Trial,
    readonly database: TrustDatabase,
    private readonly environment: Readonly<Record<string, string>> = {},
    private readonly options: SpawnOptions = {},
  ) {
    trial.atEnd(() => this.kill());
  }

  async start(count = 1): Promise<this> {
    for (let started = 0; started < count; started += 1) await this.startAt(this.servers.length);
    return this;
  }

  /** Another process in the place of one that ended. */
  async startAt(place: number): Promise<BuiltServer> {
    const environment = { ...UNLIMITED, DATABASE_URL: this.database.url, ...this.environment };
    const server = await BuiltServer.start(environment, this.options);
    this.servers[place] = server;
    return server;
  }

  server(place = 0): BuiltServer {
    const server = this.servers[place % this.servers.length];
    if (server === undefined) throw new Error('no server was started');
    return server;
  }

  /** The demo shop, spoken to through one of the servers. */
  shop(place = 0): ShopClient {
    return new ShopClient(this.server(place).url);
  }

  /** What the servers that are there now logged as their own fault. */
  get errors(): readonly string[] {
    return this.servers.flatMap(({ printed }) =>
      printed.split('\n').filter((line) => /"level":(50|60)/.test(line)),
    );
  }

  /** With kill -9. */
  async kill(): Promise<void> {
    await Promise.all(
      this.servers.map(async (server) => {
        server.signal('SIGCONT');
        await server.kill('SIGKILL');
      }),
    );
  }
}
