import fc from 'fast-check';
import { formatMoney, fromMajor, isCurrency, minorUnitDigits, toMajor } from './money';

describe('money', () => {
  it.each([
    [7990, 'USD', 79.9, '$79.90'],
    [500, 'JPY', 500, '¥500'],
    [1234, 'KWD', 1.234, 'KWD 1.234'],
    [0, 'EUR', 0, '€0.00'],
  ])('%i minor units of %s are %d, shown as %s', (amountMinor, currency, major, text) => {
    expect(toMajor({ amountMinor, currency })).toBe(major);
    expect(formatMoney({ amountMinor, currency }).replace(/\s/g, ' ')).toBe(text);
  });

  it('comes back exactly from the decimal on the wire', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 2_000_000_000 }),
        fc.constantFrom('USD', 'JPY', 'KWD'),
        (amountMinor, currency) => {
          expect(fromMajor(toMajor({ amountMinor, currency }), currency)).toEqual({ amountMinor, currency });
        },
      ),
    );
  });

  it.each([-1, Number.NaN, Infinity, 1e20])('refuses %d as a price', (amount) => {
    expect(() => fromMajor(amount, 'USD')).toThrow(RangeError);
  });

  it.each(['USD', 'JPY', 'KWD', 'CHF'])('knows the currency %s', (code) => {
    expect(isCurrency(code)).toBe(true);
  });

  it.each(['XXQ', 'XXX', 'XAU', 'DEM', 'usd', ''])('knows no currency %j', (code) => {
    expect(isCurrency(code)).toBe(false);
  });

  it('takes a currency that nobody knows with two decimals', () => {
    expect(minorUnitDigits('plan credits')).toBe(2);
  });
});
