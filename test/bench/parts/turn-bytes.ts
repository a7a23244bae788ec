import BetterSqlite from 'better-sqlite3';
import type { BenchRun, Target } from '../bench-run';
import { times, type Row } from '../report/row';
import { COMPARED_AT, DEPTHS } from './depths';
import { QUESTION, type Peer } from './peer';

/** As many turns as there are between two snapshots, so that each of them bears its share of one. */
const TURNS = 20;
const CLIENTS = 8;
const MOST_GROWTH = 1.1;
const MOST_BYTES = 3_000;
const CONVERSATIONS = 4;
const LEAST_SMALLER = 200;

export interface TurnBytes {
  readonly rows: readonly Row[];
  readonly points: readonly (readonly [depth: number, bytes: number])[];
  readonly data: object;
}

/** How much the database grows with a turn of two short messages: everything in its file, indexes and journal included. */
export async function measureBytes(run: BenchRun, langgraph: Peer): Promise<TurnBytes> {
  const history = await run.history();
  const server = await run.service(history.tenant, 'scripted');
  const file = history.tenant.url.slice('sqlite:'.length);
  const points: (readonly [number, number])[] = [];
  const before = tableBytes(file);
  let turns = 0;
  for (const depth of DEPTHS) {
    const walks = (history.states[depth - 1] ?? []).map((from) => ({ from, turns: TURNS }));
    points.push([depth, await growthPerTurn(run, server, file, walks)]);
    turns += walks.length * TURNS;
  }
  const tables = Object.entries(tableBytes(file)).map(
    ([name, bytes]) => [name, (bytes - (before[name] ?? 0)) / turns] as const,
  );
  const walks = Array.from({ length: CONVERSATIONS }, () => ({ from: null, turns: COMPARED_AT }));
  const conversation = COMPARED_AT * (await growthPerTurn(run, server, file, walks));
  await run.stop(server);
  const byTable = Object.fromEntries(tables.filter(([, bytes]) => bytes > 0).sort(([, a], [, b]) => b - a));
  return {
    points,
    rows: [...growthRows(points, byTable), ...conversationRows(conversation, langgraph)],
    data: { points, byTable, conversation },
  };
}

async function growthPerTurn(
  run: BenchRun,
  server: Target,
  file: string,
  walks: readonly { readonly from: string | null; readonly turns: number }[],
): Promise<number> {
  const before = fileBytes(file);
  const { turns } = await run.load(server, { clients: CLIENTS, texts: [QUESTION], walks });
  return (fileBytes(file) - before) / turns;
}

/** What is in use of the file, with its log copied into it. */
function fileBytes(file: string): number {
  const db = new BetterSqlite(file, { timeout: 5_000 });
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
    const [pages, free, size] = ['page_count', 'freelist_count', 'page_size'].map((name) =>
      Number(db.pragma(name, { simple: true })),
    );
    return ((pages ?? 0) - (free ?? 0)) * (size ?? 0);
  } finally {
    db.close();
  }
}

/** Bytes by table and index, counted in pages. */
function tableBytes(file: string): Readonly<Record<string, number>> {
  const db = new BetterSqlite(file, { timeout: 5_000 });
  try {
    const rows = db.prepare('SELECT name, pgsize FROM dbstat WHERE aggregate = TRUE').raw().all();
    return Object.fromEntries(rows as [string, number][]);
  } finally {
    db.close();
  }
}

function growthRows(points: TurnBytes['points'], byTable: Readonly<Record<string, number>>): readonly Row[] {
  const [, first = NaN] = points[0] ?? [];
  const [, last = NaN] = points.at(-1) ?? [];
  const largest = Object.entries(byTable)
    .slice(0, 8)
    .map(([name, bytes]) => `${name} ${Math.round(bytes)}`);
  return [
    {
      part: 'bytes',
      name: 'stored per turn at depth 2,000 against depth 2',
      figure: `${Math.round(last)} B : ${Math.round(first)} B`,
      ratio: times(last / first),
      goal: `≤ ${MOST_GROWTH} ×`,
      met: last / first <= MOST_GROWTH,
    },
    {
      part: 'bytes',
      name: 'stored per turn of two short messages, at most',
      figure: `${Math.round(Math.max(...points.map(([, bytes]) => bytes)))} B`,
      goal: `< ${MOST_BYTES} B`,
      met: points.every(([, bytes]) => bytes < MOST_BYTES),
    },
    { part: 'bytes', name: `of these: ${largest.join(', ')}`, figure: '' },
  ];
}

function conversationRows(ours: number, { name, measured }: Peer): readonly Row[] {
  const theirs = measured.find(({ depth }) => depth === COMPARED_AT);
  if (theirs === undefined) return [];
  const ratio = theirs.conversationBytes / ours;
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
  return [
    {
      part: 'bytes',
      name: `a conversation of ${COMPARED_AT} turns: ${name} against the service`,
      figure: `${megabytes(theirs.conversationBytes)} : ${megabytes(ours)}`,
      ratio: times(ratio),
      goal: `≥ ${LEAST_SMALLER} ×`,
      met: ratio >= LEAST_SMALLER,
    },
  ];
}
