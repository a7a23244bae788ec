import { Database, EVERY_BUSINESS, run, sql } from '@app/persistence';
import { setTimeout as sleep } from 'node:timers/promises';
import { DATABASES, type TestDatabase } from './support/databases';
import { Drain } from '../apps/assistant-api/src/http/lifecycle/drain';
import { startServer, type TestServer } from './support/test-server';

/** Longer than an answer about readiness holds. */
const A_MOMENT_MS = 1_100;

describe.each(DATABASES)('health on %s', (_name, create) => {
  let database: TestDatabase;
  let server: TestServer;

  beforeAll(async () => {
    database = await create();
    server = await startServer(database.url);
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  const ask = async (path: string) => {
    const response = await fetch(server.url + path);
    return { status: response.status, headers: response.headers, json: await response.json() };
  };

  it.each(['/health', '/health/live', '/health/ready'])('%s is ok, without a key', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 200, json: { status: 'ok' } });
  });

  it('is not ready on a database of another version', async () => {
    const { write } = forDatabase(server);
    await sleep(A_MOMENT_MS);
    await write(sql`INSERT INTO migration (timestamp, name) VALUES (9, 'FromTheFuture9')`);
    const answer = await ask('/health/ready');
    expect(answer).toMatchObject({ status: 503, json: { code: 'UNAVAILABLE' } });
    expect(JSON.stringify(answer.json)).toMatch(/another version/);
    await write(sql`DELETE FROM migration WHERE name = 'FromTheFuture9'`);
    await sleep(A_MOMENT_MS);
    expect(await ask('/health/ready')).toMatchObject({ status: 200 });
  });

  it('is not ready without its database, says when to ask again, and is alive all the same', async () => {
    await sleep(A_MOMENT_MS);
    await server.app.get(Database).close();
    const answer = await ask('/health/ready');
    expect(answer).toMatchObject({ status: 503, json: { code: 'UNAVAILABLE' } });
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(await ask('/health/live')).toMatchObject({ status: 200 });
  });

  it('is not ready from the moment that it shuts down', async () => {
    const other = await create();
    const stopping = await startServer(other.url);
    void stopping.app.get(Drain).begin(0);
    const response = await fetch(`${stopping.url}/health/ready`);
    expect([response.status, await response.json()]).toMatchObject([503, { code: 'SHUTTING_DOWN' }]);
    await stopping.stop();
    await other.discard();
  });
});

function forDatabase(server: TestServer) {
  const database = server.app.get(Database);
  return {
    write: (statement: ReturnType<typeof sql>) => database.write(EVERY_BUSINESS, () => run(statement)),
  };
}
