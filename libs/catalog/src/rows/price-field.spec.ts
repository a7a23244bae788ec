import { priceField } from './price-field';

describe('priceField', () => {
  it.each([
    ['79.90 USD', 7990, 'USD'],
    ['USD 79.9', 7990, 'USD'],
    ['79,90 EUR', 7990, 'EUR'],
    ['1,299.00', 129900, 'CHF'],
    ['1.299,00 EUR', 129900, 'EUR'],
    ["1'299.00 chf", 129900, 'CHF'],
    ['1,299', 129900, 'CHF'],
    ['$5', 500, 'USD'],
    ['500 JPY', 500, 'JPY'],
    [0, 0, 'CHF'],
    [1.005, 101, 'CHF'],
  ])('%s is %i %s', (major, amountMinor, currency) => {
    expect(priceField({ major, currency: 'CHF' })).toEqual({ amountMinor, currency });
  });

  it.each([
    ['-1 USD', 'negative price'],
    ['abc', 'bad price'],
    ['1.2.3', 'bad price'],
    ['1e400', 'bad price'],
    ['12 US', 'bad price'],
    [true, 'bad price'],
  ])('refuses %s: %s', (major, reason) => {
    expect(() => priceField({ major, currency: 'USD' })).toThrow(reason);
  });

  it('is null when the row states none', () => {
    expect(priceField({ major: ' ', minor: null, currency: 'USD' })).toBeNull();
  });

  it('takes the minor amount first', () => {
    expect(priceField({ minor: 5, major: 9, currency: 'usd' })).toEqual({ amountMinor: 5, currency: 'USD' });
  });
});
