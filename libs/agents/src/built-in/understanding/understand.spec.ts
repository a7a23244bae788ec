import { EMPTY_MEMORY, NO_CRITERIA, type Memory, type SearchCriteria } from '@app/domain';
import { usd, fastest } from '@app/testing';
import fc from 'fast-check';
import { understand } from './understand';
import type { Understanding } from './understanding';
import { VOCABULARY } from './vocabulary.fixture';
import type { Wish } from './wish';

const after = (search: Partial<SearchCriteria> | null): Memory => ({
  ...EMPTY_MEMORY,
  search: search === null ? null : { ...NO_CRITERIA, ...search },
  shown:
    search === null
      ? []
      : [
          { productId: 'a', title: 'HP wireless mouse', price: usd(19) },
          { productId: 'b', title: 'Logitech travel mouse', price: usd(12) },
        ],
});
const nothing = after(null);
const mice = after({ text: 'wireless mouse', requiredWords: ['mouse'], maxPriceMinor: 2_000 });
const colour = (...values: string[]) => ({ name: 'colour', values, exclude: false });
const size = (...values: string[]) => ({ name: 'size', values, exclude: false });

describe('understand: a first wish', () => {
  it.each<[string, Partial<Wish>]>([
    [
      'I need a wireless mouse under 20 dollars',
      { words: ['wireless', 'mouse'], kind: ['mouse'], maxPriceMinor: 2_000 },
    ],
    ['Do you have any laptops from HP or Dell?', { kind: ['laptops'], brands: ['HP', 'DELL'] }],
    [
      'a black leather case',
      {
        words: ['case'],
        kind: ['case'],
        attributes: [colour('black'), { name: 'material', values: ['leather'], exclude: false }],
      },
    ],
    ['a light blue dress', { kind: ['dress'], attributes: [colour('light blue')] }],
    ['a dress in grey', { kind: ['dress'], attributes: [colour('grey')] }],
    ['a gray dress', { attributes: [colour('grey')] }],
    ['a rose gold watch', { words: ['watch'], attributes: [colour('rose gold')] }],
    ['a turquoise dress', { attributes: [colour('turquoise', 'turqoise')] }],
    ['a dress, not pink', { kind: ['dress'], attributes: [{ ...colour('pink'), exclude: true }] }],
    ['a dress in blue or purple', { attributes: [colour('blue', 'purple')] }],
    ['shoes in size 42', { kind: ['shoes'], attributes: [size('42')] }],
    ['an XL t-shirt', { kind: ['t-shirt'], attributes: [size('xl')] }],
    ['a keyboard, but not wireless', { kind: ['keyboard'], excludedWords: ['wireless'] }],
    ['a keyboard without a numeric keypad', { kind: ['keyboard'], excludedWords: ['numeric', 'keypad'] }],
    [
      'headphones with bluetooth',
      { words: ['headphones'], attributes: [{ name: 'bluetooth', values: ['true'], exclude: false }] },
    ],
    ['bluetooth headphones', { words: ['bluetooth', 'headphones'], attributes: [] }],
    ['a laptop with 16 GB', { words: ['laptop', '16', 'gb'], kind: ['laptop'] }],
    ['the cheapest keyboard', { kind: ['keyboard'], sort: 'price-ascending' }],
    [
      'a wireless mouse with fast delivery please because I need it before next Friday',
      { words: ['wireless', 'mouse'], kind: ['mouse'], purpose: [] },
    ],
    ['cheap laptops', { kind: ['laptops'], sort: 'price-ascending' }],
    ['your most expensive camera', { kind: ['camera'], sort: 'price-descending' }],
    ['show me 3 laptops', { kind: ['laptops'], quantity: 3 }],
    ['show me two keyboards', { kind: ['keyboards'], quantity: 2 }],
    ['Is the pink dress free?', { words: ['dress'], attributes: [colour('pink')] }],
    ['do I get a keyboard for free', { words: ['keyboard'] }],
    ['a hands free keyboard', { words: ['hands', 'free', 'keyboard'] }],
    ['show me 10 inch monitors', { words: ['10', 'inch', 'monitors'], quantity: null }],
    ['a keybord', { kind: ['keyboard'] }],
    ['laptops that are in stock', { kind: ['laptops'], onlyAvailable: true }],
    ['something from Logitech', { words: [], kind: [], brands: ['Logitech'] }],
    ['anything under 20 dollars', { words: [], maxPriceMinor: 2_000 }],
    ['material: silk', { attributes: [{ name: 'material', values: ['silk'], exclude: false }] }],
    ['a mouse for 20 euros', { kind: ['mouse'], maxPriceMinor: 2_000, foreignCurrency: 'EUR' }],
    ['Yes I want a pink dress', { kind: ['dress'], attributes: [colour('pink')] }],
    ['Hi there, I am looking for a printer', { kind: ['printer'] }],
    ['No, I want a camera', { kind: ['camera'] }],
    ['My keyboard broke. I need a new mouse.', { words: ['mouse'], kind: ['mouse'] }],
    [
      'I need a mouse. Under 20 dollars. Not HP.',
      { kind: ['mouse'], maxPriceMinor: 2_000, excludedBrands: ['HP'] },
    ],
  ])('%j', (text, wish) => {
    const acts = understand([text], nothing, VOCABULARY);
    expect(acts).toHaveLength(1);
    expect(acts[0]).toMatchObject({ kind: 'search', wish });
  });

  it('for a daughter: what is only guessed is kept apart from what is said', () => {
    const [act] = understand(['Yes I want a pink dress for my daughters 10th birthday'], nothing, VOCABULARY);
    expect(act).toMatchObject({
      kind: 'search',
      wish: {
        words: ['dress'],
        kind: ['dress'],
        attributes: [colour('pink')],
        implied: [
          size('10', '10 years'),
          { name: 'gender', values: ['girls', 'unisex'], exclude: false },
          { name: 'age group', values: ['kids'], exclude: false },
        ],
      },
    });
  });

  it('a shop that knows no sizes and colours is asked for the words', () => {
    const plain = { ...VOCABULARY, attributes: new Map<string, readonly string[]>() };
    const [act] = understand(['a pink dress in size 10'], nothing, plain);
    expect(act).toMatchObject({ wish: { words: ['pink', 'dress', '10'], kind: ['dress'], attributes: [] } });
  });
});

describe('understand: a change of the last search', () => {
  it.each<[string, Partial<Wish>]>([
    ['cheaper', { relative: 'cheaper' }],
    ['anything cheaper?', { relative: 'cheaper' }],
    ['too expensive', { relative: 'cheaper' }],
    ['something more expensive', { relative: 'dearer' }],
    ['in blue', { attributes: [colour('blue')] }],
    ['what about in blue?', { attributes: [colour('blue')] }],
    ['not HP', { excludedBrands: ['HP'] }],
    ['under 500', { maxPriceMinor: 50_000 }],
    ['from Logitech', { brands: ['Logitech'] }],
    ['Logitech', { brands: ['Logitech'] }],
    ['what about Logitech?', { brands: ['Logitech'] }],
    ['and in size 10', { attributes: [size('10')] }],
    ['any colour', { dropped: ['colour'] }],
    ['any brand', { dropped: ['brand'] }],
    ['the price does not matter', { dropped: ['price'] }],
    ['a mouse from Logitech', { brands: ['Logitech'], kind: ['mouse'] }],
    ['without bluetooth', { attributes: [{ name: 'bluetooth', values: ['true'], exclude: true }] }],
    ['the cheapest', { sort: 'price-ascending' }],
    ['start over', { dropped: ['limits'] }],
    ['do you have one for gaming', { words: ['gaming'] }],
  ])('%j', (text, wish) => {
    const acts = understand([text], mice, VOCABULARY);
    expect(acts).toHaveLength(1);
    expect(acts[0]).toMatchObject({ kind: 'refine', wish });
  });

  it.each<[string, 'yes' | 'keep-budget' | 'unsure', string[]]>([
    ['what about keyboards', 'keep-budget', ['keyboards']],
    ['and keyboards?', 'keep-budget', ['keyboards']],
    ['keyboards', 'yes', ['keyboards']],
    ['I need a keyboard', 'yes', ['keyboard']],
    ['show me headphones under 50', 'yes', ['headphones']],
    ['wireless', 'unsure', ['wireless']],
    ['gaming', 'unsure', ['gaming']],
    ['toner', 'unsure', ['toner']],
  ])('%j is a new search: %s', (text, fresh, words) => {
    expect(understand([text], mice, VOCABULARY)[0]).toMatchObject({ kind: 'search', fresh, wish: { words } });
  });
});

describe('understand: what is in view', () => {
  const position = (at: number) => ({ by: 'position', position: at });

  it.each<[string, object]>([
    ['the second one', { kind: 'details', target: position(2), aspects: [] }],
    ['tell me more about the first one', { kind: 'details', target: position(1), aspects: [] }],
    ['how much is the second one?', { kind: 'details', target: position(2), aspects: ['price'] }],
    ['is it wireless?', { kind: 'details', target: { by: 'pronoun' }, aspects: ['wireless'] }],
    ['does it come in blue?', { kind: 'details', aspects: ['blue'] }],
    ['is the first one in stock?', { kind: 'details', target: position(1), aspects: ['stock'] }],
    ['HP wireless mouse', { kind: 'details', target: { by: 'name', productIds: ['a'] } }],
    ['the logitech one', { kind: 'details', target: { by: 'name', productIds: ['b'] } }],
    ['the cheaper one', { kind: 'details', target: { by: 'price', end: 'lowest' } }],
    ['compare them', { kind: 'compare', targets: [{ by: 'pronoun' }] }],
    [
      'what is the difference between the first and the second',
      { kind: 'compare', targets: [position(1), position(2)] },
    ],
    ['which one is better, the HP or the Logitech?', { kind: 'compare' }],
    ["I'll take the second one", { kind: 'order', target: position(2) }],
    ['add the first one to my cart', { kind: 'order', target: position(1) }],
    ['how do I order?', { kind: 'order', target: null }],
    ['show me more', { kind: 'more' }],
    ['anything else?', { kind: 'more' }],
    ['do you have other options', { kind: 'more' }],
  ])('%j', (text, act) => {
    const acts = understand([text], mice, VOCABULARY);
    expect(acts).toHaveLength(1);
    expect(acts[0]).toMatchObject(act);
  });
});

describe('understand: several things in one turn', () => {
  const kinds = (messages: string[], memory = nothing) =>
    understand(messages, memory, VOCABULARY).map(({ kind }) => kind);

  it.each<[string[], Understanding['kind'][]]>([
    [['hi'], ['greeting']],
    [['Hi!', 'I need a mouse', 'under 20 dollars'], ['search']],
    [['Do you offer free shipping? Also I need a pink dress'], ['shop-question', 'search']],
    [['I need a mouse and a keyboard'], ['search', 'search']],
    [
      ['I need a mouse', 'can I talk to a human'],
      ['search', 'handover'],
    ],
    [['thanks', 'bye'], ['goodbye']],
    [['...'], ['unclear']],
    [['?!'], ['unclear']],
    [['🤷'], ['unclear']],
    [[''], ['unclear']],
  ])('%j is %j', (messages, expected) => {
    expect(kinds(messages)).toEqual(expected);
  });

  it('what is told in a second message belongs to the first', () => {
    expect(understand(['I need a mouse', 'under 20 dollars', 'not HP'], nothing, VOCABULARY)).toMatchObject([
      { kind: 'search', wish: { kind: ['mouse'], maxPriceMinor: 2_000, excludedBrands: ['HP'] } },
    ]);
  });
});

describe('understand: any input', () => {
  const brands = Array.from({ length: 2_000 }, (_item, at) =>
    `Brand ${at} ${at % 7 === 0 ? 'Home' : ''}`.trim(),
  );
  const large = { ...VOCABULARY, brands, words: Array.from({ length: 5_000 }, (_item, at) => `word${at}`) };
  const shopWords = fc.constantFrom(
    'under',
    '20',
    '$',
    'not',
    'hp',
    'the',
    'second',
    'one',
    'size',
    ',',
    '.',
    'compare',
    '10th',
    'birthday',
    'Brand',
    '7',
    'between',
    'and',
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8_000, size: 'max' }),
    fc.array(shopWords, { maxLength: 400, size: 'max' }).map((words) => words.join(' ')),
  );

  it('never throws and always says something', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 5 }), fc.constantFrom(nothing, mice), (messages, memory) => {
        expect(understand(messages, memory, VOCABULARY).length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });

  it.each<[string, string]>([
    ['words', 'I need a wireless mouse under 20 dollars not HP but from Brand 7 Home in size 10 '],
    ['letters', 'x'],
    ['numbers', '9'],
    ['signs', '$<>"#-'],
    ['spaces', ' '],
    ['emoji', '🤷‍♂️'],
    ['negations', 'not no without '],
    ['commas', 'a,'],
  ])('50 messages of 8,000 %s are read in under 10 ms', async (_name, unit) => {
    const messages = Array.from({ length: 50 }, () => unit.repeat(Math.floor(8_000 / unit.length)));
    understand(messages, mice, large);
    expect(await fastest(200, () => understand(messages, mice, large), 10)).toBeLessThan(10);
  });

  it('is the same every time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(understand([text], mice, VOCABULARY)).toEqual(understand([text], mice, VOCABULARY));
      }),
      { numRuns: 50 },
    );
  });
});
