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
    ['79.9000 CHF', 7990, 'CHF'],
    [79.90000000000001, 7990, 'CHF'],
    ['1.234 KWD', 1234, 'KWD'],
    ['1,234', 123400, 'CHF'],
    ['500.00 JPY', 500, 'JPY'],
  ])('%s is %i %s', (major, amountMinor, currency) => {
    expect(priceField({ major, fileCurrency: 'CHF' })).toEqual({ amountMinor, currency });
  });

  it.each([
    ['-1 USD', 'negative price'],
    ['abc', 'bad price'],
    ['1.2.3', 'bad price'],
    ['1e400', 'bad price'],
    ['12 US', 'bad price'],
    [true, 'bad price'],
    ['0,234', 'bad price'],
    ['$1.234', 'may group thousands or have decimals: write 1234, or the 2 decimals of USD after a point'],
    ['12.345 EUR', 'may group thousands or have decimals: write 12345,'],
    ['79.900', 'may group thousands or have decimals'],
    ['1,234 KWD', 'may group thousands or have decimals: write 1234, or the 3 decimals of KWD after a point'],
    ['0.001', 'has more decimals than the 2 of USD'],
    [0.001, 'has more decimals than the 2 of USD'],
    [1.234, 'has more decimals than the 2 of USD'],
    ['5.5 JPY', 'has more decimals than the 0 of JPY'],
    ['5 XXQ', 'bad currency: "XXQ"'],
    ['5 DEM', 'bad currency: "DEM"'],
  ])('refuses %s: %s', (major, reason) => {
    expect(() => priceField({ major, fileCurrency: 'USD' })).toThrow(reason);
  });

  it('is null when the row states none', () => {
    expect(priceField({ major: ' ', minor: null, fileCurrency: 'USD' })).toBeNull();
  });

  it('takes both amounts when they are one, and a code in the text before the default of the file', () => {
    const price = priceField({ minor: 500, major: '5 EUR', fileCurrency: 'USD' });
    expect(price).toEqual({ amountMinor: 500, currency: 'EUR' });
  });

  it('refuses two amounts that contradict each other', () => {
    expect(() => priceField({ minor: 700, major: 5, fileCurrency: 'USD' })).toThrow(
      'price "5" is 500 minor units, and priceMinor says 700: leave one of them out',
    );
  });

  it.each(['0b1010', '0x10', '1e3', '+5', '12.5', '9'.repeat(17)])(
    'reads minor units only as plain digits, not %s',
    (minor) => {
      expect(() => priceField({ minor, fileCurrency: 'USD' })).toThrow('minor units: write a whole number');
    },
  );

  it.each([[' 1999 '], [1999], [1.999e3]])('reads %j minor units', (minor) => {
    expect(priceField({ minor, currency: ' usd ', fileCurrency: 'CHF' })).toEqual({
      amountMinor: 1999,
      currency: 'USD',
    });
  });

  it.each([
    ['$12.00', 'CAD', 'CAD'],
    ['12$', 'aud', 'AUD'],
    ['$12', 'MXN', 'MXN'],
    ['$12', 'BRL', 'BRL'],
    ['£12', 'EGP', 'EGP'],
    ['¥12', 'CNY', 'CNY'],
    ['€12', 'EUR', 'EUR'],
    ['12 eur', 'EUR', 'EUR'],
    ['$12 CAD', 'CAD', 'CAD'],
    ['$12 CAD', '', 'CAD'],
    ['USD 12 usd', null, 'USD'],
    ['12', 'EUR', 'EUR'],
  ])('%s of a row in %j is in %s', (major, own, currency) => {
    expect(priceField({ major, currency: own, fileCurrency: 'USD' })).toEqual({
      amountMinor: 1200,
      currency,
    });
  });

  it.each([
    ['$12', 'CAD', 'CAD'],
    ['¥12', 'CNY', 'CNY'],
    ['£12', 'CAD', 'GBP'],
    ['12 EUR', 'CAD', 'EUR'],
    ['12', 'CAD', 'CAD'],
  ])('%s of a file in %s is in %s', (major, fileCurrency, currency) => {
    expect(priceField({ major, fileCurrency })).toEqual({ amountMinor: 1200, currency });
  });

  it.each([
    ['$12', 'EUR', 'price "$12" names $, and currency says EUR: leave one of them out'],
    ['£12', 'USD', 'price "£12" names £, and currency says USD'],
    ['¥12', 'USD', 'price "¥12" names ¥, and currency says USD'],
    ['12.00 EUR', 'usd', 'price "12.00 EUR" names EUR, and currency says USD'],
    ['$12 CAD', 'USD', 'price "$12 CAD" names CAD, and currency says USD'],
    ['USD 12 EUR', undefined, 'price "USD 12 EUR" names USD and EUR: leave one of them out'],
    ['USD 12 EUR', 'EUR', 'price "USD 12 EUR" names USD and EUR'],
    ['$12 EUR', undefined, 'price "$12 EUR" names $ and EUR'],
    ['$12€', undefined, 'price "$12€" names $ and €'],
    ['12 EUR', 'dollars', 'bad currency: "DOLLARS"'],
  ])('refuses %s of a row in %s', (major, currency, reason) => {
    expect(() => priceField({ major, currency, fileCurrency: 'USD' })).toThrow(reason);
  });

  it('reads a sign as what the row says beside both amounts', () => {
    const price = priceField({ major: '$12', minor: 1200, currency: 'CAD', fileCurrency: 'USD' });
    expect(price).toEqual({ amountMinor: 1200, currency: 'CAD' });
  });
});
