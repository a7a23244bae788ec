/** A value of a table cell; null is drawn as a dash. */
export type Cell = string | number | null;

const GAP = '  ';
const WIDEST = 60;

/**
 * Rows under their headings, columns aligned, numbers to the right. Control characters are left out, since a label may
 * hold what a terminal would obey.
 */
export function drawTable(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = rows.map((row) => row.map(cellText));
  const widths = headings.map((heading, column) =>
    Math.max(width(heading), ...texts.map((row) => width(row[column] ?? ''))),
  );
  const line = (cells: readonly string[], numeric: (column: number) => boolean): string =>
    cells
      .map((cell, column) => pad(cell, widths[column] ?? 0, numeric(column)))
      .join(GAP)
      .trimEnd();
  return [
    line(headings, (column) => typeof rows[0]?.[column] === 'number'),
    widths.map((columns) => '─'.repeat(columns)).join(GAP),
    ...texts.map((row, at) => line(row, (column) => typeof rows[at]?.[column] === 'number')),
  ].join('\n');
}

/** Text that is safe to show, on one line. */
export function plainText(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

function cellText(cell: Cell): string {
  if (cell === null) return '–';
  if (typeof cell === 'number') return cell.toLocaleString('en');
  const points = [...plainText(cell)];
  return points.length <= WIDEST ? points.join('') : `${points.slice(0, WIDEST - 1).join('')}…`;
}

function pad(text: string, columns: number, isNumber: boolean): string {
  const space = ' '.repeat(Math.max(0, columns - width(text)));
  return isNumber ? space + text : text + space;
}

function width(text: string): number {
  return [...text].length;
}
