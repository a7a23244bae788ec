import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchRun } from '../bench-run';
import { busySamples, type CpuProfile } from '../report/cpu-profile';
import { flameGraph } from '../report/flame-graph';
import type { PartResult } from '../report/row';
import { groupTimes } from '../report/time-groups';
import { QUESTION } from './peer';

const CLIENTS = 16;
const SECONDS = { quick: 4, full: 15 };
/** Until the compiler has settled. */
const LEARNING_SECONDS = 2;

/** Where the time of a scripted turn on SQLite goes, of the time in which the process is not idle. */
export async function measureProfile(run: BenchRun): Promise<PartResult> {
  const { tenant } = await run.seed({ url: run.sqliteUrl() });
  const folder = mkdtempSync(join(run.folder, 'profile-'));
  const server = await run.service(tenant, 'scripted', 1, ['--cpu-prof', `--cpu-prof-dir=${folder}`]);
  const job = { clients: CLIENTS, texts: [QUESTION], sessionTurns: 20 };
  await run.load(server, { ...job, seconds: LEARNING_SECONDS });
  const from = Number(process.hrtime.bigint() / 1_000n);
  await run.load(server, { ...job, seconds: run.quick ? SECONDS.quick : SECONDS.full });
  await run.stop(server);
  const [file = ''] = readdirSync(folder);
  const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile;
  const samples = busySamples(profile, from);
  const groups = groupTimes(samples);
  return {
    rows: groups.map(([name, share]) => ({
      part: 'profile',
      name: `scripted turn on SQLite: ${name}`,
      figure: `${(100 * share).toFixed(1)} %`,
    })),
    data: { groups: Object.fromEntries(groups) },
    flame: flameGraph('A scripted turn on SQLite, 16 clients', samples),
  };
}
