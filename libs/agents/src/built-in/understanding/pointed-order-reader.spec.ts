import { EMPTY_MEMORY, type Memory } from '@app/domain';
import { usd } from '@app/testing';
import { readPointedOrders } from './pointed-order-reader';
import type { Count } from './said-number';
import { tokenise } from './token';
import type { Reference } from './understanding';

const inView = (count: number): Memory => ({
  ...EMPTY_MEMORY,
  shown: Array.from({ length: count }, (_item, at) => ({
    productId: `p${at + 1}`,
    title: `Kite ${at + 1}`,
    price: usd(at + 1),
  })),
});
const at = (position: number): Reference => ({ by: 'position', position });
const read = (said: string, count = 3) =>
  readPointedOrders(tokenise(said), inView(count), 'USD')?.map(({ target, quantity }) => [target, quantity]);

describe('readPointedOrders', () => {
  it.each<[string, readonly (readonly [Reference, Count | null])[]]>([
    ['order the second', [[at(2), null]]],
    ['order 2 of the second', [[at(2), 2]]],
    ['order 2 of the second one', [[at(2), 2]]],
    ["I'll take the second one x3, please", [[at(2), 3]]],
    ['I want two of the first', [[at(1), 2]]],
    ['order 2 pcs of the 3rd', [[at(3), 2]]],
    ['buy a pair of the second', [[at(2), 'unclear']]],
    ['order #2', [[at(2), null]]],
    ['order 2 of the last one', [[{ by: 'last' }, 2]]],
    ['take 2 of the cheapest', [[{ by: 'price', end: 'lowest' }, 2]]],
    ['order one of the first', [[at(1), 1]]],
    ['order 2 of the second kite', [[at(2), 2]]],
  ])('%s', (said, orders) => {
    expect(read(said)).toEqual(orders);
  });

  it.each<[string, readonly (readonly [number, number])[]]>([
    [
      'order the first two',
      [
        [1, 1],
        [2, 1],
      ],
    ],
    [
      'order the first two kites',
      [
        [1, 1],
        [2, 1],
      ],
    ],
    [
      'order the first 2 for my kids',
      [
        [1, 1],
        [2, 1],
      ],
    ],
    [
      'order the last two',
      [
        [2, 1],
        [3, 1],
      ],
    ],
    [
      'order the first and the third',
      [
        [1, 1],
        [3, 1],
      ],
    ],
    [
      'order 2 of the first and 3 of the second',
      [
        [1, 2],
        [2, 3],
      ],
    ],
    [
      'order the first x2 and the second x3',
      [
        [1, 2],
        [2, 3],
      ],
    ],
    [
      'order 2 each of the first and the second',
      [
        [1, 2],
        [2, 2],
      ],
    ],
    [
      'order two of each',
      [
        [1, 2],
        [2, 2],
        [3, 2],
      ],
    ],
    [
      'order all three',
      [
        [1, 1],
        [2, 1],
        [3, 1],
      ],
    ],
  ])('%s', (said, lines) => {
    expect(read(said)).toEqual(lines.map(([position, quantity]) => [at(position), quantity]));
  });

  it('“both” of three is to be asked about', () => {
    expect(read('order both', 2)).toEqual([
      [at(1), 1],
      [at(2), 1],
    ]);
    expect(read('order both')).toEqual([[{ by: 'name', productIds: ['p1', 'p2', 'p3'] }, null]]);
  });

  it.each([
    'order the first aid kit',
    'order 2 first aid kits',
    'order the second hand bike',
    'order a second one',
    'I want the second one',
    'show me the second',
    'order it',
    'order 3 kites',
    'how do I order the second?',
  ])('%s is none', (said) => {
    expect(read(said)).toBeUndefined();
  });

  it('a word of every title in view is no place', () => {
    const shown = ['First aid kit', 'Large first aid kit'].map((title, place) => ({
      productId: `p${place}`,
      title,
      price: usd(9),
    }));
    expect(
      readPointedOrders(tokenise('order 2 first aid kits'), { ...EMPTY_MEMORY, shown }, 'USD'),
    ).toBeUndefined();
  });

  it('nothing is pointed at where nothing is in view', () => {
    expect(read('order the second', 0)).toBeUndefined();
  });

  it('each place has its own price, or all have the same', () => {
    const prices = (said: string) =>
      readPointedOrders(tokenise(said), inView(3), 'USD')?.map(({ price }) => price?.mostMinor);
    expect(prices('order the first for $2 and the second for $3')).toEqual([200, 300]);
    expect(prices('order the first two for $2 each')).toEqual([200, 200]);
  });
});
