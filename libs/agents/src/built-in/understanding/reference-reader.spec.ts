import { EMPTY_MEMORY, type Memory } from '@app/domain';
import { usd } from '@app/testing';
import { readReferences } from './reference-reader';
import { tokenise } from './token';
import type { Reference } from './understanding';

const memory: Memory = {
  ...EMPTY_MEMORY,
  shown: [
    { productId: 'a', title: 'Pink dress size 10yrs', price: usd(79.9) },
    { productId: 'b', title: 'Connectly Signature Pink Dress', price: usd(179.9) },
    { productId: 'c', title: 'Purple dress', price: usd(50) },
  ],
};
const position = (at: number): Reference => ({ by: 'position', position: at });
const name = (...productIds: string[]): Reference => ({ by: 'name', productIds });

describe('readReferences', () => {
  it.each<[string, Reference[]]>([
    ['the second one', [position(2)]],
    ['the 2nd', [position(2)]],
    ['number two', [position(2)]],
    ['option 3', [position(3)]],
    ['#1', [position(1)]],
    ['2', [position(2)]],
    ['the last one', [{ by: 'last' }]],
    ['first and third', [position(1), position(3)]],
    ['the cheaper one', [{ by: 'price', end: 'lowest' }]],
    ['the cheapest of them', [{ by: 'price', end: 'lowest' }]],
    ['which one is cheaper', [{ by: 'price', end: 'lowest' }]],
    ['compare the first two', [position(1), position(2)]],
    ['the most expensive one', [{ by: 'price', end: 'highest' }]],
    ['the Connectly one', [name('b')]],
    ['the signature dress', [name('b')]],
    ['the purple one', [name('c')]],
    ['the pink ones', [name('a', 'b')]],
    ['is it washable', [{ by: 'pronoun' }]],
    ['tell me more about that one', [{ by: 'pronoun' }]],
    ['for my daughters 10th birthday', []],
    ['cheaper', []],
    ['a mouse', []],
  ])('%j points at %j', (text, references) => {
    expect(readReferences(tokenise(text), memory)).toEqual(references);
  });

  it('points at nothing when nothing is in view', () => {
    expect(readReferences(tokenise('the second one'), EMPTY_MEMORY)).toEqual([]);
  });
});
