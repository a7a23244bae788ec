import fc from 'fast-check';
import { searchTerms, wordsOf } from './search-term';

describe('searchTerms', () => {
  it.each([
    ['mouse', 'mice'],
    ['dress', 'dresses'],
    ['case', 'cases'],
    ['box', 'boxes'],
    ['battery', 'batteries'],
    ['watch', 'watches'],
    ['lens', 'lenses'],
    ['bus', 'buses'],
    ['shoe', 'shoes'],
    ['child', 'children'],
    ['woman', 'Women'],
    ['knife', 'knives'],
    ['TV', 'TVs'],
    ['headphone', 'HEADPHONES'],
    ['café', 'cafes'],
    ['Größe', 'grosse'.replace('ss', 'ß')],
  ])('%s and %s are one term', (one, other) => {
    expect(searchTerms(one)).toEqual(searchTerms(other));
  });

  it.each([
    ['printer', 'printing'],
    ['ear', 'earrings'],
    ['game', 'gaming'],
    ['glass', 'glas'],
    ['iphone x', 'iphone xs'],
  ])('%s and %s are not', (one, other) => {
    expect(searchTerms(one)).not.toEqual(searchTerms(other));
  });

  it('cuts at everything that is neither letter nor digit', () => {
    expect(searchTerms('USB-C/HDMI (2.0) "50%" 无线 鼠标')).toEqual([
      'usb',
      'c',
      'hdmi',
      '2',
      '0',
      '50',
      '无线',
      '鼠标',
    ]);
  });

  it('has only letters and digits in its terms, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const term of searchTerms(text)) expect(term).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });
});

describe('wordsOf', () => {
  it('says where each word begins', () => {
    expect(wordsOf(' A-bc')).toEqual([
      { word: 'A', index: 1 },
      { word: 'bc', index: 3 },
    ]);
  });
});
