import { setTimeout as sleep } from 'node:timers/promises';
import { ShopClient } from '../../support/shop.client';
import { aSqlite } from '../database/each-database';
import { createPostgresTrust } from '../database/postgres.trust-database';
import { textOf, type TrustDatabase } from '../database/trust-database';
import { Fleet } from '../fleet/fleet';
import { makeKey, makeTenant } from '../fleet/tenant';
import { quantile } from '../run/quantile';
import type { Suite } from '../run/suite';
import type { Trial } from '../run/trial';

const SHOP = 'key-shop';
const REFUSED_WITHIN_MS = 5_000;

export const keys: Suite = {
  name: 'keys',
  about:
    'API keys: none in the database or the logs, cheap to check, refused everywhere soon after revocation',
  run: async (trial) => {
    await on(trial, await aSqlite(trial), 1);
    await on(trial, await createPostgresTrust(trial), 3);
  },
};

/** R17 on servers that log all they can. */
async function on(trial: Trial, database: TrustDatabase, servers: number): Promise<void> {
  const { name } = database;
  const fleet = await new Fleet(trial, database, { LOG_LEVEL: 'trace' }).start(servers);
  const admin = await makeTenant(fleet, SHOP);
  const issued = [admin.key];
  for (let made = 0; made < trial.size(4, 100); made += 1) {
    issued.push(made % 2 === 0 ? (await makeKey(fleet, SHOP)).key : await askForKey(admin));
  }
  await useEverywhere(trial, fleet, issued);
  await revokeEverywhere(trial, fleet, admin, issued.slice(1));
  const kept = await textOf(database);
  const printed = fleet.servers.map((server) => server.printed).join('\n');
  for (const secret of issued.flatMap(spellings)) {
    trial.expect(!kept.includes(secret), `${name}: a key is in the database`);
    trial.expect(!printed.includes(secret), `${name}: a key is in a log`);
  }
  const [known, open] = await timesOf(fleet, admin, trial.size(200, 2_000));
  trial.figure(`${name} keys`, issued.length);
  trial.figure(`${name} median ms with a key and without`, `${known.toFixed(2)} and ${open.toFixed(2)}`);
  trial.expect(known - open < 1, `${name}: a key takes ${(known - open).toFixed(2)} ms to check`);
  await fleet.kill();
}

async function askForKey(admin: ShopClient): Promise<string> {
  const { json } = await admin.post(`${admin.businessPath}/keys`, { label: 'made', scopes: ['*:*:*'] });
  return (json as { key: string }).key;
}

/** The ways in which a key might be kept: whole, its secret part alone, its bytes in other alphabets. */
function spellings(key: string): readonly string[] {
  const secret = /^sa_live_[0-9a-z]{8}_(.{43})_/.exec(key)?.[1] ?? key;
  const [whole, bytes] = [Buffer.from(key), Buffer.from(secret, 'base64url')];
  return [key, secret, whole.toString('hex'), whole.toString('base64'), bytes.toString('hex')];
}

/** Also where keys do not belong: in a query, in a path, in a body, in another header, twice. */
async function useEverywhere(trial: Trial, fleet: Fleet, issued: readonly string[]): Promise<void> {
  for (const [at, key] of issued.entries()) {
    const shop = new ShopClient(fleet.server(at).url, SHOP, key);
    const nobody = new ShopClient(fleet.server(at).url, SHOP, '');
    trial.expect((await shop.get('/sites')).status === 200, `a good key was refused`);
    const astray = [
      await nobody.get(`/sites?api_key=${key}&x-api-key=${key}`),
      await nobody.get(`/states/${key}`),
      await nobody.post(nobody.invokePath, { key }),
      await nobody.send('/v1/playbooks', { headers: { authorization: `Bearer ${key}` } }),
      await new ShopClient(fleet.server(at).url, SHOP, `${key}, ${key}`).get('/sites'),
    ];
    for (const { status } of astray) trial.expect(status === 401, `a key astray was answered ${status}`);
    const told = await shop.post(shop.invokePath, { context: { stateId: key }, inputEvents: [] });
    trial.expect(told.status === 400 || told.status === 404, `a key for an id was answered ${told.status}`);
  }
}

/** R17: a revoked key is refused by every server within its cache's time. */
async function revokeEverywhere(
  trial: Trial,
  fleet: Fleet,
  admin: ShopClient,
  issued: readonly string[],
): Promise<void> {
  const shops = fleet.servers.map(
    ({ url }) =>
      (key: string) =>
        new ShopClient(url, SHOP, key),
  );
  let longest = 0;
  await Promise.all(
    issued.map(async (key) => {
      for (const shop of shops) await shop(key).get('/sites');
      const keyId = key.slice('sa_live_'.length, 16);
      const { status } = await admin.send(`${admin.businessPath}/keys/${keyId}`, { method: 'DELETE' });
      trial.expect(status < 300, `revoking a key was answered ${status}`);
      const revokedAt = performance.now();
      for (const shop of shops) {
        while ((await shop(key).get('/sites')).status !== 401) {
          if (performance.now() - revokedAt > 2 * REFUSED_WITHIN_MS) break;
          await sleep(50);
        }
        longest = Math.max(longest, performance.now() - revokedAt);
      }
    }),
  );
  const { name } = fleet.database;
  trial.figure(`${name} servers`, shops.length);
  trial.figure(`${name} revoked and refused after ms`, Math.round(longest));
  trial.expect(longest <= REFUSED_WITHIN_MS, `${name}: a revoked key was good for ${Math.round(longest)} ms`);
}

/** Medians of one request after the other, in ms: with a key that is checked, and of a route that asks for none. */
async function timesOf(fleet: Fleet, shop: ShopClient, count: number): Promise<readonly [number, number]> {
  const nobody = new ShopClient(fleet.server().url, SHOP, '');
  const times: [number[], number[]] = [[], []];
  for (let asked = 0; asked < count; asked += 1) {
    for (const [at, ask] of [() => shop.send('/v1/scopes'), () => nobody.send('/health/live')].entries()) {
      const startedAt = performance.now();
      await ask();
      times[at]?.push(performance.now() - startedAt);
    }
  }
  return [quantile(times[0], 0.5), quantile(times[1], 0.5)];
}
