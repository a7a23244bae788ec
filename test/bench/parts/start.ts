import { join } from 'node:path';
import { freePort } from '../../support/free-port';
import type { BenchRun } from '../bench-run';
import { type PartResult } from '../report/row';
import { median } from '../report/statistics';

const MOST_SECONDS = 1.5;

/** From the command to the first good answer of /health, of the built server, over a database that holds 100,000 turns. */
export async function measureStart(run: BenchRun): Promise<PartResult> {
  const { tenant } = await run.history();
  const seconds: number[] = [];
  for (let start = 0; start < (run.quick ? 3 : 7); start += 1) {
    seconds.push(await startOnce(run, tenant.url));
  }
  const middle = median(seconds);
  return {
    rows: [
      {
        part: 'start',
        name: 'start to ready with 100,000 stored turns',
        figure: `${middle.toFixed(2)} s (longest ${Math.max(...seconds).toFixed(2)} s)`,
        goal: `≤ ${MOST_SECONDS} s`,
        met: middle <= MOST_SECONDS,
      },
    ],
    data: { seconds },
  };
}

async function startOnce(run: BenchRun, url: string): Promise<number> {
  const port = await freePort();
  const main = join(process.cwd(), 'dist/apps/assistant-api/main.js');
  const start = performance.now();
  const child = run.start(main, [], run.cores.servers[0], { DATABASE_URL: url, PORT: String(port) });
  while (!(await isHealthy(port))) await new Promise((resolve) => setTimeout(resolve, 5));
  const seconds = (performance.now() - start) / 1_000;
  await child.stop();
  return seconds;
}

async function isHealthy(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}
