import type { KnowledgeEntry } from '@app/application';
import type { CatalogueUnderContract } from './catalogue-under-contract';

const ENTRIES: readonly KnowledgeEntry[] = [
  { entryId: 'free-shipping', title: 'Free shipping', text: 'We ship for free on all orders over $50.' },
  { entryId: 'delivery', title: 'Delivery time', text: 'Orders arrive within 3 to 5 working days.' },
  {
    entryId: 'returns',
    title: 'Returns and refunds',
    text: 'Send it back within 30 days. Shipping is on us.',
  },
  { entryId: 'hours', title: 'Opening hours', text: 'Monday to Friday, 9 to 17.' },
];

export function describeKnowledgeBase(under: () => CatalogueUnderContract): void {
  describe('knowledge', () => {
    let businessId: string;
    beforeAll(async () => {
      businessId = await under().newBusiness();
      await under().knowledge.upsertEntries(businessId, ENTRIES);
    });
    const search = (query: string, limit = 5) => under().knowledge.search(businessId, query, limit);

    it.each([
      ['Do you offer free shipping?', 'free-shipping', 1],
      ['is the shipping free', 'free-shipping', 1],
      ['How long does delivery take?', 'delivery', 0.5],
      ['when are orders delivered', 'delivery', 1],
      ['Can I return shoes?', 'returns', 0.5],
      ['refund', 'returns', 1],
      ['When do you open?', 'hours', 1],
      ['opening HOURS', 'hours', 1],
    ])('%s is answered by %s, covered %d', async (query, entryId, coverage) => {
      const [best] = await search(query);
      expect(best?.entry).toEqual(ENTRIES.find((entry) => entry.entryId === entryId));
      expect(best?.coverage).toBeCloseTo(coverage, 5);
    });

    it('answers nothing to what no entry has a word of', async () => {
      expect(await search('unicorns')).toEqual([]);
      expect(await search('')).toEqual([]);
      expect(await search('?!')).toEqual([]);
    });

    it('answers no more than it is asked for', async () => {
      expect(await search('shipping', 1)).toHaveLength(1);
    });

    it('lists entries as they were put, and replaces by id', async () => {
      const other = await under().newBusiness();
      await under().knowledge.upsertEntries(other, ENTRIES);
      const changed = { entryId: 'hours', title: 'Closed', text: 'We are closed.' };
      await under().knowledge.upsertEntries(other, [changed]);
      expect(await under().knowledge.listEntries(other)).toEqual([...ENTRIES.slice(0, 3), changed]);
      expect(await under().knowledge.search(other, 'opening hours', 5)).toEqual([]);
      expect((await under().knowledge.search(other, 'closed', 5))[0]?.entry).toEqual(changed);
    });

    it('belongs to one business', async () => {
      const other = await under().newBusiness();
      expect(await under().knowledge.search(other, 'free shipping', 5)).toEqual([]);
      expect(await under().knowledge.listEntries(other)).toEqual([]);
    });

    it.each(['"', 'a"b', 'NEAR(shipping)', "' | !", '\u0000', 'shipping*', '{title}: shipping', ':*'])(
      'takes %j as words',
      async (query) => {
        await expect(search(query)).resolves.toBeDefined();
      },
    );
  });
}
