import { readCounts } from './count-reader';
import type { Count } from './said-number';
import { tokenise } from './token';

const read = (text: string) => readCounts(tokenise(text)).map(({ value }) => value);

describe('readCounts', () => {
  it.each<[string, Count]>([
    ['order 3 team plans', 3],
    ['make it two', 2],
    ['twenty five of them', 25],
    ['twenty-five of them', 25],
    ['two hundred', 200],
    ['two hundred and five', 205],
    ['ten thousand team plans', 10_000],
    ['one thousand two hundred', 1_200],
    ['a dozen', 12],
    ['10 thousand', 10_000],
    ['10k team plans', 10_000],
    ['1,001 plans', 1_001],
    ['10.000 plans', 10_000],
    ['2.5 plans', 2.5],
    ['order .5 team plans', 0.5],
    ['zero', 0],
    ['order -2 team plans', -2],
    ['order −2 team plans', -2],
    ['order minus two team plans', -2],
    ['2 or 3', 'unclear'],
    ['2-3 plans', 'unclear'],
    ['one or two', 'unclear'],
    ['2½ plans', 'unclear'],
    ['1/2 plan', 'unclear'],
    ['two and a half plans', 'unclear'],
    ['9'.repeat(400), 'unclear'],
  ])('%j counts %j', (text, count) => {
    expect(read(text)).toEqual([count]);
  });

  it.each<[string, Count]>([
    ['order it twice', 2],
    ['order it thrice please', 3],
    ['order it 2x', 2],
    ['order it three times', 3],
    ['3x kites', 3],
    ['order me 3x kites', 3],
    ['order x3 kites', 3],
    ['order kites x3', 3],
    ['order kites x 3', 3],
    ['order kites × 3', 3],
    ['order kites x3 for $5', 3],
    ['order 3 × kites', 3],
    ['order 3× kites', 3],
    ['order 3 x kites', 3],
    ['qty: 4', 4],
    ['qty 4 kites', 4],
    ['kites, quantity 4', 4],
    ['a quantity of four', 4],
    ['order the iphone 15 x 2', 'unclear'],
    ['order 20 x 30 cm boards', 'unclear'],
  ])('%j says outright that there are %j', (text, count) => {
    expect(readCounts(tokenise(text))).toMatchObject([{ value: count, isOutright: true }]);
  });

  it.each<[string, Count]>([
    ['half a dozen kites', 6],
    ['a half dozen kites', 6],
    ['a couple of kites', 2],
    ['order couple kites', 2],
    ['a pair of kites', 2],
    ['a pair of wool socks', 1],
    ['two pairs of running shoes', 2],
    ['three pairs of kites', 6],
    ["I'll take a pair", 'unclear'],
    ['a pair of them', 'unclear'],
    ['2 each of these', 2],
  ])('%j are %j', (text, count) => {
    expect(readCounts(tokenise(text))).toMatchObject([{ value: count, isOutright: false }]);
  });

  it.each([
    ['a sign', ['$2', '2$', '€2', '2€', '£ 2', '-$2', '$-2', '₩2', 'US$2']],
    ['a code', ['2 USD', 'usd 2', '2usd', '2 CHF', '2 MXN']],
    ['a word', ['2 dollars', 'two dollars', '2 bucks', '50 cents', 'two grand', 'two hundred dollars']],
    ['several', ['two hundred and five dollars', '$2-3', '2 to 3 dollars']],
    ['cents', ['79.00', '79,50', '1,079.00']],
    ['what it is for', ['79 each', '79 per seat', 'it is 79', 'it costs 79']],
  ])('money is no count: %s', (_what, texts) => {
    expect(texts.map(read)).toEqual(texts.map(() => []));
  });

  it.each([
    ['shares', ['20%', '20 percent', '20 % off', '20 off']],
    ['durations', ['5 days', 'in 2 weeks', 'in two weeks', 'within 24', '2 years', '5-day']],
    ['dates and times', ['in 2027', 'on May 3', '3 May', 'by 5', '12:30', '5 pm']],
    ['measures', ['24 inch', '24-inch', '16 GB', 'for 5 people']],
    [
      'measures with two numbers',
      ['a 2x2 metres rug', 'a 2 x 2 metres rug', 'the 20 × 30 cm board', 'the 2×2 rug'],
    ],
    [
      'parts of names',
      ['the 1080p x2 monitor', 'the AAA x 4 batteries', 'the 3x zoom', 'a 12 piece set', 'a 3-port hub'],
    ],
    ['sizes', ['size 2', 'in size 10', 'sizes 8']],
    ['places', ['the first two', 'the last 3', '#2', 'option 2']],
    ['comparisons', ['twice as big', 'three times the size', 'it is 2x faster', 'twice a day']],
    ['groups that are none', ['a gift for a couple', 'a couple of days', 'a couple hundred']],
    ['a pronoun', ['the red one', 'one']],
  ])('%s are no counts', (_what, texts) => {
    expect(texts.map(read)).toEqual(texts.map(() => []));
  });

  it('a count beside money is still one', () => {
    expect(read('order 3 team plans and 2 starter plans at $5 each')).toEqual([3, 2]);
  });
});
