import type { Row } from './row';
import { toMarkdown, toText } from './table';

const ROWS: readonly Row[] = [
  { part: 'start', name: 'start to ready', figure: '1.20 s', goal: '≤ 1.5 s', met: true },
  { part: 'depth', name: 'growth', figure: '2 ms : 1 ms', ratio: '2.00 ×', goal: '≤ 1.2 ×', met: false },
  { part: 'memory', name: 'resident', figure: '150 MB', goal: '≤ 200 MB' },
  { part: 'chat', name: 'first turn', figure: '900 ms' },
];

describe('the table', () => {
  it('has a yes or no for each goal, and says so when the run was too small to tell', () => {
    const [, ...lines] = toText(ROWS).split('\n');
    expect(lines.map((line) => line.split(/ {2,}/).at(-1))).toEqual([
      'yes',
      'no',
      'not told by this run',
      '900 ms',
    ]);
  });

  it('is set in Markdown as the formatter sets it', () => {
    const lines = toMarkdown(ROWS).split('\n');
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines[1]).toMatch(/^\| -+ \| -+ \| -+ \| -+ \| -+ \| -+ \|$/);
  });
});
