import type { FaultServer } from '@app/testing';
import { createPostgresTrust } from '../database/postgres.trust-database';
import { aSqlite } from '../database/each-database';
import type { TrustDatabase } from '../database/trust-database';
import { Fleet } from '../fleet/fleet';
import { after, modelEnvironment, putModelAgent, startModel } from '../fleet/slow-model';
import { checkInvariants } from '../invariants/check-invariants';
import type { Suite } from '../run/suite';
import type { Trial } from '../run/trial';
import { appendToLists } from './list-append';
import { replyOnce } from './one-reply';
import { growSiblings } from './siblings';

export const concurrency: Suite = {
  name: 'concurrency',
  about:
    'one winner per head, siblings that do not meet, lists that lose nothing; SQLite and 3 servers on PostgreSQL',
  run: async (trial) => {
    const model = await startModel(trial);
    await on(trial, model, await aSqlite(trial), 1);
    await on(trial, model, await createPostgresTrust(trial), 3);
  },
};

async function on(trial: Trial, model: FaultServer, database: TrustDatabase, servers: number): Promise<void> {
  const fleet = await new Fleet(trial, database, modelEnvironment(model)).start(servers);
  await putModelAgent(fleet.shop());
  model.plan(after(150));
  await replyOnce(trial, fleet, model);
  await growSiblings(trial, fleet);
  await appendToLists(trial, fleet);
  trial.expectAll(await checkInvariants(database), database.name);
  await fleet.kill();
}
