import { adminOf, type AdminRun } from '../../support/memory.terminal';
import { ShopClient } from '../../support/shop.client';
import type { Fleet } from './fleet';

/** A business of its own with one agent, `agent`, made beside the running servers; its key may do anything there. */
export async function makeTenant(fleet: Fleet, businessId: string): Promise<ShopClient> {
  const admin = adminOf(fleet.database.url);
  const must = async (args: readonly string[], stdin?: string): Promise<AdminRun> => {
    const run = await admin(args, stdin);
    if (run.exitCode !== 0) throw new Error(`admin ${args.join(' ')}: ${run.stderr}`);
    return run;
  };
  await must(['business', 'create', businessId, '--name', businessId]);
  await must(['agent', 'put', businessId, 'agent', '-'], '{"name":"Assistant","greeting":"Hello!"}');
  const { json } = await must(['--json', 'key', 'create', businessId, '--scope', '*:*:*']);
  return new ShopClient(fleet.server().url, businessId, (json as { key: string }).key);
}
