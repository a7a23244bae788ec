import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../support/free-port';
import { userSays } from '../../support/shop.client';
import { postgresTrustAt } from '../database/postgres.trust-database';
import { SystemPostgres } from '../database/system-postgres';
import { countOf } from '../database/trust-database';
import { Chatter } from '../fleet/chatter';
import { Fleet } from '../fleet/fleet';
import { RequestLog } from '../fleet/request-log';
import { checkInvariants } from '../invariants/check-invariants';
import type { Suite } from '../run/suite';
import type { Trial } from '../run/trial';

const CLIENTS = 4;
const AGENT = { agentDescriptorId: 'example-agent' };
/** As docs/operations.md says; a change there is a change here. */
const EVERY_BUSINESS = { PGOPTIONS: '-c app.business_id=*' };
const DUMP = ['--format=custom', '--enable-row-security'];
const RESTORE = ['--clean', '--if-exists', '--no-owner'];

export const dump: Suite = {
  name: 'dump',
  about:
    'pg_dump beside a server under load and pg_restore, as the guide says: all that was answered before is back',
  run: async (trial) => {
    const programs = SystemPostgres.find();
    if (programs === undefined) {
      trial.skip('this machine has no PostgreSQL of its own (pg_config), whose pg_dump could be tried');
      return;
    }
    const postgres = await SystemPostgres.start(programs, await freePort());
    trial.atEnd(() => postgres.stop());
    await postgres.createDatabases(['shop', 'restored']);
    for (let round = 0; round < trial.size(1, 5); round += 1) await dumpAndRestore(trial, postgres, round);
  },
};

/** Restores over what the round before has left, as after an accident. */
async function dumpAndRestore(trial: Trial, postgres: SystemPostgres, round: number): Promise<void> {
  const log = new RequestLog('/dev/null');
  const shop = await new Fleet(trial, postgresTrustAt(postgres.url('shop'))).start();
  let over = false;
  const clients = Array.from({ length: CLIENTS }, (_none, client) =>
    new Chatter(`r${round}c${client}`, shop.shop(), log, trial.random.fork()).talk(() => over),
  );
  const giveUpAt = performance.now() + 20_000;
  while (log.acked.length < 5 * CLIENTS && performance.now() < giveUpAt) await sleep(50);
  await sleep(trial.size(1_000, 10_000));
  const answered = [...log.acked];
  const file = postgres.file('shop.dump');
  await postgres.run('pg_dump', [...DUMP, `--file=${file}`, postgres.url('shop')], EVERY_BUSINESS);
  over = true;
  await Promise.all(clients);
  const before = await statesOf(shop, answered);
  trial.expect(before.size > 0, 'nothing was answered before the dump');
  await shop.kill();

  await postgres.run('pg_restore', [...RESTORE, `--dbname=${postgres.url('restored')}`, file]);
  const restored = postgresTrustAt(postgres.url('restored'));
  trial.expectAll(await checkInvariants(restored), 'restored');
  const guards = 'pg_trigger WHERE NOT tgisinternal';
  const lost =
    (await countOf(postgresTrustAt(postgres.url('shop')), guards)) - (await countOf(restored, guards));
  trial.expect(lost === 0, `${lost} triggers were not restored`);
  const fleet = await new Fleet(trial, restored).start();
  const after = await statesOf(fleet, answered);
  for (const [stateId, text] of before) {
    trial.expect(
      after.get(stateId) === text,
      `state ${stateId} was answered before the dump and is not the same`,
    );
  }
  const next = await fleet.shop().invoke({ context: AGENT, inputEvents: [userSays('hello')] });
  trial.expect(next.status === 200, `the restored shop answers ${next.status}`);
  await fleet.kill();
  trial.count('states compared', before.size);
  trial.figure('dump kB', Math.round((await stat(file)).size / 1024));
}

async function statesOf(
  fleet: Fleet,
  answered: readonly { readonly stateId: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const { stateId } of answered) {
    if (stateId !== null) texts.set(stateId, (await fleet.shop().get(`/states/${stateId}`)).text);
  }
  return texts;
}
