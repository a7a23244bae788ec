import { Readable } from 'node:stream';
import { InMemoryTenancy } from '@app/testing';
import { BusinessLoader } from '../create-business/business-loader';
import { KnowledgeFileReader, type FileRow } from '../ports/file-readers';
import { KnowledgeBase, type KnowledgeEntry } from '../ports/knowledge-base';
import { ImportKnowledge } from './import-knowledge.command';
import { ImportKnowledgeHandler } from './import-knowledge.handler';

/** Reads a line as an entry `id=text`, and refuses a line without one. */
class LineReader extends KnowledgeFileReader {
  async *read(source: Readable): AsyncIterable<FileRow<KnowledgeEntry>> {
    const text = (await source.toArray()).join('');
    for (const [index, row] of text.split('\n').entries()) {
      const [entryId, answer] = row.split('=');
      yield entryId && answer
        ? { kind: 'item', line: index + 1, item: { entryId, title: entryId, text: answer } }
        : { kind: 'refused', line: index + 1, reason: 'has no text' };
    }
  }
}

async function importing(text: string, businessId = 'shop') {
  const tenancy = new InMemoryTenancy();
  await tenancy.createBusiness({ businessId: 'shop', name: 'Shop', createdAt: '' });
  const stored: KnowledgeEntry[] = [];
  const base: Pick<KnowledgeBase, 'upsertEntries'> = {
    upsertEntries: (_businessId, entries) => Promise.resolve(void stored.push(...entries)),
  };
  const handler = new ImportKnowledgeHandler(
    new BusinessLoader(tenancy),
    new LineReader(),
    base as KnowledgeBase,
  );
  const report = await handler.execute(new ImportKnowledge(businessId, Readable.from([text]), 'markdown'));
  return { report, stored };
}

describe('ImportKnowledge', () => {
  it('stores each entry and reports what it refused', async () => {
    const { report, stored } = await importing('shipping=free\nnothing\nreturns=30 days\nshipping=over $50');
    expect(report).toEqual({ imported: 3, refused: 1, refusals: [{ line: 2, reason: 'has no text' }] });
    expect(stored.map(({ entryId, text }) => [entryId, text])).toEqual([
      ['shipping', 'over $50'],
      ['returns', '30 days'],
    ]);
  });

  it('refuses an unknown business', async () => {
    await expect(importing('a=b', 'shpo')).rejects.toMatchObject({ code: 'BUSINESS_NOT_FOUND' });
  });
});
