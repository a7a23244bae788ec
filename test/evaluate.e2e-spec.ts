import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bisection, Evaluation } from '@app/application';
import { DATABASES, type TestDatabase } from './support/databases';
import { adminOf, type AdminRun } from './support/memory.terminal';
import { ShopClient } from './support/shop.client';
import { startServer, type TestServer } from './support/test-server';

const SAID = [
  'a pink dress for my daughters 10th birthday',
  'Do you offer free shipping?',
  'a pink dress for a birthday <script>alert("x")</script>',
  'cheaper please',
];

describe.each(DATABASES)('evaluating versions of an agent, on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let server: TestServer;
  let shop: ShopClient;
  let folder: string;
  let admin: (args: readonly string[], stdin?: string) => Promise<AdminRun>;
  let sessionId: string;
  const stateIds: string[] = [];

  const putVersion = (definition: object) =>
    admin(['agent', 'put', 'demo', 'clerk', '-'], JSON.stringify({ name: 'Clerk', ...definition }));

  beforeAll(async () => {
    database = await createDatabase();
    folder = await mkdtemp(join(tmpdir(), 'sales-assistant-evaluation-'));
    server = await startServer(database.url);
    shop = new ShopClient(server.url);
    admin = adminOf(database.url);
    await putVersion({ maxRecommendations: 3 });
    let context: object = { agentDescriptorId: 'clerk' };
    for (const text of SAID) {
      const answer = await shop.say(text, { ...context });
      context = { stateId: answer.stateId };
      sessionId = answer.sessionId;
      stateIds.push(answer.stateId);
    }
    await putVersion({ maxRecommendations: 3, instructions: 'Be kind.' });
    await putVersion({ maxRecommendations: 1 });
    await putVersion({ engine: 'openai' });
    await putVersion({ engine: 'openai', instructions: 'Be kind.' });
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
    await rm(folder, { recursive: true, force: true });
  });

  const evaluate = (against: number, ...more: string[]) =>
    admin([
      '--json',
      'evaluate',
      'demo',
      '--agent',
      'clerk',
      '--version',
      '1',
      '--against',
      String(against),
      ...more,
    ]);

  it('finds a version that answers the same to be the same, and stores nothing', async () => {
    const before = await admin(['--json', 'verify', 'demo']);
    const { exitCode, json } = await evaluate(2, '--sessions', sessionId);
    const { totals, turns } = json as Evaluation;
    expect([exitCode, totals.turns, totals.same, totals.differentShare]).toEqual([0, 4, 4, 0]);
    expect(turns.every(({ comparison }) => comparison.recording === 'complete')).toBe(true);
    expect(turns.flatMap(({ checks }) => [...checks.recorded, ...checks.whatIf])).not.toContainEqual(
      expect.objectContaining({ passed: false }),
    );
    expect((await admin(['--json', 'verify', 'demo'])).json).toEqual(before.json);
  });

  it('says where another version shows other products, and fails beyond the share that is allowed', async () => {
    const { exitCode, json } = await evaluate(3, '--max-different', '0.1', '--out', folder);
    const { totals, turns } = json as Evaluation;
    expect(exitCode).toBe(1);
    expect(totals.differsInProducts).toBeGreaterThanOrEqual(2);
    const different = turns.find(({ differsInProducts }) => differsInProducts);
    expect(different?.comparison.differences.products.onlyRecorded.length).toBeGreaterThan(0);
    expect((await evaluate(3, '--max-different', '1')).exitCode).toBe(0);
    expect(JSON.parse(await readFile(join(folder, 'evaluation.json'), 'utf8'))).toEqual(json);
    const page = await readFile(join(folder, 'evaluation.html'), 'utf8');
    expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
    expect(page).not.toMatch(/<script|https?:\/\/[^\s"<]+\.(?:js|css)/);
    expect(page.match(/<section/g)).toHaveLength(4);
  });

  it('counts a version that does not answer as one that fails', async () => {
    const { exitCode, json } = await evaluate(4, '--limit', '2');
    const { totals, turns } = json as Evaluation;
    expect([exitCode, totals.turns, totals.failsCheck]).toEqual([1, 2, 2]);
    expect(turns[0]?.comparison.whatIf.failure).toMatchObject({ code: 'AGENT_UNAVAILABLE' });
    expect(turns[0]?.checks.whatIf[0]).toMatchObject({ check: 'answered', passed: false });
  });

  it('finds the first version that fails a check, asking few of them', async () => {
    const args = ['bisect', 'versions', 'demo', stateIds[0] ?? '', '--agent', 'clerk'];
    const { exitCode, json } = await admin(['--json', ...args, '--check', 'answered']);
    const { firstFailing, probes } = json as Bisection;
    expect([exitCode, firstFailing?.version]).toEqual([1, 4]);
    expect(probes.length).toBeLessThanOrEqual(4);
    const fine = await admin([...args, '--check', 'limits']);
    expect([fine.exitCode, fine.stderr]).toEqual([0, 'No version of the agent fails limits.\n']);
  });

  it('finds no turn of the session that fails, and tells each of them again', async () => {
    const fine = await admin(['bisect', 'session', 'demo', sessionId, '--check', 'prices']);
    expect([fine.exitCode, fine.stderr]).toEqual([0, 'No turn of the session fails prices.\n']);
    const replayed = await admin(['--json', 'replay', 'demo', sessionId]);
    expect(replayed.exitCode).toBe(0);
    expect((replayed.json as { identical: boolean }[]).map(({ identical }) => identical)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it.each([
    [['evaluate', 'demo', '--agent', 'clerk', '--against', '99'], 1, 'version 99'],
    [['evaluate', 'demo', '--agent', 'clerk', '--against', '1', '--sessions', 'none'], 1, 'no session none'],
    [
      ['evaluate', 'demo', '--agent', 'nobody', '--against-agent', 'clerk', '--against', '1'],
      1,
      'no recorded turn',
    ],
    [['evaluate', 'demo', '--agent', 'clerk', '--against', '0'], 2, 'whole number from 1'],
    [['evaluate', 'demo', '--agent', 'clerk', '--against', '1', '--max-different', '7'], 2, 'from 0 to 1'],
    [['bisect', 'session', 'demo', 'none', '--check', 'manners'], 2, 'Allowed choices'],
  ])('%j ends with %d and says why', async (args, exitCode, words) => {
    const run = await admin(args);
    expect([run.exitCode, run.stderr]).toEqual([exitCode, expect.stringContaining(words)]);
  });
});
