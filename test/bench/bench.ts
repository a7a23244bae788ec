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
import { measureStart } from './parts/start';
import { measureThroughput } from './parts/throughput';
import { rowsOf, updatePage, writeReport, type Report } from './report/publish';
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
};

const USAGE = `npm run bench [-- options]
  --quick            small measurements, under three minutes; does not tell every goal
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
  const parts = await measure(options, (folder) => new BenchRun(cores, folder, options.quick));
  const report: Report = { machine, madeAt: new Date().toISOString(), quick: options.quick, parts };
  console.log(`\n${toText(rowsOf(report))}\n`);
  const files = writeReport(options.publish ? 'docs/performance' : options.out, report);
  if (options.publish) updatePage(process.cwd(), report);
  console.log(`Written: ${files.join(', ')}`);
}

/** Each part in turn. What they make is thrown away, also when one fails. */
async function measure(
  { parts }: Options,
  begin: (folder: string) => BenchRun,
): Promise<Readonly<Record<string, PartResult>>> {
  const folder = mkdtempSync(join(tmpdir(), 'sales-assistant-bench-'));
  const run = begin(folder);
  const results: Record<string, PartResult> = {};
  try {
    for (const part of parts) {
      const start = performance.now();
      const result = await PARTS[part]?.(run);
      if (result !== undefined) results[part] = result;
      console.log(`${part}: measured in ${Math.round((performance.now() - start) / 1_000)} s`);
    }
    return results;
  } finally {
    await run.end();
    rmSync(folder, { recursive: true, force: true });
  }
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
