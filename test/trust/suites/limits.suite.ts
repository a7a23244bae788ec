import { setTimeout as sleep } from 'node:timers/promises';
import { ShopClient, userSays, type HttpAnswer } from '../../support/shop.client';
import { aSqlite } from '../database/each-database';
import { createPostgresTrust } from '../database/postgres.trust-database';
import type { TrustDatabase } from '../database/trust-database';
import { Fleet } from '../fleet/fleet';
import { makeKey, makeTenant } from '../fleet/tenant';
import { quantile } from '../run/quantile';
import type { Suite } from '../run/suite';
import type { Trial } from '../run/trial';

const SHOP = 'flooding-shop';
const NEIGHBOUR = 'quiet-neighbour';
const WINDOW_MS = 60_000;
const CLIENTS = 20;
/** Date and Retry-After are told in whole seconds. */
const ROUNDING_MS = 1_000;

export const limits: Suite = {
  name: 'limits',
  about:
    'ten times the quota of a key at once: the quota is accepted, the rest told the truth, neighbours served',
  run: async (trial) => {
    await burst(trial, await aSqlite(trial), 1);
    await burst(trial, await createPostgresTrust(trial), 2);
    await neighbourBeside(trial, await aSqlite(trial));
  },
};

interface Refusal {
  readonly answer: HttpAnswer;
  readonly at: number;
}

/** R13: so many are let in, and who comes back when told is let in again. */
async function burst(trial: Trial, database: TrustDatabase, servers: number): Promise<void> {
  const { name } = database;
  const quota = trial.size(100, 1_000);
  const fleet = await new Fleet(trial, database).start(servers);
  await makeTenant(fleet, SHOP);
  const { key } = await makeKey(fleet, SHOP, '--requests-per-minute', String(quota));
  const shops = fleet.servers.map(({ url }) => new ShopClient(url, SHOP, key));
  const beganAt = performance.now();
  const { accepted, refusals } = await flood(shops, 10 * quota);
  const took = performance.now() - beganAt;
  // What a window of a minute lets in anew is none of the burst: it must be over before.
  trial.expect(took < WINDOW_MS, `${name}: the burst took ${Math.round(took)} ms`);
  trial.expect(
    Math.abs(accepted - quota) <= quota / 100,
    `${name}: ${accepted} of a quota of ${quota} were accepted`,
  );
  for (const { answer, at } of refusals) {
    const wait = Number(answer.headers.get('retry-after')) * 1_000;
    const comesBackAt = at + wait;
    trial.expect(answer.status === 429, `${name}: a flood was answered ${answer.status} ${answer.text}`);
    trial.expect(comesBackAt >= beganAt + WINDOW_MS, `${name}: Retry-After ${wait} ms ends too early`);
    trial.expect(wait <= WINDOW_MS + ROUNDING_MS, `${name}: Retry-After ${wait} ms is more than the window`);
  }
  const last = refusals.at(-1);
  if (last !== undefined) {
    await sleep(Number(last.answer.headers.get('retry-after')) * 1_000 - (performance.now() - last.at));
    const again = await shops[0]?.get('/sites');
    trial.expect(again?.status === 200, `${name}: after its Retry-After a request was ${again?.status}`);
  }
  trial.figure(`${name} quota`, quota);
  trial.figure(`${name} accepted`, accepted);
  trial.figure(`${name} refused`, refusals.length);
  trial.expectAll(fleet.errors, `${name} logged`);
  await fleet.kill();
}

async function flood(
  shops: readonly ShopClient[],
  count: number,
): Promise<{ accepted: number; refusals: readonly Refusal[] }> {
  const refusals: Refusal[] = [];
  let accepted = 0;
  let next = 0;
  const client = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const answer = await shops[index % shops.length]?.get('/sites');
      if (answer?.status === 200) accepted += 1;
      else if (answer !== undefined) refusals.push({ answer, at: performance.now() });
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return { accepted, refusals };
}

/** R13: the turns of another shop take as long beside a flood that is refused as without one. */
async function neighbourBeside(trial: Trial, database: TrustDatabase): Promise<void> {
  const fleet = await new Fleet(trial, database).start();
  const neighbour = await makeTenant(fleet, NEIGHBOUR);
  await makeTenant(fleet, SHOP);
  const seconds = trial.size(3, 60);
  const perSecond = 100;
  const quota = (perSecond * seconds) / 10;
  const served = await makeKey(fleet, SHOP);
  const refused = await makeKey(fleet, SHOP, '--requests-per-minute', String(quota));
  // A server that Node still compiles is slow by itself, now and then.
  await talk(neighbour, trial.size(100, 4_000));
  // In turns, so that a slow moment of the machine falls on both.
  const times = { alone: [] as number[], served: [] as number[], refused: [] as number[] };
  for (let second = 0; second < seconds; second += 1) {
    times.alone.push(...(await talk(neighbour, 40)));
    times.served.push(...(await beside(served, perSecond, () => talk(neighbour, 40))));
    times.refused.push(...(await beside(refused, perSecond, () => talk(neighbour, 40))));
  }
  const p99 = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, quantile(all, 0.99)]));
  for (const [name, ms] of Object.entries(p99)) trial.figure(`neighbour p99 ms, ${name}`, ms.toFixed(1));
  const change = (p99.refused ?? 0) / (p99.alone ?? 1);
  trial.figure('neighbour p99, beside refusals to alone', change.toFixed(2));
  if (trial.full)
    trial.expect(change <= 1.2, `a refused flood made the neighbour's p99 ${change} times as long`);
  await fleet.kill();
}

/** Requests of a flood at a steady rate, for as long as something else takes. */
async function beside<Result>(
  shop: ShopClient,
  perSecond: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const sent: Promise<HttpAnswer>[] = [];
  const timer = setInterval(() => void sent.push(shop.get('/sites')), 1_000 / perSecond);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await Promise.all(sent);
  }
}

/** How long each turn took, in ms, one after the other. */
async function talk(shop: ShopClient, turns: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const startedAt = performance.now();
    const answer = await shop.invoke({
      context: { agentDescriptorId: 'agent' },
      inputEvents: [userSays('hello')],
    });
    if (answer.status !== 200) throw new Error(`the neighbour was answered ${answer.status} ${answer.text}`);
    times.push(performance.now() - startedAt);
  }
  return times;
}
