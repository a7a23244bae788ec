import { setTimeout as sleep } from 'node:timers/promises';
import { staysSilent, type FaultServer } from '@app/testing';
import { ChatClient } from '../../support/chat.client';
import { userSays, type HttpAnswer } from '../../support/shop.client';
import { eachDatabase } from '../database/each-database';
import { createPostgresTrust } from '../database/postgres.trust-database';
import { countOf, type TrustDatabase } from '../database/trust-database';
import { Fleet } from '../fleet/fleet';
import {
  after,
  MODEL_AGENT,
  modelEnvironment,
  putModelAgent,
  startModel,
  whenever,
} from '../fleet/slow-model';
import { checkInvariants } from '../invariants/check-invariants';
import type { Suite } from '../run/suite';
import type { Trial } from '../run/trial';

/** The model's deadline, the lease's rest, and how long a client may take to notice. */
const LEASE_MS = 30_000;
const SLACK_MS = 4_000;

export const owner: Suite = {
  name: 'owner',
  about:
    'the server dies or stands still while the model answers: usable within the lease, a late commit is refused',
  run: async (trial) => {
    const model = await startModel(trial);
    await eachDatabase(trial, (database) => comesLate(trial, model, database));
    await eachDatabase(trial, (database) => dies(trial, model, database));
    await standsStill(trial, model, await createPostgresTrust(trial));
  },
};

/** R7, kill -9: every key and every conversation that a dead server held can be used again within the lease. */
async function dies(trial: Trial, model: FaultServer, database: TrustDatabase): Promise<void> {
  const { name } = database;
  const fleet = await new Fleet(trial, database, modelEnvironment(model)).start();
  await putModelAgent(fleet.shop());
  const chat = new ChatClient(fleet.shop());
  const held = trial.size(5, 50);
  const conversations = await Promise.all(
    Array.from({ length: held }, async () => (await chat.begin({ agentDescriptorId: MODEL_AGENT })).id),
  );
  model.plan(staysSilent);
  const before = await countOf(database, "turn WHERE outcome = 'committed'");
  const askAll = (): Promise<HttpAnswer>[] => [
    ...conversations.map((_, at) => askOnce(fleet, at)),
    ...conversations.map((id) => new ChatClient(fleet.shop()).post(id, MESSAGE)),
  ];
  const lost = Promise.allSettled(askAll());
  await waitFor(() => model.requests.length === 2 * held);
  const diedAt = performance.now();
  await fleet.kill();
  await lost;
  model.plan(after(0));
  await fleet.startAt(0);
  const waits = await Promise.all([
    ...conversations.map((_, at) => untilDone(() => askOnce(fleet, at), diedAt)),
    ...conversations.map((id) => untilDone(() => new ChatClient(fleet.shop()).post(id, MESSAGE), diedAt)),
  ]);
  const longest = Math.max(...waits);
  trial.expect(longest <= LEASE_MS + SLACK_MS, `${name}: blocked for ${Math.round(longest)} ms`);
  const turns = (await countOf(database, "turn WHERE outcome = 'committed'")) - before;
  trial.expect(turns === 2 * held, `${name}: ${turns} turns for ${2 * held} requests`);
  trial.expectAll(await checkInvariants(database), name);
  trial.figure(`${name} held`, 2 * held);
  trial.figure(`${name} longest wait ms`, Math.round(longest));
  await fleet.kill();
}

/** R7, SIGSTOP: another server takes the keys over; what the first one does when it goes on makes no second turn. */
async function standsStill(trial: Trial, model: FaultServer, database: TrustDatabase): Promise<void> {
  const fleet = await new Fleet(trial, database, modelEnvironment(model)).start(2);
  await putModelAgent(fleet.shop());
  const before = await countOf(database, 'state');
  const keys = trial.size(20, 100);
  model.plan(...Array.from({ length: keys }, (_, at) => after(1_000 + 10 * at)));
  const frozen = Array.from({ length: keys }, (_, at) => askOnce(fleet, at).catch(() => undefined));
  await waitFor(() => model.requests.length === keys);
  await sleep(1_000 + 5 * keys);
  fleet.server().signal('SIGSTOP');
  const stoppedAt = performance.now();
  model.plan(after(0));
  // It may stand still within a transaction: who waits for its rows is told to come back, until PostgreSQL ends it.
  const waits = await Promise.all(
    frozen.map((_, at) => untilDone(() => askOnce(fleet, at, 1), stoppedAt, countingRefusals(trial))),
  );
  fleet.server().signal('SIGCONT');
  const late = await Promise.all(frozen);
  const stored = (await countOf(database, 'state')) - before;
  trial.expect(stored === keys, `${stored} states for ${keys} keys after a frozen server went on`);
  for (const [at, answer] of late.entries()) {
    if (answer?.status !== 200) continue;
    const taken = await askOnce(fleet, at, 1);
    trial.expect(taken.text === answer.text, `two answers for owner-${at}`);
    trial.count('frozen after its commit');
  }
  trial.expectAll(await checkInvariants(database), 'frozen');
  trial.figure('frozen held', keys);
  trial.figure('frozen longest wait ms', Math.round(Math.max(...waits)));
  trial.expect(Math.max(...waits) <= LEASE_MS + SLACK_MS, 'a frozen server kept a key longer than its lease');
  await fleet.kill();
}

/** R7, the fence: a lease that runs out under a thinking agent is taken over, and the late commit stores nothing. */
async function comesLate(trial: Trial, model: FaultServer, database: TrustDatabase): Promise<void> {
  const { name } = database;
  const fleet = await new Fleet(trial, database, modelEnvironment(model)).start();
  await putModelAgent(fleet.shop());
  const before = await countOf(database, 'state');
  const keys = trial.size(20, 200);
  // The first model calls are answered when all keys were taken over: what comes of them is late for certain.
  let isLate = false;
  model.plan(...Array.from({ length: keys }, () => whenever(() => isLate)), after(0));
  const late = Array.from({ length: keys }, (_, at) => askOnce(fleet, at));
  await waitFor(() => model.requests.length === keys);
  await database.change("UPDATE turn SET lease_until = started_at WHERE outcome IS NULL AND token <> ''");
  const taken = await Promise.all(late.map((_, at) => askOnce(fleet, at)));
  trial.expect(
    taken.every(({ status }) => status === 200),
    `${name}: a lease that ran out was not taken over`,
  );
  isLate = true;
  const refused = (await Promise.all(late)).filter(({ text }) => text.includes('LEASE_LOST')).length;
  trial.expect(refused === keys, `${name}: ${keys - refused} of ${keys} late commits were not refused`);
  const stored = (await countOf(database, 'state')) - before;
  trial.expect(stored === keys, `${name}: ${stored} states for ${keys} keys`);
  trial.expectAll(await checkInvariants(database), name);
  trial.figure(`${name} late commits refused`, refused);
  await fleet.kill();
}

const MESSAGE = { role: 'user', content: 'are you there?', action: 'generate-reply' };

function askOnce(fleet: Fleet, at: number, place = 0): Promise<HttpAnswer> {
  const body = { context: { agentDescriptorId: MODEL_AGENT }, inputEvents: [userSays('are you there?')] };
  return fleet.shop(place).invoke(body, { 'idempotency-key': `owner-${at}` });
}

/** What is no answer yet, besides 409. */
type MayComeBack = (answer: HttpAnswer) => boolean;

function countingRefusals(trial: Trial): MayComeBack {
  return ({ status, headers }) => {
    const isRefusal = status === 503 && headers.has('retry-after');
    if (isRefusal) trial.count('waited for a frozen transaction');
    return isRefusal;
  };
}

/** Asks until it is answered, and tells how long after `since` that was, in ms. */
async function untilDone(
  ask: () => Promise<HttpAnswer>,
  since: number,
  mayComeBack: MayComeBack = () => false,
): Promise<number> {
  for (;;) {
    const answer = await ask();
    const { status, text } = answer;
    if (status === 200 || status === 201) return performance.now() - since;
    if (status !== 409 && !mayComeBack(answer)) throw new Error(`${status}: ${text}`);
    if (performance.now() - since > 2 * LEASE_MS) return Infinity;
    await sleep(500);
  }
}

async function waitFor(happened: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + 15_000;
  while (!happened()) {
    if (performance.now() > giveUpAt) throw new Error('what the suite waits for did not happen');
    await sleep(20);
  }
}
