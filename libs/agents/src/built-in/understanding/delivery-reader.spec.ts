import { readDelivery } from './delivery-reader';
import { tokenise } from './token';

const found = (text: string): readonly string[] => {
  const tokens = tokenise(text);
  return readDelivery(tokens).map(({ from, to }) =>
    tokens
      .slice(from, to)
      .map(({ raw }) => raw)
      .join(' '),
  );
};

describe('readDelivery', () => {
  it.each<[string, readonly string[]]>([
    ['a mouse with fast delivery please', ['with fast delivery']],
    ['shoes with free shipping, before next Friday', ['with free shipping', 'before next Friday']],
    ['I need it by tomorrow', ['by tomorrow']],
    ['a dress for Saturday', []],
    ['a dress in time for the weekend', ['in time for the weekend']],
    ['a lamp as soon as possible', ['as soon as possible']],
    ['quick and free delivery', ['quick and free delivery']],
    ['a fast mouse', []],
    ['a delivery bag', []],
    ['the Friday collection', []],
    ['a fast deliveryman', []],
    ['', []],
  ])('%s', (text, runs) => {
    expect(found(text)).toEqual(runs);
  });
});
