import fc from 'fast-check';
import { isPrice, moneyMentions } from './money-mention';

const amounts = (text: string) => moneyMentions(text).map(({ amount }) => amount);

describe('moneyMentions', () => {
  it.each<[string, number[]]>([
    ['That is $79.90', [79.9]],
    ['$1,299.50 in all', [1299.5]],
    ['$1,299', [1299]],
    ['$1299', [1299]],
    ['$ 20', [20]],
    ['US$20', [20]],
    ['US$ 1,000', [1000]],
    ['USD 20', [20]],
    ['USD20', [20]],
    ['20 USD', [20]],
    ['20USD', [20]],
    ['20 usd', [20]],
    ['$20 USD', [20]],
    ['USD $20', [20]],
    ['MXN$ 350', [350]],
    ['CA$15.5', [15.5]],
    ['A$15', [15]],
    ['R$ 1.299,50', [1299.5]],
    ['1.299,50 €', [1299.5]],
    ['1 299,50 €', [1299.5]],
    ['1\u202f299,50\u00a0€', [1299.5]],
    ["CHF 1'299.50", [1299.5]],
    ['€20', [20]],
    ['20€', [20]],
    ['20,5 euros', [20.5]],
    ['£9.99', [9.99]],
    ['10 quid', [10]],
    ['¥500', [500]],
    ['500 yen', [500]],
    ['₹1,29,999', [129999]],
    ['KWD 1.234', [1.234]],
    ['5 bucks', [5]],
    ['99 cents', [0.99]],
    ['99¢', [0.99]],
    ['50 centavos', [0.5]],
    ['20 dólares', [20]],
    ['300 pesos', [300]],
    ['20 US dollars', [20]],
    ['20 U.S. dollars', [20]],
    ['a 20-dollar mouse', [20]],
    ['twenty dollars', [20]],
    ['one hundred and five dollars', [105]],
    ['veinte dólares', [20]],
    ['cuarenta y cinco euros', [45]],
    ['two thousand bucks', [2000]],
    ['$2k', [2000]],
    ['$1.5 million', [1500000]],
    ['$0.125', [0.125]],
    ['＄７９．９０', [79.9]],
    ['$٧٩', [79]],
    ['$\u200b79', [79]],
    ['$**79.90**', [79.9]],
    ['between $10 and $20', [10, 20]],
    ['$10-$20', [10, 20]],
    ['$10–20', [10, 20]],
    ['$10, $20, or $30.', [10, 20, 30]],
    ['(only $5!)', [5]],
    ['$5.', [5]],
    ['10 years', []],
    ['100% cotton', []],
    ['size 10', []],
    ['a Model 3000', []],
    ['at 10:30', []],
    ['1080p and 60 Hz', []],
    ['12.5 inches', []],
    ['a 20 pound bag'.replace('pound', 'kg'), []],
    ['$', []],
    ['cash or dollars', []],
    ['call 555 1234', []],
    ['2 for the price of 1', []],
    ['10 centimetres', []],
    ['I try 3 pens', []],
    ['', []],
  ])('%j: %j', (text, expected) => {
    expect(amounts(text)).toEqual(expected);
  });

  it.each([
    ['$20', 'USD', true],
    ['$20', 'CAD', true],
    ['$20', 'EUR', false],
    ['€20', 'USD', false],
    ['US$20', 'CAD', false],
    ['20 dollars', 'USD', true],
    ['20 pesos', 'MXN', true],
    ['20 pesos', 'USD', false],
    ['$20 MXN', 'USD', false],
    ['$20 MXN', 'MXN', true],
    ['2000 cents', 'USD', true],
    ['20 eur', 'EUR', true],
  ])('%s as a price in %s: %s', (text, currency, expected) => {
    expect(moneyMentions(text).some((mention) => isPrice(mention, { amountMinor: 2000, currency }))).toBe(
      expected,
    );
  });

  it.each([
    ['dresses under $20', ['most']],
    ['for $20 or less', ['most']],
    ['a budget of $20', ['most']],
    ['por menos de $20', ['most']],
    ['orders over $50', ['least']],
    ['from $50', ['least']],
    ['about $50', ['near']],
    ['between $10 and $20', ['least', 'most']],
    ['entre 10 € y 20 €', ['least', 'most']],
    ['$10-$20', ['least', 'most']],
    ['from $10 to $20', ['least', 'most']],
    ['$20 and $30', [null, null]],
    ['it is $20', [null]],
  ])('%j bounds as %j', (text, expected) => {
    expect(moneyMentions(text).map(({ bound }) => bound)).toEqual(expected);
  });

  it('takes any text, however long, and stays fast', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(() => moneyMentions(text)).not.toThrow();
      }),
    );
    const started = performance.now();
    for (const piece of ['1', '1 111 ', '$', '1,', '.', ' ', 'one ', '$1-'])
      moneyMentions(piece.repeat(8_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
