import { condensedNdcgAt10, ndcgAt10, ratedShareAt10 } from './ndcg';

const ratings = new Map([
  ['a', 3],
  ['b', 2],
  ['c', 0],
  ['d', 1],
]);

describe('NDCG@10', () => {
  it('is 1 for the best ranking and 0 for one without a relevant product', () => {
    expect(ndcgAt10(['a', 'b', 'd', 'c'], ratings)).toBe(1);
    expect(ndcgAt10(['c', 'x'], ratings)).toBe(0);
  });

  it('discounts by rank', () => {
    const ideal = 1 + 0.5 / Math.log2(3) + 0.25 / 2;
    expect(ndcgAt10(['b', 'a'], ratings)).toBeCloseTo((0.5 + 1 / Math.log2(3)) / ideal, 12);
  });

  it('looks at ten', () => {
    expect(ndcgAt10([...Array.from({ length: 10 }, (_, index) => `x${index}`), 'a'], ratings)).toBe(0);
  });

  it('is undefined when nothing is relevant', () => {
    expect(ndcgAt10(['a'], new Map([['a', 0]]))).toBeUndefined();
  });

  it('condensed, leaves out what nobody has rated', () => {
    expect(condensedNdcgAt10(['x', 'a', 'y', 'b', 'd'], ratings)).toBe(1);
    expect(ndcgAt10(['x', 'a', 'y', 'b', 'd'], ratings)).toBeLessThan(0.7);
  });

  it('says how much of the ten is rated', () => {
    expect(ratedShareAt10(['a', 'x', 'c', 'y'], ratings)).toBe(0.5);
    expect(ratedShareAt10([], ratings)).toBe(0);
  });
});
