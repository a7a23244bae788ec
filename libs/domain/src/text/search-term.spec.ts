import fc from 'fast-check';
import { fold, hasTerm, searchTerms, wordsOf } from './search-term';

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

describe('hasTerm', () => {
  const pieces = [
    'mouse',
    'Mice',
    'battery',
    'batter',
    'ies',
    's',
    'e',
    'y',
    'es',
    'Café',
    'ß',
    '鼠标',
    '𝒜',
    '\u0301',
    '-',
    ' ',
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));

  it('finds what is among the terms, and nothing else, in any text', () => {
    fc.assert(
      fc.property(text, text, (known, asked) => {
        const terms = searchTerms(known);
        for (const term of [...terms, ...searchTerms(asked)]) {
          expect(hasTerm(fold(known), term)).toBe(terms.includes(term));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['mice', 'Women', 'knives', 'batteries', 'boxes', 'the lens'])('knows %s by its term', (plural) => {
    expect(hasTerm(fold(`two ${plural}, new`), searchTerms(plural).at(-1) ?? '')).toBe(true);
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
