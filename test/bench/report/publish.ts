import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plot } from './plot';
import type { PartResult, Row, Series } from './row';
import { toMarkdown } from './table';

const PAGE = 'docs/performance.md';
/** Where a published run's files go. */
export const PAGE_FOLDER = 'docs/performance';
const IMAGES = [
  ['turn-time.svg', 'Time of a turn by depth'],
  ['turn-bytes.svg', 'Bytes stored per turn by depth'],
  ['flame.svg', 'Flame graph of a scripted turn on SQLite'],
] as const;
const BEGIN = '<!-- begin: written by npm run bench -->';
const END = '<!-- end -->';

export interface Report {
  readonly machine: string;
  /** ISO 8601 UTC. */
  readonly madeAt: string;
  readonly quick: boolean;
  readonly parts: Readonly<Record<string, PartResult>>;
}

/** Writes the figures as JSON and the plots as SVG. */
export function writeReport(folder: string, report: Report): void {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, content: string): void => writeFileSync(join(folder, name), content);
  const { parts, ...about } = report;
  const rows = rowsOf(report);
  const data = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.data]));
  const json = JSON.stringify({ ...about, rows, data: rounded(data) }, null, 1);
  const turnTime = seriesOf(report, 'turnTime');
  const turnBytes = seriesOf(report, 'turnBytes');
  write('bench.json', `${json}\n`);
  if (turnTime.length > 0) write('turn-time.svg', plot('Time of a turn', 'ms', turnTime));
  if (turnBytes.length > 0) write('turn-bytes.svg', plot('Bytes stored per turn', 'B', turnBytes));
  for (const { flame } of Object.values(parts)) {
    if (flame !== undefined) write('flame.svg', flame);
  }
}

/** Puts the table and the plots into the page that shows them. Nothing happens where there is no such page. */
export function updatePage(root: string, report: Report): void {
  const page = join(root, PAGE);
  if (!existsSync(page)) return;
  const [before = '', rest = ''] = readFileSync(page, 'utf8').split(BEGIN);
  const after = rest.split(END)[1] ?? '';
  const size = report.quick ? 'in a quick run, which is too small to be quoted, ' : '';
  const about = `Measured ${size}on ${report.machine}.`;
  const images = IMAGES.filter(([file]) => existsSync(join(root, PAGE_FOLDER, file))).map(
    ([file, words]) => `![${words}](performance/${file})`,
  );
  const block = [BEGIN, about, toMarkdown(rowsOf(report)), ...images, END].join('\n\n');
  writeFileSync(page, `${before}${block}${after}`);
}

export function rowsOf({ parts }: Report): readonly Row[] {
  return Object.values(parts).flatMap(({ rows }) => rows);
}

function seriesOf({ parts }: Report, kind: 'turnTime' | 'turnBytes'): readonly Series[] {
  return Object.values(parts).flatMap((part) => part[kind] ?? []);
}

/** Three decimals are more than these measurements know. */
function rounded(data: object): unknown {
  return JSON.parse(
    JSON.stringify(data, (_key, value: unknown) =>
      typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1_000) / 1_000 : value,
    ),
  );
}
