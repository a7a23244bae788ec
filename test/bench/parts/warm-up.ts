import type { BenchRun } from '../bench-run';
import type { LoadJob } from '../load/load-job';

const WARM_UP = { quick: { seconds: 5, mostTurns: 500 }, full: { seconds: 30, mostTurns: 6_000 } };

/** How long a new process is asked before it counts: until Node has compiled it, a turn costs twice as much. */
export function warmUp(run: BenchRun): Pick<LoadJob, 'seconds' | 'mostTurns'> {
  return run.quick ? WARM_UP.quick : WARM_UP.full;
}
