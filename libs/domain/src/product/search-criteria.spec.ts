import type { Product } from './product';
import { NO_CRITERIA, satisfiesLimits, type SearchCriteria } from './search-criteria';

const dress: Product = {
  productId: 'd1',
  title: 'Pink dress',
  description: '',
  brand: 'Connectly',
  category: 'Clothing > Dresses',
  price: { amountMinor: 7990, currency: 'USD' },
  url: null,
  imageUrl: null,
  availability: 'in-stock',
  attributes: { colour: 'Light Pink', size: ['8', '10', '12'], 'cable length': 1.5 },
  metadata: null,
};

const limit = (name: string, values: string[], exclude = false): Partial<SearchCriteria> => ({
  attributes: [{ name, values, exclude }],
});

describe('satisfiesLimits', () => {
  it.each<[string, Partial<SearchCriteria>, boolean]>([
    ['no limits', {}, true],
    ['the price itself as the most', { maxPriceMinor: 7990 }, true],
    ['a cent less than the price as the most', { maxPriceMinor: 7989 }, false],
    ['the price itself as the least', { minPriceMinor: 7990 }, true],
    ['a cent more than the price as the least', { minPriceMinor: 7991 }, false],
    ['its brand in another case', { brands: ['CONNECTLY'] }, true],
    ['another brand', { brands: ['HP'] }, false],
    ['its brand excluded', { excludedBrands: ['connectly'] }, false],
    ['a word of its colour', limit('colour', ['pink']), true],
    ['a part of a word of its colour', limit('colour', ['pin']), false],
    ['one of its sizes', limit('size', ['10']), true],
    ['a size that only looks alike', limit('size', ['1']), false],
    ['any of several values', limit('size', ['14', '12']), true],
    ['a decimal value', limit('cable length', ['1.5']), true],
    ['an excluded value that it has', limit('colour', ['pink'], true), false],
    ['an excluded value that it lacks', limit('colour', ['blue'], true), true],
    ['an attribute that it lacks', limit('material', ['silk']), false],
  ])('%s', (_case, criteria, expected) => {
    expect(satisfiesLimits(dress, { ...NO_CRITERIA, ...criteria }, 'USD')).toBe(expected);
  });

  it('a product without a price keeps no price limit', () => {
    expect(satisfiesLimits({ ...dress, price: null }, { ...NO_CRITERIA, maxPriceMinor: 99_999 }, 'USD')).toBe(
      false,
    );
    expect(satisfiesLimits({ ...dress, price: null }, NO_CRITERIA, 'USD')).toBe(true);
  });

  it.each(['JPY', null])('a price keeps no limit in another currency: %j', (currency) => {
    expect(satisfiesLimits(dress, { ...NO_CRITERIA, maxPriceMinor: 99_999 }, currency)).toBe(false);
    expect(satisfiesLimits(dress, { ...NO_CRITERIA, minPriceMinor: 1 }, currency)).toBe(false);
    expect(satisfiesLimits(dress, NO_CRITERIA, currency)).toBe(true);
  });

  it('what is out of stock is out, unless it may be', () => {
    const gone: Product = { ...dress, availability: 'out-of-stock' };
    expect(satisfiesLimits(gone, NO_CRITERIA, 'USD')).toBe(false);
    expect(satisfiesLimits(gone, { ...NO_CRITERIA, onlyAvailable: false }, 'USD')).toBe(true);
  });
});
