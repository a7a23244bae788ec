import { readPrices } from './price-reader';
import { tokenise } from './token';

const read = (text: string) =>
  readPrices(tokenise(text), 'USD').map(({ value }) => [value.minPriceMinor, value.maxPriceMinor]);

describe('readPrices', () => {
  it.each<[string, number | null, number | null]>([
    ['a wireless mouse under 20 dollars', null, 2_000],
    ['under $20', null, 2_000],
    ['under 20$', null, 2_000],
    ['below 20 usd', null, 2_000],
    ['less than $1,000.50', null, 100_050],
    ['less than 1.000,50 $', null, 100_050],
    ['less than 1.000 dollars', null, 100_000],
    ['less than 20,50 dollars', null, 2_050],
    ['max 20 bucks', null, 2_000],
    ['maximum of 20', null, 2_000],
    ['maximum price: 20', null, 2_000],
    ['up to 99.99', null, 9_999],
    ['at most 100', null, 10_000],
    ['no more than 100', null, 10_000],
    ['not more than 100 dollars', null, 10_000],
    ['not over 100', null, 10_000],
    ['cheaper than 30 dollars', null, 3_000],
    ["I can't spend more than $60 on a dress", null, 6_000],
    ["I don't want to pay more than 60", null, 6_000],
    ['nothing over $60', null, 6_000],
    ['not HP, over $60', 6_000, null],
    ['my budget is 50', null, 5_000],
    ['my budget is around 50', null, 5_000],
    ['with a budget of $75', null, 7_500],
    ['I can spend 200', null, 20_000],
    ['within 40 dollars', null, 4_000],
    ['20 dollars or less', null, 2_000],
    ['$20 max', null, 2_000],
    ['20 max', null, 2_000],
    ['I have 50 dollars', null, 5_000],
    ['twenty dollars', null, 2_000],
    ['under twenty five bucks', null, 2_500],
    ['under a hundred dollars', null, 10_000],
    ['under two hundred', null, 20_000],
    ['under one thousand two hundred', null, 120_000],
    ['under three hundred twenty five euros', null, 32_500],
    ['between one hundred and two hundred', 10_000, 20_000],
    ['under a dozen dollars', null, 1_200],
    ['under 2k', null, 200_000],
    ['under 500 please', null, 50_000],
    ['<100', null, 10_000],
    ['<= $100', null, 10_000],
    ['between 50 and 100', 5_000, 10_000],
    ['between $50 and $100', 5_000, 10_000],
    ['between 100 and 50 dollars', 5_000, 10_000],
    ['from 20 to 50', 2_000, 5_000],
    ['from $20 to $50', 2_000, 5_000],
    ['20-30€', 2_000, 3_000],
    ['20 - 30 dollars', 2_000, 3_000],
    ['$20 to $30', 2_000, 3_000],
    ['around 50', 4_000, 6_000],
    ['about 50 dollars', 4_000, 6_000],
    ['over 100 dollars', 10_000, null],
    ['at least $30', 3_000, null],
    ['more than 100', 10_000, null],
    ['100 dollars or more', 10_000, null],
    ['> 100', 10_000, null],
  ])('%j is at least %p and at most %p minor units', (text, least, most) => {
    expect(read(text)).toEqual([[least, most]]);
  });

  it.each([
    'at least 16 GB',
    'more than 2 ports',
    'over 10 years',
    'under 15 inch',
    'up to 5 meters',
    'a 24 inch monitor',
    'for my daughters 10th birthday',
    'size 10',
    'iphone 7',
    'the second one',
    'around 5 hours of battery',
    'max comfort',
    'usb 3.0 hub with 7 ports',
    'between work and home',
  ])('%j names no price', (text) => {
    expect(read(text)).toEqual([]);
  });

  it.each<[string, number | null, number | null]>([
    ['under -5', null, null],
    ['under -$5', null, null],
    ['under $-5', null, null],
    ['below minus 5 dollars', null, null],
    ['over −20', null, null],
    ['between -5 and 10', null, 1_000],
    ['20€ -30€', 2_000, 3_000],
  ])('%j: what is below nothing is no limit', (text, least, most) => {
    expect(read(text)).toEqual([[least, most]]);
  });

  it.each(['at least 20% cotton', 'under 5 % fat'])('%j names a share', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('tells the currency that was named', () => {
    expect(readPrices(tokenise('under 20 euros'), 'USD')[0]?.value.currency).toBe('EUR');
    expect(readPrices(tokenise('under 20'), 'USD')[0]?.value.currency).toBeNull();
  });

  it('counts in the minor unit of the shop', () => {
    expect(readPrices(tokenise('under 2000 yen'), 'JPY')[0]?.value.maxPriceMinor).toBe(2_000);
  });

  it('takes no number for a price that no price can be', () => {
    expect(read(`under ${'9'.repeat(400)}`)).toEqual([[null, null]]);
  });
});
