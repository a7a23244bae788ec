import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { userSays, type HttpAnswer } from '../../support/shop.client';
import { aSqlite } from '../database/each-database';
import { createPostgresTrust, restartPostgres } from '../database/postgres.trust-database';
import { Fleet } from '../fleet/fleet';
import { checkInvariants } from '../invariants/check-invariants';
import type { Suite } from '../run/suite';
import type { Trial } from '../run/trial';

const AGENT = { agentDescriptorId: 'example-agent' };
const BACK_WITHIN_MS = 5_000;

export const restart: Suite = {
  name: 'restart',
  about:
    'PostgreSQL restarts under load, the disk of SQLite fills up: 503 while it lasts, nothing torn, no exit',
  run: async (trial) => {
    await restartDatabase(trial);
    await fillDisk(trial);
  },
};

interface Seen {
  readonly at: number;
  readonly answer: HttpAnswer;
}

/** R18: 503 with Retry-After while PostgreSQL is away, success within five seconds after it is back. */
async function restartDatabase(trial: Trial): Promise<void> {
  const database = await createPostgresTrust(trial);
  const fleet = await new Fleet(trial, database).start();
  const restarts = trial.size(1, 5);
  const acked: string[] = [];
  for (let round = 0; round < restarts; round += 1) {
    const seen: Seen[] = [];
    let over = false;
    const clients = Array.from({ length: 6 }, async () => {
      while (!over) {
        const answer = await fleet.shop().invoke({ context: AGENT, inputEvents: [userSays('hello')] });
        seen.push({ at: performance.now(), answer });
        if (answer.status !== 200) await sleep(100);
      }
    });
    await sleep(1_000);
    const { downAt, backAt } = await restartPostgres(1_500);
    await sleep(BACK_WITHIN_MS + 500);
    over = true;
    await Promise.all(clients);
    judge(trial, seen, downAt, backAt);
    acked.push(...seen.flatMap(({ answer }) => stateIdOf(answer)));
  }
  for (const stateId of acked) {
    const { status } = await fleet.shop().get(`/states/${stateId}`);
    trial.expect(status === 200, `PostgreSQL: state ${stateId} was acknowledged and is answered ${status}`);
  }
  trial.expectAll(await checkInvariants(database), 'PostgreSQL');
  trial.figure('PostgreSQL restarts', restarts);
  trial.figure('PostgreSQL acked', acked.length);
  await fleet.kill();
}

function judge(trial: Trial, seen: readonly Seen[], downAt: number, backAt: number): void {
  const refused = seen.filter(({ answer }) => answer.status !== 200);
  trial.expect(
    refused.every(({ answer }) => answer.status === 503 && Number(answer.headers.get('retry-after')) >= 1),
    `PostgreSQL: ${[...new Set(refused.map(({ answer }) => `${answer.status} ${answer.text}`))].slice(0, 2).join()}`,
  );
  trial.expect(refused.length > 0, 'PostgreSQL: nobody noticed that it was away');
  const back = seen.find(({ at, answer }) => at > backAt && answer.status === 200);
  const waited = back === undefined ? Infinity : back.at - backAt;
  trial.expect(
    waited <= BACK_WITHIN_MS,
    `PostgreSQL: the first success came ${Math.round(waited)} ms after it was back`,
  );
  trial.count('PostgreSQL 503', refused.length);
  trial.figure('PostgreSQL down ms', Math.round(backAt - downAt));
  trial.figure('PostgreSQL first success ms', Math.round(waited));
}

/**
 * R18 on SQLite. The disk is full for one process only: a limit on the size of its files, set while it runs, makes every
 * write beyond it fail, and is lifted again. Neither a mount nor root is needed for that.
 */
async function fillDisk(trial: Trial): Promise<void> {
  if (spawnSync('prlimit', ['--version']).status !== 0) {
    throw new Error('prlimit is not installed: apt-get install util-linux');
  }
  const database = await aSqlite(trial);
  const fleet = await new Fleet(trial, database).start();
  const shop = fleet.shop();
  const { stateId } = await shop.say('hello', AGENT);
  const before = (await shop.get(`/states/${stateId}`)).text;
  for (let round = 0; round < trial.size(3, 20); round += 1) {
    limitFiles(fleet.server().pid, String(statSync(`${database.file}-wal`).size + 64 * 1024));
    const full: HttpAnswer[] = [];
    for (let turn = 0; turn < 60; turn += 1) {
      full.push(await shop.invoke({ context: { stateId }, inputEvents: [userSays(`turn ${turn}`)] }));
    }
    const refused = full.filter(({ status }) => status !== 200);
    trial.expect(refused.length > 0, 'SQLite: the disk was not full');
    trial.expect(
      refused.every(({ status, headers }) => status === 503 && headers.has('retry-after')),
      `SQLite: a full disk was answered ${refused.map(({ status, text }) => `${status} ${text}`)[0]}`,
    );
    trial.expect(
      (await shop.get(`/states/${stateId}`)).text === before,
      'SQLite: a read changed on a full disk',
    );
    for (const { status, text } of full) {
      if (status !== 200) continue;
      const id = /"stateId":"([^"]+)"/.exec(text)?.[1] ?? '';
      trial.expect((await shop.get(`/states/${id}`)).status === 200, `SQLite: ${id} was lost to a full disk`);
    }
    limitFiles(fleet.server().pid, 'unlimited');
    const again = await shop.invoke({ context: { stateId }, inputEvents: [userSays('there is room again')] });
    trial.expect(again.status === 200, `SQLite: with room again ${again.status} ${again.text}`);
    trial.count('SQLite 503', refused.length);
    trial.expectAll(await checkInvariants(database), 'SQLite');
  }
  await fleet.kill();
}

function limitFiles(pid: number, bytes: string): void {
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`prlimit: ${stderr}`);
}

function stateIdOf({ status, text }: HttpAnswer): readonly string[] {
  const [, stateId] = /"stateId":"([^"]+)"/.exec(text) ?? [];
  return status === 200 && stateId !== undefined ? [stateId] : [];
}
