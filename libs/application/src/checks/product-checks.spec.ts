import { event, NO_CRITERIA, toProductCard, type SearchCriteria } from '@app/domain';
import { aProduct, usd } from '@app/testing';
import { brokenLimit, unknownProduct, wrongPrice } from './product-checks';

const MUG = aProduct({ productId: 'mug', price: usd(5) });
const catalogue = new Map([['mug', MUG]]);
const card = toProductCard(MUG);
const searched = (criteria: Partial<SearchCriteria>, ...productIds: string[]) =>
  event('ProductsSearched', { criteria: { ...NO_CRITERIA, ...criteria }, matched: 1, productIds });

describe('checks of what was shown', () => {
  it('a product that the catalogue has, at its price', () => {
    expect(unknownProduct([card], catalogue)).toBeNull();
    expect(wrongPrice([card], catalogue)).toBeNull();
  });

  it('a product that is not there', () => {
    expect(unknownProduct([card, { ...card, productId: 'ghost' }], catalogue)).toBe(
      'ghost is not in the catalogue',
    );
  });

  it.each([
    [usd(4.5), 'mug is shown at $4.50, the catalogue says $5.00'],
    [null, 'mug is shown at no price, the catalogue says $5.00'],
    [{ amountMinor: 500, currency: 'EUR' }, 'mug is shown at €5.00, the catalogue says $5.00'],
  ])('another price: %j', (price, fault) => {
    expect(wrongPrice([{ ...card, price }], catalogue)).toBe(fault);
  });

  it.each([
    ['kept', [searched({ maxPriceMinor: 500 }, 'mug')], null],
    ['broken', [searched({ maxPriceMinor: 499 }, 'mug')], 'mug does not keep'],
    ['of a search that did not find it', [searched({ maxPriceMinor: 499 }, 'cup')], null],
    [
      'of an earlier search that a wider one followed',
      [searched({ maxPriceMinor: 499 }, 'mug'), searched({ maxPriceMinor: 900 }, 'mug')],
      null,
    ],
  ])('a limit that is %s', (_case, events, fault) => {
    const found = brokenLimit([card], events, catalogue, 'USD');
    if (fault === null) expect(found).toBeNull();
    else expect(found).toContain(fault);
  });
});
