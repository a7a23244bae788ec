import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { userSays } from '../../support/shop.client';
import { aSqlite } from '../database/each-database';
import { countOf } from '../database/trust-database';
import { Fleet } from '../fleet/fleet';
import { after, MODEL_AGENT, modelEnvironment, putModelAgent, startModel } from '../fleet/slow-model';
import { checkInvariants } from '../invariants/check-invariants';
import type { Suite } from '../run/suite';
import type { Trial } from '../run/trial';

const AT_ONCE = 20;
const MODEL_MS = 60;

export const disconnects: Suite = {
  name: 'disconnects',
  about: 'clients go away at any moment: the turn is finished once, a retry gets it, nothing is left open',
  run: async (trial) => {
    const database = await aSqlite(trial);
    const model = await startModel(trial);
    const fleet = await new Fleet(trial, database, modelEnvironment(model)).start();
    await putModelAgent(fleet.shop());
    model.plan(after(MODEL_MS));
    await ask(fleet, 'warm-up');
    const states = await countOf(database, 'state');
    const openBefore = await settledSockets(fleet);
    const aborts = trial.size(100, 1_000);
    for (let done = 0; done < aborts; done += AT_ONCE) {
      await Promise.all(
        Array.from({ length: AT_ONCE }, (_, at) => goAway(trial, fleet, `gone-${done + at}`)),
      );
    }
    for (let at = 0; at < aborts; at += 1) {
      const answer = await ask(fleet, `gone-${at}`);
      trial.expect(answer.status === 200, `gone-${at} was answered ${answer.status} ${answer.text}`);
      if (answer.headers.get('idempotency-replayed') === 'true') trial.count('finished without the client');
    }
    const made = (await countOf(database, 'state')) - states;
    trial.expect(made === aborts, `${aborts} keys made ${made} states`);
    const openAfter = await settledSockets(fleet);
    trial.expect(openAfter <= openBefore + 2, `${openAfter - openBefore} sockets were left open`);
    trial.expectAll(fleet.errors, 'logged');
    trial.expectAll(await checkInvariants(database), 'database');
    trial.figure('aborts', aborts);
    trial.figure('sockets before and after', `${openBefore} ${openAfter}`);
  },
};

const bodyOf = () => ({ context: { agentDescriptorId: MODEL_AGENT }, inputEvents: [userSays('hello')] });

const ask = (fleet: Fleet, key: string) => fleet.shop().invoke(bodyOf(), { 'idempotency-key': key });

async function goAway(trial: Trial, fleet: Fleet, key: string): Promise<void> {
  const shop = fleet.shop();
  const gone = new AbortController();
  const timer = setTimeout(() => gone.abort(), trial.random.next() * 2 * MODEL_MS);
  await shop
    .send(shop.invokePath, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(bodyOf()),
      signal: gone.signal,
    })
    .then(() => trial.count('answered before they went'))
    .catch(() => undefined);
  clearTimeout(timer);
}

/** File descriptors of the server when it has had time to close what nobody uses. */
async function settledSockets(fleet: Fleet): Promise<number> {
  await sleep(7_000);
  return readdirSync(`/proc/${fleet.server().pid}/fd`).length;
}
