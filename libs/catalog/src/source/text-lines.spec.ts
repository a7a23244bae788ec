import { Readable } from 'node:stream';
import { textLines, type TextLine } from './text-lines';

async function linesOf(...chunks: readonly string[]): Promise<TextLine[]> {
  const lines: TextLine[] = [];
  const bytes = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  for await (const line of textLines(bytes)) lines.push(line);
  return lines;
}

describe('the lines of a file', () => {
  it('are put together over chunks', async () => {
    expect(await linesOf('on', 'e\ntw', 'o')).toEqual([
      { line: 1, text: 'one' },
      { line: 2, text: 'two' },
    ]);
  });

  it('are counted when they are empty, and not handed out', async () => {
    expect(await linesOf('\n\none', '\n\n', '\ntwo\n\n')).toEqual([
      { line: 3, text: 'one' },
      { line: 6, text: 'two' },
    ]);
  });
});
