import { withoutAnyPrices, withoutPrices, type StatedPrice } from './stated-price-reader';
import { tokenise, type Token } from './token';

const textOf = (tokens: readonly Token[]) => tokens.map(({ text }) => text).join(' ');
const stated = (minor: number | null, said: Partial<StatedPrice> = {}): StatedPrice => ({
  leastMinor: minor,
  mostMinor: minor,
  currency: null,
  of: null,
  ...said,
});

describe('withoutPrices', () => {
  it.each<[string, string, StatedPrice]>([
    ['order it for $5', 'order it', stated(500, { currency: 'USD' })],
    ['order 3 kites for $2 each', 'order 3 kites', stated(200, { currency: 'USD', of: 'each' })],
    ['order 3 kites at 2 dollars a piece', 'order 3 kites', stated(200, { currency: 'USD', of: 'each' })],
    ['order 3 kites for only 2 each please', 'order 3 kites please', stated(200, { of: 'each' })],
    ['order 3 kites for $6 in total', 'order 3 kites', stated(600, { currency: 'USD', of: 'all' })],
    ['order it at the price of €5', 'order it', stated(500, { currency: 'EUR' })],
    ['order it for 4.99', 'order it', stated(499)],
    ['order it for free', 'order it', stated(0)],
    ['order it for -$5', 'order it', stated(null, { currency: 'USD' })],
    ['lo compro por 5 dollars', 'lo compro', stated(500, { currency: 'USD' })],
  ])('%s', (said, rest, price) => {
    const { tokens, prices } = withoutPrices(tokenise(said), 'USD');
    expect([textOf(tokens), prices]).toEqual([rest, [price]]);
  });

  it.each([
    'order 3 kites',
    'order 2 each of these',
    'order it for 5 people',
    'order it at 5',
    'a kite under $20',
    'a kite between $20 and $30',
    'a kite for around $20',
  ])('%s states no price', (said) => {
    const { tokens, prices } = withoutPrices(tokenise(said), 'USD');
    expect([textOf(tokens), prices]).toEqual([textOf(tokenise(said)), []]);
  });

  it('a limit is one where it is clear what is ordered', () => {
    const { tokens, prices } = withoutAnyPrices(tokenise('order it for under $20 each'), 'USD');
    expect(textOf(tokens)).toBe('order it');
    expect(prices).toEqual([{ leastMinor: null, mostMinor: 2_000, currency: 'USD', of: 'each' }]);
  });

  it('prices are told in the order in which they are said', () => {
    const { prices } = withoutAnyPrices(tokenise('the first for under $9 and the second for $3'), 'USD');
    expect(prices.map(({ mostMinor }) => mostMinor)).toEqual([900, 300]);
  });
});
