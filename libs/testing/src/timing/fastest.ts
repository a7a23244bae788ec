/**
 * Milliseconds of the fastest of several runs: what the code costs when nobody else wants the machine. A single run
 * also measures whatever else runs beside the tests. The first that takes less than `enough` ends it.
 */
export async function fastest(runs: number, work: () => unknown, enough = 0): Promise<number> {
  let best = Infinity;
  for (let run = 0; run < runs && best >= enough; run += 1) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
