import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createPostgres, createSqlite, type TestDatabase } from './support/databases';
import { adminOf } from './support/memory.terminal';
import { ShopClient } from './support/shop.client';
import { startServer } from './support/test-server';

const AGENT = { agentDescriptorId: 'example-agent' };

describe('a backup of a SQLite database', () => {
  let database: TestDatabase;
  let folder: string;
  beforeEach(async () => {
    database = await createSqlite();
    folder = dirname(database.url.slice('sqlite:'.length));
  });
  afterEach(() => database.discard());

  it('is made while the server answers, and brings back every turn that was answered before it', async () => {
    const admin = adminOf(database.url);
    const server = await startServer(database.url);
    const shop = new ShopClient(server.url);
    const kept: string[] = [];
    let isOver = false;
    const clients = Array.from({ length: 4 }, async () => {
      while (!isOver) kept.push((await shop.say('hello', AGENT)).stateId);
    });
    while (kept.length < 20) await new Promise((resolve) => setTimeout(resolve, 10));
    const before = [...kept];
    const copy = join(folder, 'copy.db');
    expect(await admin(['backup', copy])).toMatchObject({ exitCode: 0 });
    isOver = true;
    await Promise.all(clients);
    const { sessionId, stateId } = await shop.say('a canary to be erased', AGENT);
    const second = join(folder, 'second.db');
    expect(await admin(['backup', second])).toMatchObject({ exitCode: 0 });
    expect(await admin(['session', 'erase', 'demo', sessionId])).toMatchObject({ exitCode: 0 });
    expect((await admin(['restore', second])).stderr).toMatch(/another server is using/);
    await server.stop();

    const restored = await admin(['restore', second]);
    expect(restored).toMatchObject({ exitCode: 0 });
    expect(restored.stdout).toContain(`npm run admin -- session erase demo ${sessionId}`);
    const again = await startServer(database.url);
    const reader = new ShopClient(again.url);
    expect((await reader.get(`/states/${stateId}`)).status).toBe(200);
    await admin(['session', 'erase', 'demo', sessionId]);
    expect((await reader.get(`/states/${stateId}`)).status).toBe(410);
    await again.stop();

    expect(await admin(['restore', copy])).toMatchObject({ exitCode: 0 });
    const first = await startServer(database.url);
    for (const id of before) expect((await new ShopClient(first.url).get(`/states/${id}`)).status).toBe(200);
    expect((await new ShopClient(first.url).get('/verify')).json).toMatchObject({ faults: [] });
    await first.stop();
    expect(readdirSync(folder).filter((name) => name.includes('.replaced-'))).toHaveLength(2);
  });

  it('is neither written over nor made of nothing, and a damaged one is not restored', async () => {
    const admin = adminOf(database.url);
    const copy = join(folder, 'copy.db');
    expect((await admin(['backup', copy])).stderr).toMatch(/there is no SQLite file/);
    await (await startServer(database.url)).stop();
    expect(await admin(['backup', copy])).toMatchObject({ exitCode: 0 });
    expect((await admin(['backup', copy])).stderr).toMatch(/there already/);
    const nowhere = await admin(['backup', join(folder, 'backups', 'copy.db')]);
    expect(nowhere.stderr).toBe(
      `error: there is no folder ${join(folder, 'backups')}: make it, or name another\n`,
    );

    const bytes = readFileSync(copy);
    bytes.fill(0xff, 4_096 * 3, 4_096 * 8);
    const damaged = join(folder, 'damaged.db');
    await writeFile(damaged, bytes);
    const refused = await admin(['restore', damaged]);
    expect([refused.exitCode, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/damaged\.db is (no sound|a damaged)/),
    ]);
    expect(readdirSync(folder).filter((name) => name.includes('.partial'))).toEqual([]);
    expect(existsSync(database.url.slice('sqlite:'.length))).toBe(true);
    await (await startServer(database.url)).stop();
  });
});

it('of PostgreSQL is left to its own tools', async () => {
  const { url } = await createPostgres();
  expect((await adminOf(url)(['backup', '/tmp/never'])).stderr).toMatch(/pg_dump/);
});
