import type { Sample } from './cpu-profile';

const WIDTH = 1_200;
const ROW = 17;
const TOP = 30;
/** Narrower boxes are left out, in pixels. */
const NARROWEST = 1.5;
const LETTER = 6.6;

interface Box {
  microseconds: number;
  readonly above: Map<string, Box>;
}

/** Stacks as boxes upside down: callers above what they call, as wide as the time spent below them. */
export function flameGraph(title: string, samples: readonly Sample[]): string {
  const root: Box = { microseconds: 0, above: new Map() };
  for (const { stack, microseconds } of samples) {
    root.microseconds += microseconds;
    let box = root;
    for (const { name } of stack) {
      const next: Box = box.above.get(name) ?? { microseconds: 0, above: new Map() };
      next.microseconds += microseconds;
      box.above.set(name, next);
      box = next;
    }
  }
  const boxes: string[] = [];
  const rows = draw(root, 0, 0, WIDTH / root.microseconds, root.microseconds, boxes);
  const height = TOP + (rows + 1) * ROW;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="monospace" font-size="11">`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `<text x="${WIDTH / 2}" y="20" text-anchor="middle" font-size="14">${escape(title)}</text>`,
    ...boxes,
    '</svg>',
    '',
  ].join('\n');
}

/** Answers the number of the lowest row. */
function draw(parent: Box, x: number, row: number, scale: number, total: number, out: string[]): number {
  let lowest = row;
  let left = x;
  for (const [name, box] of [...parent.above].sort(([one], [other]) => one.localeCompare(other))) {
    const width = box.microseconds * scale;
    if (width >= NARROWEST) {
      const share = ((100 * box.microseconds) / total).toFixed(1);
      const y = TOP + row * ROW;
      const letters = Math.floor(width / LETTER) - 1;
      const label = letters < 3 ? '' : escape(name.slice(0, letters));
      out.push(
        `<g><title>${escape(name)} ${share} %</title><rect x="${left.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" ` +
          `height="${ROW - 1}" fill="${colour(name)}"/><text x="${(left + 3).toFixed(1)}" y="${y + 12}">${label}</text></g>`,
      );
      lowest = Math.max(lowest, row, draw(box, left, row + 1, scale, total, out));
    }
    left += width;
  }
  return lowest;
}

/** The same function has the same colour everywhere. */
function colour(name: string): string {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + letter.charCodeAt(0)) % 997;
  return `hsl(${20 + (hash % 40)} 85% ${60 + (hash % 15)}%)`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
