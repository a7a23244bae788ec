import type { Row } from './row';

const HEAD = ['part', 'what', 'figure', 'ratio', 'goal', ''];

/** The rows in columns, for a terminal. */
export function toText(rows: readonly Row[]): string {
  const cells = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_head, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The rows as a table of Markdown, as prettier would set it. */
export function toMarkdown(rows: readonly Row[]): string {
  const cells = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_head, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(cells[0] ?? []), rule, ...cells.slice(1).map(line)].join('\n');
}

function cellsOf({ part, name, figure, ratio, goal, met }: Row): readonly string[] {
  const verdict = goal === undefined ? '' : met === undefined ? 'not told by this run' : met ? 'yes' : 'no';
  return [part, name, figure, ratio ?? '', goal ?? '', verdict];
}
