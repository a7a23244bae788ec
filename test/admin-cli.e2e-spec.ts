import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Database, EVERY_BUSINESS, run, sql } from '@app/persistence';
import { createSqlite, DATABASES, type TestDatabase } from './support/databases';
import { adminOf, type AdminRun } from './support/memory.terminal';
import { ShopClient } from './support/shop.client';
import { startServer, type TestServer } from './support/test-server';

describe.each(DATABASES)('the admin command beside a running server on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let server: TestServer;
  let folder: string;
  let admin: (args: readonly string[], stdin?: string) => Promise<AdminRun>;
  let shop: ShopClient;

  beforeAll(async () => {
    database = await createDatabase();
    folder = await mkdtemp(join(tmpdir(), 'sales-assistant-cli-'));
    server = await startServer(database.url);
    admin = adminOf(database.url);
    await admin(['business', 'create', 'toys', '--name', 'Toys & Co']);
    await admin(['agent', 'put', 'toys', 'agent', '-'], '{"name":"Helper","greeting":"Hello from Toys!"}');
    const { json } = await admin(['--json', 'key', 'create', 'toys', '--scope', 'invoke:*:*']);
    shop = new ShopClient(server.url, 'toys', (json as { key: string }).key);
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
    await rm(folder, { recursive: true, force: true });
  });

  const fileOf = async (name: string, content: string | Buffer): Promise<string> => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };

  it('makes what the server then serves', async () => {
    const answer = await shop.invoke({ context: { agentDescriptorId: 'agent' }, inputEvents: [] });
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('Hello from Toys!')]);
    const { stdout, exitCode } = await admin(['business', 'list']);
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringMatching(/^ID +NAME +CREATED\n─+.*\ntoys +Toys & Co/ms),
    ]);
    expect((await admin(['business', 'list', '--json'])).json).toEqual(
      expect.arrayContaining([expect.objectContaining({ businessId: 'toys', name: 'Toys & Co' })]),
    );
  });

  it('makes, lists and revokes keys, and shows a secret once', async () => {
    const made = await admin([
      'key',
      'create',
      'toys',
      '--scope',
      'invoke:*:*',
      'admin:*:*',
      '--label',
      'till',
      '--turns-per-day',
      '50',
    ]);
    const [secret = ''] = made.stdout.split('\n');
    expect(secret).toMatch(/^sa_live_/);
    const listed = await admin(['key', 'list', 'toys']);
    expect(listed.stdout).toMatch(/till +invoke:\*:\* admin:\*:\* +turnsPerDay=50/);
    expect(listed.stdout).not.toContain(secret.slice(17, 60));

    expect((await new ShopClient(server.url, 'toys', secret).get('/verify')).status).toBe(200);
    const keyId = secret.slice(8, 16);
    const wrong = ['key', 'create', 'toys', '--scope', 'invoke:*:*', '--tokens-per-day', 'many'];
    expect(await admin(wrong)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('limits/tokensPerDay') as string,
    });
    expect((await admin(['key', 'revoke', 'toys', keyId])).exitCode).toBe(0);
    const { json } = await admin(['--json', 'key', 'list', 'toys']);
    expect(json).toContainEqual(
      expect.objectContaining({
        id: keyId,
        limits: { turnsPerDay: 50 },
        revokedAt: expect.any(String) as string,
      }),
    );
  });

  it('keeps agents and sites', async () => {
    const definition = await fileOf('agent.json', '{"name":"Helper","language":"de"}');
    expect((await admin(['agent', 'put', 'toys', 'second', definition])).stdout).toContain('version 1');
    expect((await admin(['agent', 'list', 'toys'])).stdout).toMatch(/second +1 +Helper +built-in +de/);
    expect(
      (await admin(['site', 'put', 'toys', 'outlet', '--name', 'Outlet', '--agent', 'second'])).exitCode,
    ).toBe(0);
    expect((await admin(['site', 'list', 'toys'])).stdout).toMatch(/outlet +Outlet +second/);
  });

  it('imports products and tells each refused row', async () => {
    const rows = [
      '{"id":"a","name":"Kite","cents":990,"imageUrl":"http://shop.example/a.jpg"}',
      '{"id":"b"}',
      '{"id":"c","name":"Ball","cents":-1}',
    ];
    const file = await fileOf('products.jsonl.gz', gzipSync(rows.join('\n')));
    const mapping = '{"productId":"id","title":"name","priceMinor":"cents"}';
    const done = await admin(['products', 'import', 'toys', file, '--mapping', mapping]);
    expect(done.exitCode).toBe(0);
    expect(done.stdout).toMatch(/^1 product imported, 2 refused, in \d+\.\d s\.\n$/);
    expect(done.stderr).toMatch(
      /^line 2: .*title.*\nline 3: .*price.*\nimageUrl is not an https.* \(1 product, first in line 1\)\n$/,
    );
    const again = await admin(['--json', 'products', 'import', 'toys', file, '--mapping', mapping]);
    expect(again.json).toMatchObject({ imported: 1, refused: 2, refusals: [{ line: 2 }, { line: 3 }] });
    expect(again.stderr).toBe('');
  });

  it('imports knowledge from standard input', async () => {
    const done = await admin(
      ['knowledge', 'import', 'toys', '-', '--format', 'markdown'],
      '# Repairs\n\nWe mend toys.',
    );
    expect([done.exitCode, done.stdout]).toEqual([0, expect.stringContaining('1 entry imported')]);
  });

  it('erases a session that the server remembers, and the server no longer serves it', async () => {
    const root = await shop.say('hello', { agentDescriptorId: 'agent' });
    const done = await admin(['session', 'erase', 'toys', root.sessionId, '--reason', 'asked for']);
    expect([done.exitCode, done.stdout]).toEqual([0, expect.stringContaining('is erased')]);
    const answer = await shop.invoke({
      context: { stateId: root.stateId },
      inputEvents: [{ messageEvent: { role: 'USER', content: { textContent: 'still there?' } } }],
    });
    expect([answer.status, answer.json]).toMatchObject([410, { code: 'SESSION_ERASED' }]);
    const twice = await admin(['session', 'erase', 'toys', root.sessionId]);
    expect([twice.exitCode, twice.stderr]).toEqual([1, expect.stringContaining('erased')]);
  });

  it('says what is wrong, where, and what to do, with an exit code', async () => {
    const missing = await admin(['key', 'list', 'toyz']);
    expect(missing).toMatchObject({ exitCode: 1, stdout: '' });
    expect(missing.stderr).toBe(
      'error: there is no business toyz\nSee them with: npm run admin -- business list\n',
    );
    const scope = await admin(['key', 'create', 'toys', '--scope', 'all']);
    expect([scope.exitCode, scope.stderr]).toEqual([1, expect.stringContaining('#/scopes/0')]);
    const file = await admin(['products', 'import', 'toys', 'nowhere.csv']);
    expect(file).toMatchObject({
      exitCode: 1,
      stderr: 'error: cannot read nowhere.csv: there is no such file\n',
    });
    const json = await admin(['agent', 'put', 'toys', 'x', '-'], '{');
    expect([json.exitCode, json.stderr]).toEqual([1, expect.stringContaining('- is not JSON')]);
  });

  it.each([
    [['nonsense']],
    [['key', 'create', 'toys']],
    [['business', 'create']],
    [['products', 'import', 'toys', 'file.pdf']],
    [['products', 'import', 'toys', 'file.csv', '--format', 'xls']],
    [['products', 'import', 'toys', 'file.jsonl', '--mapping', '[]']],
    [['products', 'import', 'toys', 'file.jsonl', '--mapping', '{"price":"rrp","price":"offer"}']],
  ])('answers 2 to %j', async (args) => {
    const answer = await admin(args);
    expect([answer.exitCode, answer.stdout]).toEqual([2, '']);
    expect(answer.stderr).toContain('error:');
  });

  it('tells what to type next as it is typed', async () => {
    const made = await admin(['business', 'create', 'bare']);
    expect(made.stdout).toContain("npm run admin -- key create bare --scope 'invoke:*:*'");
    for (const list of ['agent', 'key', 'site']) {
      const { stdout, stderr } = await admin([list, 'list', 'bare']);
      expect(stdout + stderr).toContain(`Make one with: npm run admin -- ${list} `);
    }
    const noVersion = await admin(['evaluate', 'toys', '--agent', 'agent', '--against', '9']);
    expect(noVersion.stderr).toBe(
      'error: there is no version 9 of the agent descriptor agent: it has only version 1\n' +
        'See them with: npm run admin -- agent list <business>\n',
    );
  });

  it('compares snapshots with what they were folded from', async () => {
    let { stateId } = await shop.say('hello', { agentDescriptorId: 'agent' });
    for (let depth = 2; depth <= 20; depth += 1) ({ stateId } = await shop.say(`turn ${depth}`, { stateId }));
    const verify = async () => (await admin(['--json', 'verify', 'toys'])).json;
    expect(await verify()).toMatchObject({ ok: true, snapshots: 1 });

    const setMemory = (from: string, to: string) => () =>
      run(sql`UPDATE snapshot SET memory = REPLACE(memory, ${from}, ${to}) WHERE state_id = ${stateId}`);
    const stored = server.app.get(Database, { strict: false });
    await stored.write(EVERY_BUSINESS, setMemory('turn 20', 'turn 21'));
    expect(await verify()).toMatchObject({
      faults: [{ stateId, problem: 'has a snapshot that is not the fold of its lineage' }],
    });
    await stored.write(EVERY_BUSINESS, setMemory('turn 21', 'turn 20'));
    expect(await verify()).toMatchObject({ ok: true });
  });

  it('verifies every business, and finds one changed byte', async () => {
    const state = await shop.say('hello', { agentDescriptorId: 'agent' });
    const sound = await admin(['verify']);
    expect([sound.exitCode, sound.stderr]).toEqual([0, '']);
    expect(sound.stdout).toMatch(/^BUSINESS +SESSIONS +STATES +EVENTS +SNAPSHOTS +FAULTS\n/);

    await changeOneByte(server.app.get(Database, { strict: false }), state.stateId);
    const faulty = await admin(['verify', 'toys']);
    expect(faulty.exitCode).toBe(1);
    expect(faulty.stderr).toBe(`state ${state.stateId} does not match its digest\n`);
    expect((await admin(['--json', 'verify', 'toys'])).json).toMatchObject({
      ok: false,
      faultCount: 1,
      faults: [{ stateId: state.stateId }],
    });
  });
});

it('does not call a database sound that holds no business', async () => {
  const database = await createSqlite();
  const verified = await adminOf(database.url)(['verify']);
  await database.discard();
  expect([verified.exitCode, verified.stdout]).toEqual([
    1,
    'There is no business to verify: look at DATABASE_URL.\n',
  ]);
});

/** As somebody with the database in hand could. */
async function changeOneByte(database: Database, stateId: string): Promise<void> {
  const change = () =>
    run(sql`
      UPDATE event SET payload = REPLACE(payload, 'hello', 'hullo')
      WHERE state_id = ${stateId} AND type = 'MessageReceived'`);
  await expect(database.write(EVERY_BUSINESS, change)).rejects.toHaveProperty(
    'message',
    expect.stringMatching(/immutable/),
  );
  const drop =
    database.dialect === 'postgres'
      ? sql`DROP TRIGGER event_no_update ON event`
      : sql`DROP TRIGGER event_no_update`;
  await database.write(EVERY_BUSINESS, () => run(drop));
  await database.write(EVERY_BUSINESS, change);
}

describe('scripts/admin.js', () => {
  const script = (...args: readonly string[]) =>
    spawnSync(process.execPath, [resolve('scripts/admin.js'), ...args], { encoding: 'utf8' });

  it('builds what it needs and runs it quietly', () => {
    const help = script('--help');
    expect([help.status, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toMatch(/^Usage: admin/);
    expect(script('nonsense').status).toBe(2);
  }, 120_000);

  it('says where the fault is when the database cannot be opened', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [resolve('scripts/admin.js'), 'business', 'list'],
      {
        encoding: 'utf8',
        env: { ...process.env, DATABASE_URL: 'mysql://localhost/shop' },
      },
    );
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^error: .*DATABASE_URL|^error: .*sqlite:/)]);
  }, 120_000);
});
