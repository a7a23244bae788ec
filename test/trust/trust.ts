import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { buildServer } from '../support/built-server';
import type { Suite } from './run/suite';
import { Trial } from './run/trial';
import { SUITES } from './suites';

/** Such as `npm run trust -- crash --full --seed 7`. Exit code 1 when a promise did not hold. */
async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  const [name] = positionals;
  if (values.help || name === undefined) return help();
  const chosen = name === 'all' ? SUITES : SUITES.filter((suite) => suite.name === name);
  if (chosen.length === 0) {
    help();
    throw new Error(`there is no suite ${name}`);
  }
  const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new Error('--minutes takes a number');
  if (!Number.isSafeInteger(seed)) throw new Error('--seed takes a whole number');
  if (!values.built) await buildServer();
  let passed = true;
  for (const suite of chosen) {
    const outcome = await run(suite, seed, values.full, minutes);
    if (outcome === 'failed' || (outcome === 'skipped' && name !== 'all')) passed = false;
  }
  process.exit(passed ? 0 : 1);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        full: { type: 'boolean', default: false },
        seed: { type: 'string' },
        minutes: { type: 'string', default: 'Infinity' },
        help: { type: 'boolean', default: false },
        built: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    help();
    const [reason = ''] = (cause as Error).message.split('. ');
    throw new Error(reason, { cause });
  }
}

async function run(
  suite: Suite,
  seed: number,
  full: boolean,
  minutes: number,
): Promise<'passed' | 'failed' | 'skipped'> {
  const trial = new Trial(suite.name, seed, full, performance.now() + minutes * 60_000);
  const size = full ? 'full' : 'small';
  console.log(`${suite.name}: ${size}, seed ${seed}, ${cpus().length} cores, ${memory()} GB`);
  const startedAt = performance.now();
  try {
    await suite.run(trial);
  } catch (error) {
    trial.expect(false, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  await trial.end();
  const { passed, figures, broken } = trial.report;
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  if (trial.skipped !== undefined) {
    console.log(`SKIPPED ${suite.name}, NOTHING WAS MEASURED: ${trial.skipped}`);
    return 'skipped';
  }
  for (const what of broken) console.log(`  BROKEN ${what}`);
  console.log(
    `${passed ? 'holds' : 'FAILS'} ${suite.name} (${size}, seed ${seed}, ${seconds} s): ${figures}`,
  );
  return passed ? 'passed' : 'failed';
}

function help(): void {
  console.log(
    'npm run trust -- <suite> [--full] [--seed N] [--minutes N]   (--built: dist/ is there already)\n',
  );
  for (const { name, about } of SUITES) console.log(`  ${name.padEnd(12)} ${about}`);
  console.log(`  ${'all'.padEnd(12)} every suite above, one after the other`);
}

const memory = (): number => Math.round(totalmem() / 1024 ** 3);

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
