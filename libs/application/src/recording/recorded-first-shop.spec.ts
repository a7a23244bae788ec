import { anExampleShop, aProduct, aShop, usd } from '@app/testing';
import { NO_CRITERIA } from '@app/domain';
import { RecordedFirstShop } from './recorded-first-shop';
import { RecordedReads } from './recorded-reads';
import { ShopRecorder } from './shop-recorder';

const MICE = { ...NO_CRITERIA, text: 'mouse', requiredWords: ['mouse'] };

/** A shop that was read by a turn, and has changed since. */
async function begin() {
  const { catalogue, knowledge } = await anExampleShop();
  const recorder = new ShopRecorder(aShop(catalogue, knowledge));
  await recorder.searchProducts(MICE, 3);
  await recorder.searchKnowledge('free shipping', 3);
  const contents = new Map(recorder.contents.map(({ digest, body }) => [digest, body]));
  const dearer = [...catalogue.stored('demo').values()].map((product) => ({ ...product, price: usd(999) }));
  await catalogue.upsertProducts('demo', [...dearer, aProduct({ productId: 'new', title: 'New mouse' })]);
  await knowledge.upsertEntries('demo', [
    { entryId: 'free-shipping', title: 'Free shipping', text: 'No more.' },
  ]);
  return new RecordedFirstShop(new RecordedReads(recorder.reads, contents), aShop(catalogue, knowledge));
}

describe('the shop of a turn that is answered again', () => {
  it('answers what was asked then as it did then', async () => {
    const shop = await begin();
    const { products } = await shop.searchProducts(MICE, 3);
    expect(products.every(({ price }) => price?.amountMinor !== 99_900)).toBe(true);
    expect((await shop.searchKnowledge('free shipping', 3))[0]?.entry.text).toContain('over $50');
  });

  it('answers a search that needs words as the same one was answered without', async () => {
    const shop = await begin();
    expect(await shop.searchProducts(MICE, 3, ['mouse'])).toEqual(await shop.searchProducts(MICE, 3));
  });

  it('knows one price of a thing, whatever finds it', async () => {
    const shop = await begin();
    const [read] = (await shop.searchProducts(MICE, 3)).products;
    const more = await shop.searchProducts(MICE, 100);
    const found = more.products.find(({ productId }) => productId === read?.productId);
    expect(found).toEqual(read);
    const byId = await shop.getProducts(['new', read?.productId ?? '', 'ghost']);
    expect([...byId.keys()]).toEqual(['new', read?.productId]);
    expect(byId.get(read?.productId ?? '')).toEqual(read);
    expect((await shop.getEntries(['free-shipping', 'returns'])).map(({ text }) => text)).toEqual([
      expect.stringContaining('over $50'),
      expect.stringContaining('30 days'),
    ]);
  });

  it('answers what was not asked then as it is today', async () => {
    const shop = await begin();
    expect((await shop.getProducts(['d-pink'])).get('d-pink')?.price).toEqual(usd(999));
    expect((await shop.vocabulary()).productCount).toBeGreaterThan(3);
  });
});
