import { setTimeout as sleep } from 'node:timers/promises';
import { userSays } from '../../support/shop.client';
import { eachDatabase } from '../database/each-database';
import type { TrustDatabase } from '../database/trust-database';
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
  about:
    'SIGTERM under load: whatever the agent was asked before it is answered, exit code 0 within the drain',
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

/** Answers how long the server took to end. */
async function stopOnce(trial: Trial, fleet: Fleet, stop: number): Promise<number> {
  const { name } = fleet.database;
  const shop = fleet.shop();
  let stoppedAt = Infinity;
  const clients = Array.from({ length: CLIENTS }, async (_, client) => {
    for (let turn = 0; performance.now() < stoppedAt; turn += 1) {
      const askedAt = performance.now();
      const body = { context: { agentDescriptorId: MODEL_AGENT }, inputEvents: [userSays('hello')] };
      const answer = await shop
        .invoke(body, { 'idempotency-key': `${stop}-${client}-${turn}` })
        .catch(() => undefined);
      // What was sent that long before the signal had been accepted when it came.
      const accepted = askedAt < stoppedAt - 50;
      if (accepted) trial.count(`${name} accepted`);
      trial.expect(
        !accepted || answer?.status === 200,
        `${name}: an accepted request was answered ${answer?.status}`,
      );
      trial.expect([200, 503, undefined].includes(answer?.status), `${name}: answered ${answer?.status}`);
    }
  });
  await sleep(trial.random.between(300, 900));
  stoppedAt = performance.now();
  const exitCode = await fleet.server().kill('SIGTERM');
  const took = performance.now() - stoppedAt;
  trial.expect(exitCode === 0, `${name}: exit code ${exitCode}`);
  trial.expect(took < DRAIN_MS, `${name}: took ${Math.round(took)} ms to stop`);
  await Promise.all(clients);
  return took;
}
