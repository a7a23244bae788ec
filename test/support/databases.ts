import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestDatabase {
  /** As `DATABASE_URL` takes it; nobody else uses it. */
  readonly url: string;
  readonly discard: () => Promise<void>;
}

/** Both databases, for `describe.each`. */
export const DATABASES: readonly (readonly [name: string, create: () => Promise<TestDatabase>])[] = [
  ['SQLite', createSqlite],
  ['PostgreSQL', createPostgres],
];

export async function createSqlite(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'sales-assistant-e2e-'));
  return {
    url: `sqlite:${join(folder, 'test.db')}`,
    discard: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The server that the run's global set-up started; each test file gets a schema of its own there. */
export function createPostgres(): Promise<TestDatabase> {
  const server = process.env.TEST_POSTGRES_URL;
  if (server === undefined) throw new Error('TEST_POSTGRES_URL is not set: the global set-up has not run');
  const url = new URL(server);
  url.searchParams.set('schema', `e2e_${randomUUID().replaceAll('-', '')}`);
  return Promise.resolve({ url: url.href, discard: () => Promise.resolve() });
}
