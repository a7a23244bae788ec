import { adminOf, type AdminRun } from '../../support/memory.terminal';
import { ShopClient } from '../../support/shop.client';
import type { Fleet } from './fleet';

/** A business of its own with one agent, `agent`, made beside the running servers; its key may do anything there. */
export async function makeTenant(fleet: Fleet, businessId: string): Promise<ShopClient> {
  await admin(fleet, ['business', 'create', businessId, '--name', businessId]);
  await admin(fleet, ['agent', 'put', businessId, 'agent', '-'], '{"name":"Assistant","greeting":"Hello!"}');
  return makeKey(fleet, businessId);
}

/** Another key of a business, which may do anything there. @param flags such as `--requests-per-minute 50` */
export async function makeKey(fleet: Fleet, businessId: string, ...flags: string[]): Promise<ShopClient> {
  const { json } = await admin(fleet, ['--json', 'key', 'create', businessId, '--scope', '*:*:*', ...flags]);
  return new ShopClient(fleet.server().url, businessId, (json as { key: string }).key);
}

async function admin({ database }: Fleet, args: readonly string[], stdin?: string): Promise<AdminRun> {
  const run = await adminOf(database.url)(args, stdin);
  if (run.exitCode !== 0) throw new Error(`admin ${args.join(' ')}: ${run.stderr}`);
  return run;
}
