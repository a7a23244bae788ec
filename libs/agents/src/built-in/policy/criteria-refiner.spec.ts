import { NO_CRITERIA, type SearchCriteria } from '@app/domain';
import { usd } from '@app/testing';
import { NO_WISH, type Wish } from '../understanding/wish';
import {
  continuesKind,
  newCriteria,
  newKindCriteria,
  refineCriteria,
  sameKindCriteria,
} from './criteria-refiner';

const pink = { name: 'colour', values: ['pink'], exclude: false };
const blue = { name: 'colour', values: ['blue'], exclude: false };
const size10 = { name: 'size', values: ['10'], exclude: false };
const before: SearchCriteria = {
  ...NO_CRITERIA,
  text: 'wireless mouse',
  requiredWords: ['mouse'],
  maxPriceMinor: 2_000,
  brands: ['HP'],
  attributes: [pink, size10],
};
const shown = [
  { productId: 'a', title: 'A', price: usd(19) },
  { productId: 'b', title: 'B', price: usd(12) },
  { productId: 'c', title: 'C', price: null },
];

describe('refineCriteria', () => {
  it('measures "cheaper" by the prices of the shop’s currency', () => {
    const yen = { productId: 'y', title: 'Y', price: { amountMinor: 480, currency: 'JPY' } };
    const cheaper = (...inView: typeof shown) =>
      refineCriteria(before, { ...NO_WISH, relative: 'cheaper' }, inView, 'USD');
    expect(cheaper(...shown, yen)).toEqual({ ...before, maxPriceMinor: 1_199 });
    expect(cheaper(yen)).toEqual({ ...before, sort: 'price-ascending' });
  });

  it.each<[string, Partial<Wish>, Partial<SearchCriteria>]>([
    ['nothing new', {}, {}],
    ['cheaper', { relative: 'cheaper' }, { maxPriceMinor: 1_199 }],
    [
      'dearer than a limit that is in the way',
      { relative: 'dearer' },
      { minPriceMinor: 1_901, maxPriceMinor: 2_000 },
    ],
    ['another most', { maxPriceMinor: 50_000 }, { maxPriceMinor: 50_000 }],
    ['a least above the most', { minPriceMinor: 5_000 }, { minPriceMinor: 5_000, maxPriceMinor: null }],
    ['another brand', { brands: ['Logitech'] }, { brands: ['Logitech'] }],
    ['its brand refused', { excludedBrands: ['HP'] }, { brands: [], excludedBrands: ['HP'] }],
    ['another colour', { attributes: [blue] }, { attributes: [size10, blue] }],
    [
      'its colour refused',
      { attributes: [{ ...pink, exclude: true }] },
      { attributes: [size10, { ...pink, exclude: true }] },
    ],
    ['one more word', { words: ['quiet'] }, { text: 'wireless quiet mouse' }],
    ['a word it has', { words: ['mouse'] }, {}],
    ['any colour', { dropped: ['colour'] }, { attributes: [size10] }],
    ['any brand', { dropped: ['brand'] }, { brands: [] }],
    ['any price', { dropped: ['price'] }, { maxPriceMinor: null }],
    ['any size', { dropped: ['size'] }, { attributes: [pink] }],
    ['only the kind', { dropped: ['words'] }, { text: 'mouse' }],
    ['from the beginning', { dropped: ['limits'] }, { maxPriceMinor: null, brands: [], attributes: [] }],
    ['the cheapest', { sort: 'price-ascending' }, { sort: 'price-ascending' }],
  ])('%s', (_name, wish, change) => {
    expect(refineCriteria(before, { ...NO_WISH, ...wish }, shown, 'USD')).toEqual({ ...before, ...change });
  });

  it('a refused brand is wanted again when it is asked for', () => {
    const refused = { ...before, brands: [], excludedBrands: ['HP', 'DELL'] };
    expect(refineCriteria(refused, { ...NO_WISH, brands: ['HP'] }, [], 'USD')).toMatchObject({
      brands: ['HP'],
      excludedBrands: ['DELL'],
    });
  });

  it('cheaper, with nothing in view, is the cheapest first', () => {
    expect(refineCriteria(before, { ...NO_WISH, relative: 'cheaper' }, [], 'USD').sort).toBe(
      'price-ascending',
    );
  });

  it('a colour that had to be a word of the title leaves with it', () => {
    const worded = { ...before, text: 'pink mouse', requiredWords: ['pink', 'mouse'], attributes: [] };
    expect(refineCriteria(worded, { ...NO_WISH, attributes: [blue] }, [], 'USD')).toMatchObject({
      text: 'mouse',
      requiredWords: ['mouse'],
      attributes: [blue],
    });
  });
});

describe('another kind of thing', () => {
  const keyboards = { ...NO_WISH, words: ['keyboards'], kind: ['keyboards'] };

  it('keeps the budget and nothing else', () => {
    expect(newKindCriteria(before, keyboards)).toEqual({
      ...NO_CRITERIA,
      text: 'keyboards',
      requiredWords: ['keyboards'],
      maxPriceMinor: 2_000,
    });
  });

  it('is not of a refused brand either, unless it is asked for', () => {
    const refusing = { ...before, brands: [], excludedBrands: ['HP', 'DELL'] };
    expect(newKindCriteria(refusing, { ...keyboards, brands: ['DELL'] })).toMatchObject({
      brands: ['DELL'],
      excludedBrands: ['HP'],
    });
  });

  it('has its own budget when one is named', () => {
    expect(newKindCriteria(before, { ...keyboards, minPriceMinor: 100 })).toMatchObject({
      minPriceMinor: 100,
      maxPriceMinor: null,
    });
  });

  it('wanted anew keeps nothing', () => {
    expect(newCriteria(keyboards).maxPriceMinor).toBeNull();
  });
});

describe('the same kind of thing, wished for anew', () => {
  const mice = { ...NO_WISH, words: ['mice'], kind: ['mice'] };

  it('keeps the stated price and brands, not the rest', () => {
    expect(sameKindCriteria({ ...before, excludedBrands: ['DELL'] }, mice)).toEqual({
      ...NO_CRITERIA,
      text: 'mice',
      requiredWords: ['mice'],
      maxPriceMinor: 2_000,
      brands: ['HP'],
      excludedBrands: ['DELL'],
    });
  });

  it('has the price and brand that it names', () => {
    expect(sameKindCriteria(before, { ...mice, maxPriceMinor: 9_000, brands: ['DELL'] })).toMatchObject({
      maxPriceMinor: 9_000,
      brands: ['DELL'],
    });
  });

  it('gives up what is taken back', () => {
    expect(sameKindCriteria(before, { ...mice, dropped: ['price', 'brand'] })).toMatchObject({
      maxPriceMinor: null,
      brands: [],
    });
  });

  it.each<[readonly string[], readonly string[], boolean]>([
    [['dress'], ['dresses'], true],
    [['dress'], ['shoes'], false],
    [[], ['shoes'], true],
    [['dress'], [], false],
  ])('after %j a wish for %j goes on: %s', (requiredWords, kind, goesOn) => {
    expect(continuesKind({ ...NO_CRITERIA, requiredWords }, { ...NO_WISH, kind })).toBe(goesOn);
  });
});
