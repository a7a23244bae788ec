import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Hooks {
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The PostgreSQL that the tests bring along. It runs on whichever core is free. */
export class BenchPostgres {
  private constructor(
    private readonly url: string,
    private readonly hooks: Hooks,
  ) {}

  static async start(): Promise<BenchPostgres> {
    const hooks: Hooks = {
      start: support('postgres.global-setup.js'),
      stop: support('postgres.global-teardown.js'),
    };
    await hooks.start();
    const url = process.env.TEST_POSTGRES_URL;
    if (url === undefined) throw new Error('PostgreSQL did not say where it listens');
    return new BenchPostgres(url, hooks);
  }

  /** As `DATABASE_URL` takes it, with a schema that nobody else uses. */
  schema(name: string): string {
    const url = new URL(this.url);
    url.searchParams.set('schema', name);
    return url.href;
  }

  stop(): Promise<void> {
    return this.hooks.stop();
  }
}

function support(file: string): () => Promise<void> {
  const folder = join(process.cwd(), 'test/support');
  return createRequire(join(folder, 'bench.js'))(join(folder, file)) as () => Promise<void>;
}
