import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plot } from './plot';
import type { PartResult, Row, Series } from './row';
import { toMarkdown } from './table';

const PAGE = 'docs/performance.md';
const BEGIN = '<!-- begin: written by npm run bench -->';
const END = '<!-- end -->';

export interface Report {
  readonly machine: string;
  /** ISO 8601 UTC. */
  readonly madeAt: string;
  readonly quick: boolean;
  readonly parts: Readonly<Record<string, PartResult>>;
}

/** Writes the figures as JSON and the plots as SVG. @returns the files written */
export function writeReport(folder: string, report: Report): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const { parts, ...about } = report;
  const rows = rowsOf(report);
  const data = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.data]));
  const json = JSON.stringify({ ...about, rows, data: rounded(data) }, null, 1);
  const turnTime = seriesOf(report, 'turnTime');
  const turnBytes = seriesOf(report, 'turnBytes');
  const flames = Object.values(parts).flatMap(({ flame }) => flame ?? []);
  return [
    write('bench.json', `${json}\n`),
    ...(turnTime.length > 0 ? [write('turn-time.svg', plot('Time of a turn', 'ms', turnTime))] : []),
    ...(turnBytes.length > 0 ? [write('turn-bytes.svg', plot('Bytes stored per turn', 'B', turnBytes))] : []),
    ...flames.map((flame) => write('flame.svg', flame)),
  ];
}

/** Puts the table into the page that shows it. Nothing happens where there is no such page. */
export function updatePage(root: string, report: Report): void {
  const page = join(root, PAGE);
  if (!existsSync(page)) return;
  const [before = '', rest = ''] = readFileSync(page, 'utf8').split(BEGIN);
  const after = rest.split(END)[1] ?? '';
  const about = `Measured ${report.madeAt.slice(0, 10)} on ${report.machine}.`;
  writeFileSync(page, `${before}${BEGIN}\n\n${about}\n\n${toMarkdown(rowsOf(report))}\n\n${END}${after}`);
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
