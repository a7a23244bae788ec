import { Readable } from 'node:stream';
import type { FileRow, KnowledgeEntry } from '@app/application';
import { StreamedProductFileReader, WholeKnowledgeFileReader } from '@app/catalog';
import { allows, SCOPES, type Product } from '@app/domain';
import { demoCatalogueFile } from './catalogue/demo-catalogue';
import { DEMO_KNOWLEDGE } from './demo-knowledge';
import { DEMO_KEY_REQUEST } from './demo-shop';

async function itemsOf<Item>(rows: AsyncIterable<FileRow<Item>>): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const row of rows) {
    if (row.kind === 'refused') throw new Error(`line ${row.line}: ${row.reason}`);
    items.push(row.item);
  }
  return items;
}

const catalogue = (): Promise<readonly Product[]> =>
  itemsOf(new StreamedProductFileReader().read(demoCatalogueFile(), { format: 'jsonl', currency: 'USD' }));
const knowledge = (): Promise<readonly KnowledgeEntry[]> =>
  itemsOf(new WholeKnowledgeFileReader().read(Readable.from([DEMO_KNOWLEDGE]), 'markdown'));

describe('the demo shop', () => {
  it('has a catalogue that no import refuses a line of, with a price and a page for everything', async () => {
    const products = await catalogue();
    expect(products.length).toBeGreaterThanOrEqual(60);
    for (const { price, url, category } of products) {
      expect(price).toMatchObject({ currency: 'USD', amountMinor: expect.any(Number) as number });
      expect(url).toMatch(/^https:\/\/demo-shop\.example\//);
      expect(category).not.toBeNull();
    }
  });

  it('sells the two dresses of the published answer, word for word', async () => {
    const dresses = (await catalogue()).filter(
      ({ attributes, category }) =>
        category === 'Clothing > Dresses' &&
        attributes['colour'] === 'pink' &&
        [attributes['size']].flat().includes('10'),
    );
    expect(dresses).toMatchObject([
      {
        productId: '018c6302-ec34-02f2-cc2c-c5f1f38a7a03',
        title: 'Pink dress size 10yrs',
        description: 'The perfect pink dress for all Birthdays and events',
        price: { amountMinor: 7_990, currency: 'USD' },
        brand: null,
        metadata: null,
      },
      {
        productId: '018c39ce-db1b-48e1-1bca-d36601955c9c',
        title: 'Connectly Signature Pink Dress',
        description:
          'This dress is made for 10 year olds to enjoy their birthdays and the only dress made by a chatbot company',
        price: { amountMinor: 17_990, currency: 'USD' },
        brand: null,
        metadata: null,
      },
    ]);
  });

  it('has purple dresses for a ten-year-old, and an enterprise plan', async () => {
    const products = await catalogue();
    const purple = products.filter(
      ({ attributes, category }) =>
        category === 'Clothing > Dresses' &&
        attributes['colour'] === 'purple' &&
        [attributes['size']].flat().includes('10'),
    );
    expect(purple.length).toBeGreaterThanOrEqual(2);
    expect(products.map(({ title }) => title)).toContain('Enterprise Plan');
  });

  it('offers free shipping in the words of the published answer', async () => {
    const entries = await knowledge();
    expect(entries).toContainEqual(
      expect.objectContaining({
        title: 'Free shipping',
        text: 'We do offer free shipping on all orders over $50!',
      }),
    );
    expect(entries.length).toBeGreaterThanOrEqual(12);
  });

  it('has a key that opens every route', () => {
    for (const scope of SCOPES) expect(allows(DEMO_KEY_REQUEST.scopes, scope)).toBe(true);
  });
});
