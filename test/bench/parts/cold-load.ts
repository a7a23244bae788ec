import { bundle } from '../machine/child';
import type { BenchRun } from '../bench-run';
import { ms, type PartResult } from '../report/row';
import { quantile } from '../report/statistics';
import type { Seeded } from '../seed/seed-job';

const MOST_MS = 3;
const SAMPLE = 6_000;
/** Their times are left out: Node compiles the code with them, as a server that runs has long done. */
const LEARNING = { quick: 500, full: 1_000 };
const STATES = { quick: 100_000, full: 1_000_000 };

/** The memory of states taken at random, folded from what is stored, in a process that has seen none of them. */
export async function measureColdLoad(run: BenchRun): Promise<PartResult> {
  const { tenant, sample } = await store(run);
  // Bound to no core: nobody else asks for one, and what Node collects and compiles beside the loads would stand in their way.
  const child = run.start(bundle('cold-load'));
  await child.receive();
  const { url, businessId } = tenant;
  const all = await child.ask<readonly number[]>({ url, businessId, stateIds: sample });
  const times = all.slice(run.quick ? LEARNING.quick : LEARNING.full);
  const p99 = quantile(times, 0.99);
  const among = (run.quick ? STATES.quick : STATES.full).toLocaleString('en');
  return {
    rows: [
      {
        part: 'cold load',
        name: `any state among ${among}, p99`,
        figure: `${ms(p99)} (p50 ${ms(quantile(times, 0.5))})`,
        goal: `≤ ${MOST_MS} ms among 1,000,000`,
        ...(!run.quick && { met: p99 <= MOST_MS }),
      },
    ],
    data: {
      states: run.quick ? STATES.quick : STATES.full,
      sample: times.length,
      p50: quantile(times, 0.5),
      p99,
    },
  };
}

/** Long conversations and many short ones. */
function store(run: BenchRun): Promise<Seeded> {
  if (run.quick) return run.history();
  const sessions = [
    { count: 300, depth: 2_000 },
    { count: 40_000, depth: 10 },
  ];
  return run.seed({ url: run.sqliteUrl(), sessions, tellSample: SAMPLE });
}
