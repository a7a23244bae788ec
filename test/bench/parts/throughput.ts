import type { BenchRun, Target } from '../bench-run';
import { median, quantile } from '../report/statistics';
import { ms, times, type PartResult, type Row } from '../report/row';
import { warmUp } from './warm-up';

const LEAST_OF_FLOOR = 0.7;
const MOST_P99 = 2;

interface Contestant {
  readonly name: string;
  readonly target: Target;
  /** The scripted service is held against the floor; the others are told for comparison. */
  readonly isGoal?: boolean;
}

interface Round {
  readonly perSecond: number;
  readonly failures: number;
  readonly p50: number;
  readonly p99: number;
}

const JOB = {
  clients: 16,
  sessionTurns: 20,
  texts: ['Hello, I am looking for a present', 'I need a blue keyboard, please', 'And something cheaper?'],
};

/** Full turns of 16 customers at once, on both databases. */
export async function measureThroughput(run: BenchRun): Promise<PartResult> {
  const sqlite = await contest(run, 'SQLite', [
    ['floor', async () => run.floor((await run.seed({ url: run.sqliteUrl() })).tenant)],
    [
      'service, scripted agent',
      async () => run.service((await run.seed({ url: run.sqliteUrl() })).tenant, 'scripted'),
    ],
    [
      'floor, commits grouped',
      async () => run.floor((await run.seed({ url: run.sqliteUrl() })).tenant, 'grouped'),
    ],
    [
      'service, built-in agent',
      async () => run.service((await run.seed({ url: run.sqliteUrl() })).tenant, 'built-in'),
    ],
  ]);
  const onPostgres = async (schema: string) =>
    (await run.seed({ url: await run.postgresUrl(schema) })).tenant;
  const postgres = await contest(run, 'PostgreSQL', [
    ['floor', async () => run.floor(await onPostgres('floor'))],
    ['service, scripted agent', async () => run.service(await onPostgres('scripted'), 'scripted')],
    ['floor, 3 processes', async () => run.floor(await onPostgres('floor_three'), 'single', 3)],
    [
      'service, scripted agent, 3 processes',
      async () => run.service(await onPostgres('scripted_three'), 'scripted', 3),
    ],
    ['service, built-in agent', async () => run.service(await onPostgres('built_in'), 'built-in')],
    [
      'service, built-in agent, 3 processes',
      async () => run.service(await onPostgres('built_in_three'), 'built-in', 3),
    ],
  ]);
  return { rows: [...sqlite.rows, ...postgres.rows], data: { sqlite: sqlite.data, postgres: postgres.data } };
}

/** All run at once, but only one is under load at a time, in turns, so that what the machine does besides hits all. */
async function contest(
  run: BenchRun,
  database: string,
  entries: readonly (readonly [name: string, start: () => Promise<Target>])[],
): Promise<{ rows: readonly Row[]; data: object }> {
  const contestants: Contestant[] = [];
  for (const [index, [name, start]] of entries.entries()) {
    contestants.push({ name: `${database}: ${name}`, target: await start(), isGoal: index === 1 });
  }
  const rounds = new Map<Contestant, Round[]>(contestants.map((contestant) => [contestant, []]));
  const count = run.quick ? 3 : 7;
  for (const { target } of contestants) await run.load(target, { ...JOB, ...warmUp(run) });
  for (let round = 0; round < count; round += 1) {
    for (const contestant of contestants) {
      rounds.get(contestant)?.push(await loadFor(run, contestant.target, run.quick ? 1 : 4));
    }
  }
  for (const { target } of contestants) await run.stop(target);
  const [floor] = contestants;
  const floorRounds = (floor && rounds.get(floor)) ?? [];
  return {
    rows: contestants.flatMap((contestant) => rowsOf(contestant, rounds.get(contestant) ?? [], floorRounds)),
    data: Object.fromEntries([...rounds].map(([{ name }, figures]) => [name, figures])),
  };
}

async function loadFor(run: BenchRun, target: Target, seconds: number): Promise<Round> {
  const result = await run.load(target, { ...JOB, seconds });
  return {
    perSecond: result.turns / result.seconds,
    failures: result.failures,
    p50: quantile(result.latencies, 0.5),
    p99: quantile(result.latencies, 0.99),
  };
}

function rowsOf(
  { name, isGoal }: Contestant,
  rounds: readonly Round[],
  floor: readonly Round[],
): readonly Row[] {
  const ratio = (of: keyof Round): number =>
    median(rounds.map((round, index) => round[of] / (floor[index]?.[of] ?? NaN)));
  const middle = (of: keyof Round): number => median(rounds.map((round) => round[of]));
  const speed = ratio('perSecond');
  const tail = ratio('p99');
  const failures = rounds.reduce((sum, round) => sum + round.failures, 0);
  const failed = failures === 0 ? '' : `, ${failures} refused`;
  const figure = `${Math.round(middle('perSecond')).toLocaleString('en')} turns/s, p50 ${ms(middle('p50'))}${failed}`;
  return [
    {
      part: 'throughput',
      name,
      figure,
      ratio: times(speed),
      ...(isGoal === true && { goal: `≥ ${LEAST_OF_FLOOR} × floor`, met: speed >= LEAST_OF_FLOOR }),
    },
    {
      part: 'throughput',
      name: `${name}, p99`,
      figure: ms(middle('p99')),
      ratio: times(tail),
      ...(isGoal === true && { goal: `≤ ${MOST_P99} × floor`, met: tail <= MOST_P99 }),
    },
  ];
}
