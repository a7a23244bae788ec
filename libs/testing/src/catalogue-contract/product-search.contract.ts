import { NO_CRITERIA, type SearchCriteria } from '@app/domain';
import type { CatalogueUnderContract } from './catalogue-under-contract';
import { ShopShelf } from './shop-shelf';

const MICE = {
  wired: { title: 'Acme M100 mouse USB', price: { amountMinor: 1_295, currency: 'USD' }, brand: 'Acme' },
  wireless: {
    title: 'Logitech M325 wireless mouse',
    price: { amountMinor: 1_999, currency: 'USD' },
    brand: 'Logitech',
    attributes: { colour: ['Dark Blue', 'black'], dpi: 1000, wireless: true },
  },
  dear: {
    title: 'Logitech Performance MX wireless mouse',
    price: { amountMinor: 16_595, currency: 'USD' },
    brand: 'Logitech',
    attributes: { colour: 'black', dpi: 1600 },
  },
  pad: { title: 'Gel mouse pad', price: { amountMinor: 795, currency: 'USD' }, brand: 'Acme' },
  rest: { title: 'Kensington Mouse Wrist Pillow', price: { amountMinor: 1_395, currency: 'USD' } },
  keyboard: { title: 'Wireless keyboard', brand: 'Logitech', description: 'Goes with any mouse.' },
  gone: {
    title: 'Old wireless mouse',
    availability: 'out-of-stock' as const,
    attributes: { colour: 'black' },
  },
  free: { title: 'Promotional mouse', price: null },
  set: { title: 'Desk set', category: 'Computers > Mice', price: null },
};

const lamp = (amountMinor: number, currency: string) => ({
  title: 'Lamp',
  price: { amountMinor, currency },
});

export function describeProductSearch(under: () => CatalogueUnderContract): void {
  describe('a search', () => {
    let shelf: ShopShelf;
    beforeAll(async () => {
      shelf = await ShopShelf.with(under(), MICE);
    });

    it.each<[string, Partial<SearchCriteria>, readonly string[]]>([
      ['nothing but stock', {}, ['wired', 'wireless', 'dear', 'pad', 'rest', 'keyboard', 'free', 'set']],
      ['what is out of stock too', { text: 'old', onlyAvailable: false }, ['gone']],
      ['a word that nothing has', { text: 'zebra' }, []],
      ['a kind of thing', { requiredWords: ['mouse'] }, ['wired', 'wireless', 'dear', 'free', 'set']],
      [
        'a kind of thing in plural',
        { requiredWords: ['mice'] },
        ['wired', 'wireless', 'dear', 'free', 'set'],
      ],
      ['two required words', { requiredWords: ['wireless', 'mouse'] }, ['wireless', 'dear']],
      ['a kind and a word to rank by', { text: 'zebra', requiredWords: ['pad'] }, ['pad']],
      [
        'an excluded word',
        { requiredWords: ['mouse'], excludedWords: ['wireless'] },
        ['wired', 'free', 'set'],
      ],
      ['only an excluded word', { excludedWords: ['mouse', 'mice', 'keyboards'] }, ['set']],
      ['the most it may cost', { requiredWords: ['mouse'], maxPriceMinor: 1_999 }, ['wired', 'wireless']],
      ['the least it may cost', { requiredWords: ['mouse'], minPriceMinor: 1_999 }, ['wireless', 'dear']],
      ['a price between', { minPriceMinor: 1_300, maxPriceMinor: 1_998 }, ['rest']],
      ['a brand in another case', { brands: ['LOGITECH'] }, ['wireless', 'dear', 'keyboard']],
      ['either of two brands', { brands: ['acme', 'Logitech'], text: 'usb pad' }, ['wired', 'pad']],
      ['not a brand', { requiredWords: ['mouse'], excludedBrands: ['logitech'] }, ['wired', 'free', 'set']],
      [
        'a colour',
        { attributes: [{ name: 'colour', values: ['black'], exclude: false }] },
        ['wireless', 'dear'],
      ],
      [
        'two colours, either',
        { attributes: [{ name: 'colour', values: ['blue', 'pink'], exclude: false }] },
        ['wireless'],
      ],
      [
        'a colour of two words',
        { attributes: [{ name: 'colour', values: ['dark blue'], exclude: false }] },
        ['wireless'],
      ],
      [
        'its words in another order',
        { attributes: [{ name: 'colour', values: ['blue dark'], exclude: false }] },
        [],
      ],
      [
        'two attributes',
        {
          attributes: [
            { name: 'colour', values: ['black'], exclude: false },
            { name: 'dpi', values: ['1600'], exclude: false },
          ],
        },
        ['dear'],
      ],
      [
        'not a colour',
        { requiredWords: ['mouse'], attributes: [{ name: 'colour', values: ['blue'], exclude: true }] },
        ['wired', 'dear', 'free', 'set'],
      ],
      ['a yes', { attributes: [{ name: 'wireless', values: ['true'], exclude: false }] }, ['wireless']],
      ['a value without letters', { attributes: [{ name: 'colour', values: ['+'], exclude: false }] }, []],
    ])('finds by %s', async (_case, criteria, expected) => {
      expect([...(await shelf.find(criteria))].sort()).toEqual([...expected].sort());
      expect(await shelf.matched(criteria)).toBe(expected.length);
    });

    it('ranks what has all the words first', async () => {
      const criteria = { text: 'wireless mouse', requiredWords: ['mouse'] };
      expect((await shelf.find(criteria)).slice(0, 2).sort()).toEqual(['dear', 'wireless']);
    });

    it('ranks the title before the description', async () => {
      const ids = await shelf.find({ text: 'mouse' });
      expect(ids.at(-1)).toBe('keyboard');
    });

    it('takes a price limit for one in the currency that most products have', async () => {
      const lamps = await ShopShelf.with(under(), {
        cheap: lamp(450, 'USD'),
        dear: lamp(4_500, 'USD'),
        yen: lamp(480, 'JPY'),
      });
      expect(await lamps.find({ text: 'lamp', maxPriceMinor: 500 })).toEqual(['cheap']);
      expect(await lamps.find({ minPriceMinor: 460 })).toEqual(['dear']);
      expect(await lamps.matched({ text: 'lamp' })).toBe(3);
    });

    it('sorts by price, what has no price last', async () => {
      const criteria = { requiredWords: ['mouse'], brands: ['Acme', 'Logitech'] };
      expect(await shelf.find({ ...criteria, sort: 'price-ascending' })).toEqual([
        'wired',
        'wireless',
        'dear',
      ]);
      expect(await shelf.find({ ...criteria, sort: 'price-descending' })).toEqual([
        'dear',
        'wireless',
        'wired',
      ]);
      for (const sort of ['price-ascending', 'price-descending'] as const) {
        const last = (await shelf.find({ requiredWords: ['mouse'], sort })).slice(-2);
        expect([...last].sort()).toEqual(['free', 'set']);
      }
    });

    it('sorts each currency by itself, that of most products first', async () => {
      const lamps = await ShopShelf.with(under(), {
        cheap: lamp(450, 'USD'),
        dear: lamp(4_500, 'USD'),
        dearest: lamp(9_500, 'USD'),
        yen: lamp(480, 'JPY'),
        yens: lamp(900, 'JPY'),
        euro: lamp(100, 'EUR'),
        unpriced: { title: 'Lamp', price: null },
      });
      expect(await lamps.find({ text: 'lamp', sort: 'price-ascending' })).toEqual([
        'cheap',
        'dear',
        'dearest',
        'euro',
        'yen',
        'yens',
        'unpriced',
      ]);
      expect(await lamps.find({ sort: 'price-descending' })).toEqual([
        'dearest',
        'dear',
        'cheap',
        'euro',
        'yens',
        'yen',
        'unpriced',
      ]);
    });

    it('sorts by price what has all the words, not what has one of them', async () => {
      const criteria = { text: 'wireless mouse', requiredWords: ['mouse'], sort: 'price-ascending' as const };
      expect(await shelf.find(criteria)).toEqual(['wireless', 'dear']);
    });

    it('answers no more than it is asked for', async () => {
      expect(await shelf.find({ requiredWords: ['mouse'] }, 2)).toHaveLength(2);
    });

    it.each<[string, Partial<SearchCriteria>, readonly string[], number]>([
      ['in another word order', { text: 'mouse', requiredWords: ['mouse'] }, ['performance', 'MX'], 5],
      ['in the description', { text: 'keyboard', requiredWords: ['keyboard'] }, ['goes'], 1],
      ['in the value of an attribute', { text: 'mouse' }, ['dark', 'logitech'], 8],
      ['as the name of what it has', { text: 'mouse', requiredWords: ['mouse'] }, ['wireless'], 5],
      ['as the name of a number', { text: 'mouse', requiredWords: ['mouse'] }, ['dpi'], 5],
      ['as a number', { text: 'mouse', requiredWords: ['mouse'] }, ['1600', 'zebra'], 0],
      ['in two products only', { text: 'mouse', requiredWords: ['mouse'] }, ['acme', 'logitech'], 0],
      ['in another kind of thing', { text: 'keyboard', requiredWords: ['keyboard'] }, ['pillow'], 0],
    ])('answers for needed words that stand %s', async (_case, criteria, needed, matched) => {
      const { products } = shelf.under;
      const all = { ...NO_CRITERIA, ...criteria };
      // Asked before and after the same search without them: neither changes the other.
      expect((await products.search(shelf.businessId, all, 10, needed)).matched).toBe(matched);
      expect((await products.search(shelf.businessId, all, 10)).matched).toBeGreaterThan(0);
      expect((await products.search(shelf.businessId, all, 10, needed)).matched).toBe(matched);
    });

    it('puts last what may be another thing', async () => {
      const phones = await ShopShelf.with(under(), {
        answer: { title: 'Acme phone answer machine' },
        machines: { title: 'Two washing machines' },
        cordless: { title: 'Acme cordless phone, very long name, of the year before the last, in white' },
        case: { title: 'Acme phone case' },
      });
      expect(await phones.find({ text: 'phone', requiredWords: ['phone'] })).toEqual(['cordless', 'answer']);
    });

    it.each([
      '"',
      "'; DROP TABLE product; --",
      'mouse"',
      '"mouse',
      'mouse*',
      'NEAR(mouse pad)',
      'title : mouse',
      '{title} : mouse',
      'mouse AND',
      'NOT mouse',
      '(mouse',
      'mouse)',
      '^mouse',
      '-mouse',
      'mouse:*',
      "'mouse' | !",
      'mouse & | ! <->',
      '\\mouse\\',
      "mouse' OR 1=1",
      '%',
      '?',
      '$1',
      '\u0000mouse',
      '\ud800mouse',
      '😀 mouse',
    ])('takes %j as words in every field', (text) => takesAsWords(text));

    it('takes a word of 8,000 letters, and 2,000 words', async () => {
      await takesAsWords(`${'long'.repeat(2_000)} mouse`);
      await takesAsWords(Array.from({ length: 2_000 }, (_, index) => `w${index}`).join(' '));
    });

    const takesAsWords = async (text: string): Promise<void> => {
      await shelf.find({ text });
      await shelf.find({ text, sort: 'price-ascending' });
      await shelf.find({ requiredWords: [text] });
      await shelf.find({ text: 'mouse', excludedWords: [text] });
      await shelf.find({ brands: [text], excludedBrands: [text] });
      await shelf.find({ attributes: [{ name: text, values: [text], exclude: false }] });
      await shelf.find({ attributes: [{ name: 'colour', values: [text], exclude: true }] });
      expect(await shelf.matched({})).toBe(8);
    };
  });
}
