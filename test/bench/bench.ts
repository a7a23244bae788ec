import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BenchRun } from './bench-run';
import { describeMachine, findCores } from './machine/cores';
import { measureChat } from './parts/chat';
import { measureColdLoad } from './parts/cold-load';
import { measureDepth } from './parts/depth';
import { measureMemory } from './parts/memory';
import { measurePostgresLoad } from './parts/postgres-load';
import { measureProfile } from './parts/profile';
import { measureSpread } from './parts/spread';
import { measureStart } from './parts/start';
import { measureThroughput } from './parts/throughput';
import { PAGE_FOLDER, rowsOf, updatePage, writeReport, type Report } from './report/publish';
import type { PartResult } from './report/row';
import { toText } from './report/table';

const PARTS: Readonly<Record<string, (run: BenchRun) => Promise<PartResult>>> = {
  throughput: measureThroughput,
  postgres: measurePostgresLoad,
  depth: measureDepth,
  'cold-load': measureColdLoad,
  chat: measureChat,
  start: measureStart,
  profile: measureProfile,
  memory: measureMemory,
  spread: measureSpread,
};

const USAGE = `npm run bench [-- options]
  --quick            small measurements, about four minutes; does not tell every goal
  --only <parts>     some of ${Object.keys(PARTS).join(', ')}, separated by commas
  --out <folder>     where figures and plots go (default: .tmp/bench)
  --publish          writes docs/performance.md and the files it shows`;

interface Options {
  readonly quick: boolean;
  readonly parts: readonly string[];
  readonly out: string;
  readonly publish: boolean;
}

async function main(): Promise<void> {
  const options = readOptions();
  const cores = findCores();
  const machine = describeMachine(cores);
  console.log(machine);
  const parts: Record<string, PartResult> = {};
  const report: Report = { machine, madeAt: new Date().toISOString(), quick: options.quick, parts };
  const folder = mkdtempSync(join(tmpdir(), 'sales-assistant-bench-'));
  const run = new BenchRun(cores, folder, options.quick);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void run.end().finally(() => process.exit(130)));
  }
  try {
    for (const part of options.parts) {
      const start = performance.now();
      const result = await PARTS[part]?.(run);
      if (result !== undefined) parts[part] = result;
      publish(options, report);
      console.log(`${part}: measured in ${Math.round((performance.now() - start) / 1_000)} s`);
    }
  } finally {
    await run.end();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`\n${toText(rowsOf(report))}\n\nWritten to ${folderOf(options)}`);
}

/** After each part, so that a run that is broken off has left something. */
function publish(options: Options, report: Report): void {
  writeReport(folderOf(options), report);
  if (options.publish) updatePage(process.cwd(), report);
}

function folderOf({ publish, out }: Options): string {
  return publish ? PAGE_FOLDER : out;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: Object.keys(PARTS).join(',') },
      out: { type: 'string', default: '.tmp/bench' },
      publish: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const parts = values.only.split(',');
  const unknown = parts.filter((part) => !(part in PARTS));
  if (!values.help && unknown.length === 0) return { ...values, parts };
  console.log(unknown.length === 0 ? USAGE : `There is no part ${unknown.join(', ')}.\n${USAGE}`);
  process.exit(unknown.length === 0 ? 0 : 2);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
