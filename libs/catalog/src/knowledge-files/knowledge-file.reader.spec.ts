import { Readable } from 'node:stream';
import type { FileRow, KnowledgeEntry, KnowledgeFileFormat } from '@app/application';
import { WholeKnowledgeFileReader } from './knowledge-file.reader';

async function read(file: string, format: KnowledgeFileFormat): Promise<FileRow<KnowledgeEntry>[]> {
  const rows: FileRow<KnowledgeEntry>[] = [];
  for await (const row of new WholeKnowledgeFileReader().read(Readable.from([file]), format)) rows.push(row);
  return rows;
}

const item = (line: number, entryId: string, title: string, text: string): FileRow<KnowledgeEntry> => ({
  kind: 'item',
  line,
  item: { entryId, title, text },
});

describe('Markdown knowledge', () => {
  it('has an entry for each heading that has text, with the headings around it as prefix', async () => {
    const file = `# Shop policies

## Shipping

We ship **worldwide**, see [the map](https://shop.example/map)
and \`track\` it.

### Free shipping

- above $50
- always on *Fridays*

| Zone | Days |
|---|---|
| EU | 3 |

## Returns

30 days.

## Returns

Again.
`;
    expect(await read(file, 'markdown')).toEqual([
      item(
        3,
        'shipping',
        'Shipping',
        'We ship worldwide, see the map (https://shop.example/map) and track it.',
      ),
      item(
        8,
        'shipping-free-shipping',
        'Shipping: Free shipping',
        '- above $50\n- always on Fridays\nZone | Days\nEU | 3',
      ),
      item(17, 'returns', 'Returns', '30 days.'),
      item(21, 'returns-2', 'Returns', 'Again.'),
    ]);
  });

  it('keeps an outermost heading that has text of its own', async () => {
    expect(await read('# Shipping\nWorldwide.\n## Cost\nFree.', 'markdown')).toEqual([
      item(1, 'shipping', 'Shipping', 'Worldwide.'),
      item(3, 'shipping-cost', 'Shipping: Cost', 'Free.'),
    ]);
  });

  it('refuses text before the first heading', async () => {
    expect(await read('Hello\n\n# A\nB', 'markdown')).toEqual([
      { kind: 'refused', line: 1, reason: 'text before the first heading' },
      item(3, 'a', 'A', 'B'),
    ]);
  });

  it('shows HTML as text and runs none of it', async () => {
    expect(await read('# A\n<script>alert(1)</script>', 'markdown')).toEqual([
      item(1, 'a', 'A', '<script>alert(1)</script>'),
    ]);
  });

  it('is empty for an empty file', async () => {
    expect(await read('', 'markdown')).toEqual([]);
  });
});

describe('JSON knowledge', () => {
  it('has an entry for each question', async () => {
    const file = JSON.stringify([
      { question: 'Do you ship to Zürich?', answer: 'Yes.\r\nDaily.' },
      { id: 'hours', question: 'When are you open?', answer: '9 to 5' },
      { question: 'No answer' },
      'text',
      { id: 'hours', question: 'Again', answer: 'x' },
      { question: '送料は?', answer: '無料' },
    ]);
    expect(await read(file, 'json')).toEqual([
      item(1, 'do-you-ship-to-zurich', 'Do you ship to Zürich?', 'Yes.\nDaily.'),
      item(2, 'hours', 'When are you open?', '9 to 5'),
      { kind: 'refused', line: 3, reason: 'answer is missing' },
      { kind: 'refused', line: 4, reason: 'not a JSON object' },
      { kind: 'refused', line: 5, reason: 'entry id "hours" is already in 2' },
      item(6, '送料は', '送料は?', '無料'),
    ]);
  });

  it.each(['{}', '[', 'text'])('refuses %s as a file', async (file) => {
    await expect(read(file, 'json')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});
