import { EMPTY_MEMORY, type Memory } from '@app/domain';
import { aProduct, usd } from '@app/testing';
import type { Reference } from '../understanding/understanding';
import { pointedAt } from './target';

const shown = [
  { productId: 'a', title: 'Red chair', price: usd(30) },
  { productId: 'b', title: 'Blue chair', price: usd(20) },
  { productId: 'c', title: 'Green chair', price: null },
];
const memory: Memory = { ...EMPTY_MEMORY, shown };
const products = new Map(['a', 'b'].map((productId) => [productId, aProduct({ productId })]));
const ids = (reference: Reference, within = memory) =>
  pointedAt(reference, within, products).map(({ productId }) => productId);

describe('pointedAt', () => {
  it.each<[Reference, string[]]>([
    [{ by: 'position', position: 2 }, ['b']],
    [{ by: 'position', position: 9 }, []],
    [{ by: 'price', end: 'lowest' }, ['b']],
    [{ by: 'price', end: 'highest' }, ['a']],
    [{ by: 'name', productIds: ['a', 'b'] }, ['a', 'b']],
    [{ by: 'pronoun' }, []],
  ])('%j is %j', (reference, expected) => {
    expect(ids(reference)).toEqual(expected);
  });

  it('none is the cheapest of several currencies', () => {
    const yen = { productId: 'b', title: 'Blue chair', price: { amountMinor: 20, currency: 'JPY' } };
    const mixed = { ...memory, shown: [...shown.slice(0, 1), yen] };
    expect(ids({ by: 'price', end: 'lowest' }, mixed)).toEqual([]);
  });

  it('a product that has gone from the catalogue is not pointed at', () => {
    expect(ids({ by: 'last' })).toEqual([]);
  });

  it('"it" is the one that was last spoken of, or the only one in view', () => {
    const spoken = {
      ...memory,
      transcript: [{ speaker: 'assistant' as const, text: 'Blue chair costs $20.' }],
    };
    expect(ids({ by: 'pronoun' }, spoken)).toEqual(['b']);
    expect(ids({ by: 'pronoun' }, { ...memory, shown: shown.slice(0, 1) })).toEqual(['a']);
  });
});
