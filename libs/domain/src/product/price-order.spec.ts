import type { Money } from './money';
import { comparePrices } from './price-order';

const price = (text: string): Money | null => {
  const [amount, currency = ''] = text.split(' ');
  return text === '-' ? null : { amountMinor: Number(amount), currency };
};

describe('comparePrices', () => {
  const prices = ['-', '480 JPY', '4500 USD', '100 EUR', '450 USD', '200 JPY'];

  it.each([
    [1, 'USD', ['450 USD', '4500 USD', '100 EUR', '200 JPY', '480 JPY', '-']],
    [-1, 'USD', ['4500 USD', '450 USD', '100 EUR', '480 JPY', '200 JPY', '-']],
    [1, 'JPY', ['200 JPY', '480 JPY', '100 EUR', '450 USD', '4500 USD', '-']],
  ] as const)('never holds one currency against another (%i, %s)', (sign, currency, expected) => {
    const sorted = [...prices].sort((left, right) =>
      comparePrices(price(left), price(right), currency, sign),
    );
    expect(sorted).toEqual(expected);
  });
});
