import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { BenchRun } from './bench-run';
import { describeMachine, findCores } from './machine/cores';
import { measureChat } from './parts/chat';
import { measureColdLoad } from './parts/cold-load';
import { measureDepth } from './parts/depth';
import { measureMemory } from './parts/memory';
import { measureStart } from './parts/start';
import { measureThroughput } from './parts/throughput';
import type { PartResult } from './report/row';
import { toText } from './report/table';

const PARTS: Readonly<Record<string, (run: BenchRun) => Promise<PartResult>>> = {
  throughput: measureThroughput,
  depth: measureDepth,
  'cold-load': measureColdLoad,
  chat: measureChat,
  start: measureStart,
  memory: measureMemory,
};

/** `npm run bench [-- --quick] [--only throughput,depth] [--out <folder>]` */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const names = values.only?.split(',') ?? Object.keys(PARTS);
  const cores = findCores();
  const folder = mkdtempSync(join(tmpdir(), 'sales-assistant-bench-'));
  const run = new BenchRun(cores, folder, values.quick);
  console.log(describeMachine(cores));
  try {
    for (const name of names) {
      const result = await PARTS[name]?.(run);
      if (result !== undefined) console.log(toText(result.rows));
    }
  } finally {
    await run.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
