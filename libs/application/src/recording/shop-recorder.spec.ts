import { anExampleShop, aShop } from '@app/testing';
import { MOST_SOURCE_READS, NO_CRITERIA } from '@app/domain';
import type { ShopReader } from '../ports/shop-reader';
import { RecordedReads } from './recorded-reads';
import { RecordedShop } from './recorded-shop';
import { ShopRecorder } from './shop-recorder';

const MICE = { ...NO_CRITERIA, text: 'mouse', requiredWords: ['mouse'] };

async function begin(): Promise<{ shop: ShopReader; recorder: ShopRecorder }> {
  const { catalogue, knowledge } = await anExampleShop();
  const shop = aShop(catalogue, knowledge);
  return { shop, recorder: new ShopRecorder(shop) };
}

/** Everything that can be asked, with what it answers. */
const askAll = (shop: ShopReader): Promise<readonly unknown[]> =>
  Promise.all([
    shop.vocabulary(),
    shop.searchProducts(MICE, 5),
    shop.getProducts(['m-hp', 'd-pink', 'ghost']),
    shop.searchKnowledge('free shipping', 3),
    shop.getEntries(['returns', 'ghost']),
    shop.getEntries([]),
  ]);

const replayed = ({ reads, contents }: ShopRecorder): RecordedShop =>
  new RecordedShop(new RecordedReads(reads, new Map(contents.map(({ digest, body }) => [digest, body]))));

describe('what a turn reads', () => {
  it('is answered as the shop answers it, and again from the recording', async () => {
    const { shop, recorder } = await begin();
    const answers = await askAll(recorder);
    expect(answers).toEqual(await askAll(shop));
    expect(await askAll(replayed(recorder))).toEqual(answers);
  });

  it('is recorded from the recording with the same digests', async () => {
    const { recorder } = await begin();
    await askAll(recorder);
    const again = new ShopRecorder(replayed(recorder));
    await askAll(again);
    expect(again.reads).toEqual(recorder.reads);
    expect(again.contents).toEqual(recorder.contents);
  });

  it('keeps the order of keys, which an agent may go through', async () => {
    const { shop, recorder } = await begin();
    const turned: ShopReader = {
      ...shop,
      vocabulary: () =>
        Promise.resolve({
          currency: 'USD',
          brands: [],
          attributes: new Map([
            ['size', ['s']],
            ['colour', ['b', 'a']],
          ]),
          productCount: 1,
        }),
    };
    const recording = new ShopRecorder(turned);
    await recording.vocabulary();
    const { attributes } = await replayed(recording).vocabulary();
    expect([...attributes.keys()]).toEqual(['size', 'colour']);
    expect(recorder.reads).toEqual([]);
  });

  it('is asked once, however often the agent asks', async () => {
    const { shop, recorder } = await begin();
    let asked = 0;
    const counting: ShopReader = {
      vocabulary: () => shop.vocabulary(),
      getProducts: (ids) => shop.getProducts(ids),
      searchKnowledge: (query, limit) => shop.searchKnowledge(query, limit),
      getEntries: (ids) => shop.getEntries(ids),
      searchProducts: (criteria, limit) => {
        asked += 1;
        return shop.searchProducts(criteria, limit);
      },
    };
    const recording = new ShopRecorder(counting);
    const [first, again] = await Promise.all([
      recording.searchProducts(MICE, 5),
      recording.searchProducts({ ...MICE }, 5),
    ]);
    await recording.searchProducts(MICE, 6);
    expect(again).toBe(first);
    expect([asked, recording.reads.length]).toEqual([2, 2]);
    expect(recorder.contents).toEqual([]);
  });

  it('takes its place when it is asked, whatever is answered first', async () => {
    const { shop } = await begin();
    const waiting: { answer?: () => void } = {};
    const slow: ShopReader = {
      vocabulary: () => shop.vocabulary(),
      searchProducts: (criteria, limit) => shop.searchProducts(criteria, limit),
      searchKnowledge: (query, limit) => shop.searchKnowledge(query, limit),
      getEntries: (ids) => shop.getEntries(ids),
      getProducts: (ids) =>
        new Promise((resolve) => {
          waiting.answer = () => resolve(shop.getProducts(ids));
        }),
    };
    const [late, inTime] = [new ShopRecorder(slow), new ShopRecorder(shop)];
    const products = late.getProducts(['m-hp']);
    await late.vocabulary();
    waiting.answer?.();
    await products;
    await inTime.getProducts(['m-hp']);
    await inTime.vocabulary();
    expect(late.reads).toEqual(inTime.reads);
  });

  it('is bounded: what is beyond is answered, counted and not recorded', async () => {
    const { recorder } = await begin();
    for (let at = 0; at < MOST_SOURCE_READS + 3; at += 1) {
      expect(await recorder.getEntries([`e${at}`])).toEqual([]);
    }
    expect([recorder.reads.length, recorder.unrecorded]).toEqual([MOST_SOURCE_READS, 3]);
  });

  it('that was not read is not there', async () => {
    const { recorder } = await begin();
    await recorder.getProducts(['m-hp']);
    await expect(replayed(recorder).getProducts(['m-logi'])).rejects.toThrow('products by their ids');
    await expect(replayed(recorder).vocabulary()).rejects.toThrow('what the catalogue speaks of');
  });

  it('and is lost is a loss of data, not a guess', async () => {
    const { recorder } = await begin();
    await recorder.getProducts(['m-hp']);
    const empty = new RecordedShop(new RecordedReads(recorder.reads, new Map()));
    await expect(async () => empty.getProducts(['m-hp'])).rejects.toMatchObject({ code: 'DATA_LOSS' });
  });
});
