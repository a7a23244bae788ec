import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ShopClient } from '../../support/shop.client';
import { aSqlite } from '../database/each-database';
import { createSqliteTrust } from '../database/sqlite.trust-database';
import { Fleet } from '../fleet/fleet';
import { patchedBundle } from '../fleet/patched-bundle';
import { checkInvariants } from '../invariants/check-invariants';
import { CutDisk } from '../power/cut-disk';
import { readSystemCalls, straceCommand } from '../power/system-calls';
import type { Suite } from '../run/suite';
import type { Trial } from '../run/trial';

const CLIENTS = 4;
const ACKED = /"response":\{"stateId":"([^"]+)"/g;

export const power: Suite = {
  name: 'power',
  about: 'the power goes (system calls cut and torn): synchronous=FULL loses nothing, NORMAL must be caught',
  run: async (trial) => {
    if (spawnSync('strace', ['-V']).status !== 0) {
      trial.skip('strace is not installed: apt-get install strace');
      return;
    }
    const full = await cutPower(trial, 'FULL', undefined);
    trial.expect(full.lost === 0, `with FULL ${full.lost} of ${full.cuts} cuts lost something acknowledged`);
    const normal = await patchedBundle(trial, 'synchronous-normal', [
      ["connection.pragma('synchronous = FULL')", "connection.pragma('synchronous = NORMAL')"],
      ["journal === 'wal' && synchronous === 2", "journal === 'wal' && synchronous === 1"],
    ]);
    const weak = await cutPower(trial, 'NORMAL', normal);
    trial.expect(
      weak.lost > weak.cuts / 2,
      `with NORMAL only ${weak.lost} of ${weak.cuts} cuts lost something`,
    );
  },
};

/** Records a server at work, then cuts its power at many moments. Answers how many cuts lost an acknowledged state. */
async function cutPower(
  trial: Trial,
  setting: string,
  main: string | undefined,
): Promise<{ cuts: number; lost: number }> {
  const { file, log, found } = await record(trial, main);
  const calls = [];
  for await (const call of readSystemCalls(log)) calls.push(call);
  const firstAck = calls.findIndex((call) => call.kind === 'sent' && call.text.includes('"stateId"'));
  trial.expect(firstAck > 0, `${setting}: no acknowledgement was recorded`);
  const cuts = trial.size(100, 1_000);
  const moments = Array.from({ length: cuts }, () => trial.random.between(firstAck + 1, calls.length));
  moments.sort((left, right) => left - right);

  const disk = new CutDisk(found);
  const acked: string[] = [];
  let seen = 0;
  let lost = 0;
  let worst = 0;
  for (const [cut, moment] of moments.entries()) {
    for (; seen < moment; seen += 1) {
      const call = calls[seen];
      if (call === undefined) break;
      disk.see(call);
      if (call.kind === 'sent')
        acked.push(...[...call.text.matchAll(ACKED)].map(([, stateId]) => stateId ?? ''));
    }
    const { missing, problems } = await afterCut(file, disk.cut(trial.random), acked, cut % 10 === 0);
    if (missing > 0) lost += 1;
    worst = Math.max(worst, missing);
    trial.expectAll(problems, `${setting}, cut ${cut}`);
  }
  trial.figure(`${setting} acked`, acked.length);
  trial.figure(`${setting} syncs`, calls.filter(({ kind }) => kind === 'sync').length);
  trial.figure(`${setting} cuts`, cuts);
  trial.figure(`${setting} cuts that lost something`, lost);
  trial.figure(`${setting} most lost by one cut`, worst);
  return { cuts, lost };
}

interface Recording {
  readonly file: string;
  readonly log: string;
  /** The database's files when recording began. */
  readonly found: ReadonlyMap<string, Buffer>;
}

async function record(trial: Trial, main: string | undefined): Promise<Recording> {
  const database = await aSqlite(trial);
  const log = `${database.file}.calls`;
  const settings = main === undefined ? {} : { main };
  const setUp = await new Fleet(trial, database, {}, settings).start();
  await setUp.server().kill('SIGTERM');
  const found = new Map([
    [database.file, await readFile(database.file)],
    [`${database.file}-wal`, Buffer.alloc(0)],
  ]);
  const fleet = await new Fleet(trial, database, {}, { ...settings, through: straceCommand(log) }).start();
  const { url } = fleet.server();
  const turns = trial.size(15, 100);
  await Promise.all(Array.from({ length: CLIENTS }, (_, client) => talk(new ShopClient(url), client, turns)));
  await fleet.kill();
  await untilWritten(log, fleet.server().pid);
  return { file: database.file, log, found };
}

async function talk(shop: ShopClient, client: number, turns: number): Promise<void> {
  let { stateId } = await shop.say(`hello from ${client}`, { agentDescriptorId: 'example-agent' });
  for (let turn = 1; turn < turns; turn += 1) {
    ({ stateId } = await shop.say(`${client} says ${turn}`, { stateId }));
  }
}

/** The tracer is nobody's child: it has written all when it has written how the server ended. */
async function untilWritten(log: string, pid: number): Promise<void> {
  const giveUpAt = performance.now() + 30_000;
  // A process id of less than five digits is followed by more than one space.
  const ended = new RegExp(`^${pid} +\\+\\+\\+ killed by SIGKILL`, 'm');
  while (performance.now() < giveUpAt) {
    const text = await readFile(log, 'latin1');
    if (ended.test(text.slice(-20_000))) return;
    await sleep(100);
  }
  throw new Error('strace did not finish its log');
}

async function afterCut(
  file: string,
  files: ReadonlyMap<string, Buffer>,
  acked: readonly string[],
  thoroughly: boolean,
): Promise<{ missing: number; problems: readonly string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'sales-assistant-cut-'));
  try {
    const database = await createSqliteTrust(folder);
    for (const [path, bytes] of files) await writeFile(database.file + path.slice(file.length), bytes);
    await database.change('PRAGMA user_version');
    const problems = thoroughly ? await checkInvariants(database) : await database.problems();
    const states = await database.rows<{ id: string }>('SELECT state_id AS id FROM state');
    const there = new Set(states.map(({ id }) => id));
    return { missing: acked.filter((stateId) => !there.has(stateId)).length, problems };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
