import type { BenchRun } from '../bench-run';
import { type PartResult } from '../report/row';

const TURNS = { quick: 20_000, full: 1_000_000 };
const MOST_SECONDS = { quick: 10, full: 1_500 };
const MOST_MEGABYTES = 200;
const CLIENTS = 16;
const TEXTS = ['Hello, I am looking for a present', 'I need a blue keyboard, please'];

/** What the process holds of the machine's memory after it has made many turns. */
export async function measureMemory(run: BenchRun): Promise<PartResult> {
  const size = run.quick ? 'quick' : 'full';
  const { tenant } = await run.seed({ url: run.sqliteUrl() });
  const server = await run.service(tenant, 'scripted');
  const [process] = server.processes;
  const atStart = megabytes(process?.residentBytes());
  const samples: number[] = [];
  const watch = setInterval(() => samples.push(megabytes(process?.residentBytes())), 1_000);
  const { turns } = await run.load(server, {
    clients: CLIENTS,
    texts: TEXTS,
    mostTurns: TURNS[size],
    seconds: MOST_SECONDS[size],
  });
  clearInterval(watch);
  const after = megabytes(process?.residentBytes());
  await run.stop(server);
  return {
    rows: [
      {
        part: 'memory',
        name: `resident after ${turns.toLocaleString('en')} turns (${atStart} MB at the start)`,
        figure: `${after} MB (most ${Math.max(after, ...samples)} MB)`,
        goal: `≤ ${MOST_MEGABYTES} MB after 1,000,000`,
        ...(turns >= TURNS.full && { met: after <= MOST_MEGABYTES }),
      },
    ],
    data: { turns, atStart, after, samples },
  };
}

function megabytes(bytes = NaN): number {
  return Math.round(bytes / 1024 ** 2);
}
