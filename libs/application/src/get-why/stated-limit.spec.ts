import { NO_CRITERIA, toProductCard, type Product, type SearchCriteria } from '@app/domain';
import { aProduct } from '@app/testing';
import { statedLimits } from './stated-limit';

const limitsOf = (criteria: Partial<SearchCriteria>, currency = 'USD') =>
  statedLimits({ ...NO_CRITERIA, onlyAvailable: false, ...criteria }, currency);
const keeps = (criteria: Partial<SearchCriteria>, product: Partial<Product>, currency = 'USD') =>
  limitsOf(criteria, currency).map(({ keptBy }) => keptBy(toProductCard(aProduct(product))));
const costing = (amountMinor: number, currency = 'USD') => ({ price: { amountMinor, currency } });

describe('the limits of a search, in words', () => {
  it('names every limit, and none that is not there', () => {
    expect(limitsOf({})).toEqual([]);
    const limits = limitsOf({
      requiredWords: ['hard', 'drive'],
      excludedWords: ['case'],
      minPriceMinor: 5_000,
      maxPriceMinor: 8_000,
      brands: ['HP', 'Dell'],
      excludedBrands: ['Acer'],
      attributes: [
        { name: 'colour', values: ['pink', 'red'], exclude: false },
        { name: 'size', values: ['xl'], exclude: true },
      ],
      onlyAvailable: true,
    });
    expect(limits.map(({ words }) => words)).toEqual([
      'a kind of “hard drive”',
      'no “case” in its title',
      'at least $50.00',
      'at most $80.00',
      'brand HP or Dell',
      'not of the brand Acer',
      'colour pink or red',
      'size not xl',
      'not out of stock',
    ]);
  });

  it('writes amounts as their currency is written', () => {
    expect(limitsOf({ maxPriceMinor: 8_000 }, 'JPY')[0]?.words).toBe('at most ¥8,000');
    expect(limitsOf({ maxPriceMinor: 8_000 }, 'KWD')[0]?.words).toMatch(/8\.000$/);
  });

  it.each([
    ['at the lowest price', { minPriceMinor: 1_000 }, costing(1_000), true],
    ['below it', { minPriceMinor: 1_000 }, costing(999), false],
    ['at the highest price', { maxPriceMinor: 1_000 }, costing(1_000), true],
    ['above it', { maxPriceMinor: 1_000 }, costing(1_001), false],
    ['without a price', { maxPriceMinor: 1_000 }, { price: null }, false],
    ['in another currency', { maxPriceMinor: 1_000 }, costing(1_001, 'EUR'), null],
    ['of the brand, spelt otherwise', { brands: ['HP'] }, { brand: 'hp' }, true],
    ['of no brand', { brands: ['HP'] }, {}, false],
    ['of the brand that it must not be', { excludedBrands: ['HP'] }, { brand: 'HP' }, false],
    ['of another brand', { excludedBrands: ['HP'] }, { brand: 'Dell' }, true],
    ['with the unwanted word in plural', { excludedWords: ['case'] }, { title: 'Two cases' }, false],
    ['without the unwanted word', { excludedWords: ['case'] }, { title: 'Caseless' }, true],
    ['of which a card does not tell', { onlyAvailable: true }, {}, null],
  ] as const)('holds a product against them: %s', (_name, criteria, product, kept) => {
    expect(keeps(criteria, product)).toEqual([kept]);
  });
});
