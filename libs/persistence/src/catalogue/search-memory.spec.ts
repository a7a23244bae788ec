import { NO_CRITERIA } from '@app/domain';
import { aProduct } from '@app/testing';
import { SearchMemory } from './search-memory';

const CATALOGUE = { catalogueNo: 1, productRevision: 1 };
const FOUND = { productNos: [3, 1], matched: 2 };
const lamp = { ...NO_CRITERIA, text: 'lamp' };

describe('SearchMemory', () => {
  it('knows what was found by the same criteria in the same revision of the same catalogue', () => {
    const memory = new SearchMemory();
    memory.keepFound(CATALOGUE, lamp, [], FOUND);
    expect(memory.getFound(CATALOGUE, { ...lamp }, [])).toBe(FOUND);
    expect(memory.getFound(CATALOGUE, lamp, ['brass'])).toBeUndefined();
    expect(memory.getFound(CATALOGUE, { ...lamp, maxPriceMinor: 1 }, [])).toBeUndefined();
    expect(memory.getFound({ ...CATALOGUE, productRevision: 2 }, lamp, [])).toBeUndefined();
    expect(memory.getFound({ ...CATALOGUE, catalogueNo: 2 }, lamp, [])).toBeUndefined();
  });

  it('knows a product as it was in that revision', () => {
    const memory = new SearchMemory();
    const product = aProduct();
    memory.keepProduct(CATALOGUE, 7, product);
    expect(memory.getProduct(CATALOGUE, 7)).toBe(product);
    expect(memory.getProduct(CATALOGUE, 8)).toBeUndefined();
    expect(memory.getProduct({ ...CATALOGUE, productRevision: 2 }, 7)).toBeUndefined();
  });

  it('forgets products by their size, the oldest first, and never keeps one that is too large', () => {
    const memory = new SearchMemory();
    const large = aProduct({ description: 'x'.repeat(1_000_000) });
    for (const productNo of [1, 2, 3]) memory.keepProduct(CATALOGUE, productNo, large);
    memory.keepProduct(CATALOGUE, 4, aProduct({ description: 'x'.repeat(3_000_000) }));
    expect([1, 2, 3, 4].map((productNo) => memory.getProduct(CATALOGUE, productNo) !== undefined)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
