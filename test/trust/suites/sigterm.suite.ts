import { setTimeout as sleep } from 'node:timers/promises';
import { userSays } from '../../support/shop.client';
import { eachDatabase } from '../database/each-database';
import { countOf, type TrustDatabase } from '../database/trust-database';
import { Fleet } from '../fleet/fleet';
import { after, MODEL_AGENT, modelEnvironment, putModelAgent, startModel } from '../fleet/slow-model';
import { checkInvariants, SeenStates } from '../invariants/check-invariants';
import type { Suite } from '../run/suite';
import type { Trial } from '../run/trial';
import type { FaultServer } from '@app/testing';

const CLIENTS = 10;
const MODEL_MS = 150;
const DRAIN_MS = 27_000;

export const sigterm: Suite = {
  name: 'sigterm',
  about: 'SIGTERM under load: every turn that was begun is answered, exit code 0 within the drain',
  run: async (trial) => {
    const model = await startModel(trial);
    model.plan(after(MODEL_MS));
    await eachDatabase(trial, (database) => stopAgainAndAgain(trial, model, database));
  },
};

async function stopAgainAndAgain(trial: Trial, model: FaultServer, database: TrustDatabase): Promise<void> {
  const fleet = await new Fleet(trial, database, modelEnvironment(model)).start();
  await putModelAgent(fleet.shop());
  const seen = new SeenStates();
  const stops = trial.size(4, 50);
  let slowest = 0;
  for (let stop = 1; stop <= stops; stop += 1) {
    if (stop > 1) await fleet.startAt(0);
    slowest = Math.max(slowest, await stopOnce(trial, fleet, stop));
    trial.expectAll(await checkInvariants(database, seen), `${database.name}, stop ${stop}`);
  }
  trial.figure(`${database.name} stops`, stops);
  trial.figure(`${database.name} slowest exit ms`, Math.round(slowest));
}

/** Whatever the server began is finished, and its client has the answer. Answers how long it took to end, in ms. */
async function stopOnce(trial: Trial, fleet: Fleet, stop: number): Promise<number> {
  const { database } = fleet;
  const { name } = database;
  const shop = fleet.shop();
  const before = await countOf(database, 'turn');
  let stopped = false;
  let answered = 0;
  const clients = Array.from({ length: CLIENTS }, async (_, client) => {
    for (let turn = 0; !stopped; turn += 1) {
      const body = { context: { agentDescriptorId: MODEL_AGENT }, inputEvents: [userSays('hello')] };
      const answer = await shop
        .invoke(body, { 'idempotency-key': `${stop}-${client}-${turn}` })
        .catch(() => undefined);
      if (answer?.status === 200) answered += 1;
      trial.expect([200, 503, undefined].includes(answer?.status), `${name}: answered ${answer?.status}`);
    }
  });
  while (answered < CLIENTS) await sleep(10);
  await sleep(trial.random.between(0, 2 * MODEL_MS));
  stopped = true;
  const stoppedAt = performance.now();
  const exitCode = await fleet.server().kill('SIGTERM');
  const took = performance.now() - stoppedAt;
  await Promise.all(clients);
  trial.expect(exitCode === 0, `${name}: exit code ${exitCode}`);
  trial.expect(took < DRAIN_MS, `${name}: took ${Math.round(took)} ms to stop`);
  const begun = (await countOf(database, 'turn')) - before;
  trial.expect(begun === answered, `${name}: ${begun} turns were begun and ${answered} were answered`);
  trial.count(`${name} begun and answered`, answered);
  return took;
}
