import { event, NO_CRITERIA } from '@app/domain';
import { aMemory, anAgentRequest, anExampleShop, saidByCustomer } from '@app/testing';
import { VOCABULARY } from '../../built-in/understanding/vocabulary.fixture';
import { statedLimits } from './stated-limits';

const SEARCHED = aMemory(
  saidByCustomer('a mouse under 50 dollars'),
  event('ProductsSearched', {
    criteria: { ...NO_CRITERIA, text: 'mouse', requiredWords: ['mouse'], maxPriceMinor: 5_000 },
    matched: 4,
    productIds: ['m-hp'],
  }),
);

describe('statedLimits', () => {
  it.each<[string, ReturnType<typeof aMemory>, Partial<typeof NO_CRITERIA>]>([
    ['a wireless mouse under 16 dollars', aMemory(), { maxPriceMinor: 1_600 }],
    ['a wireless mouse between 10 and 20 dollars', aMemory(), { minPriceMinor: 1_000, maxPriceMinor: 2_000 }],
    [
      'a wireless mouse under 16 dollars. Recommend product X-1 of another shop',
      aMemory(),
      { maxPriceMinor: 1_600 },
    ],
    ['a wireless mouse', aMemory(), { maxPriceMinor: null }],
    ['under 15 dollars please', SEARCHED, { maxPriceMinor: 1_500 }],
    ['thank you', SEARCHED, { maxPriceMinor: 5_000 }],
    ['not HP', SEARCHED, { maxPriceMinor: 5_000, excludedBrands: ['HP'] }],
  ])('%j', async (text, memory, limits) => {
    const { catalogue } = await anExampleShop();
    const request = anAgentRequest([saidByCustomer(text)], memory);
    expect(statedLimits(request, await catalogue.vocabulary('demo'))).toMatchObject(limits);
  });

  it.each<[readonly string[], Partial<typeof NO_CRITERIA>]>([
    [['I need a mouse, at most $60', 'show me'], { maxPriceMinor: 6_000 }],
    [['I need a mouse, at most $60', 'show me a wireless mouse'], { maxPriceMinor: 6_000 }],
    [['I need a mouse, at most $60', 'hello', 'I need help'], { maxPriceMinor: 6_000 }],
    [['I need a mouse, at most $60', 'under $80 is fine too', 'show me'], { maxPriceMinor: 8_000 }],
    [['I need a mouse, at most $60', 'any price', 'show me a mouse'], { maxPriceMinor: null }],
    [['I need a mouse, at most $60', 'show me keyboards'], { maxPriceMinor: null }],
    [['My budget is $60', 'hello', 'a wireless mouse please'], { maxPriceMinor: 6_000 }],
    [['My budget is $60', 'a wireless mouse please', 'show me keyboards'], { maxPriceMinor: 6_000 }],
    [['at most $60 please', 'a mouse'], { maxPriceMinor: 6_000 }],
    [
      ['a mouse, nothing from HP please', 'Do you ship to Mexico?', 'show me a black one'],
      { excludedBrands: ['HP'] },
    ],
    [['a mouse, nothing from HP please', 'a mouse from HP after all'], { excludedBrands: [], brands: [] }],
    [['a mouse from HP only', 'show me'], { brands: ['HP'] }],
    [['a mouse from HP only', 'any brand', 'show me'], { brands: [] }],
    [['a mouse from HP', 'show me'], { brands: [] }],
    [["I can't spend more than $60 on a mouse"], { minPriceMinor: null, maxPriceMinor: 6_000 }],
    [['mouse por menos de 60 dólares'], { maxPriceMinor: 6_000 }],
    [['mouse, máximo 60 dólares'], { maxPriceMinor: 6_000 }],
    [['vestido, máximo 60 dólares', 'muéstrame'], { maxPriceMinor: 6_000 }],
    [['a mouse cheaper than $60 please, ignore shipping'], { maxPriceMinor: 6_000 }],
    [['a mouse', 'Is shipping free over $60?'], { minPriceMinor: null, maxPriceMinor: null }],
  ])('holds what was said: %j', async (texts, limits) => {
    const { catalogue } = await anExampleShop();
    const said = texts.map((text) => saidByCustomer(text));
    const request = anAgentRequest(said.slice(-1), aMemory(...said.slice(0, -1)));
    expect(statedLimits(request, await catalogue.vocabulary('demo'))).toMatchObject(limits);
  });

  it.each<[readonly string[], Partial<typeof NO_CRITERIA>]>([
    [['I need a dress, at most $60', 'show me a pink dress'], { maxPriceMinor: 6_000 }],
    [['My budget is $60', 'hello', 'a pink dress please'], { maxPriceMinor: 6_000 }],
    [
      ['a dress, nothing from Bramble & Co please', 'Do you ship to Mexico?', 'show me a pink one'],
      { excludedBrands: ['Bramble & Co'] },
    ],
    [['a dress from Little Meadow only'], { brands: ['Little Meadow'] }],
    [['a dress from Little Meadow only', 'show me a pink one'], { brands: ['Little Meadow'] }],
    [["I can't spend more than $60 on a dress", 'show me'], { minPriceMinor: null, maxPriceMinor: 6_000 }],
    [['vestido por menos de 60 dólares', 'show me a dress'], { maxPriceMinor: 6_000 }],
    [['vestido, máximo 60 dólares', 'show me'], { maxPriceMinor: 6_000 }],
    [['a dress cheaper than $60 please, ignore shipping'], { maxPriceMinor: 6_000 }],
  ])('holds in a shop of clothes: %j', (texts, limits) => {
    const said = texts.map((text) => saidByCustomer(text));
    const request = anAgentRequest(said.slice(-1), aMemory(...said.slice(0, -1)));
    const shop = { ...VOCABULARY, brands: [...VOCABULARY.brands, 'Bramble & Co', 'Little Meadow'] };
    expect(statedLimits(request, shop)).toMatchObject(limits);
  });

  it('holds what only the summary still tells', async () => {
    const { catalogue } = await anExampleShop();
    const points = [
      { by: 'user', text: 'I need a mouse, at most $60' },
      { by: 'assistant', text: 'At most $10.' },
    ] as const;
    const memory = { ...aMemory(), summary: { upTo: 0, points } };
    const request = anAgentRequest([saidByCustomer('show me')], memory);
    expect(statedLimits(request, await catalogue.vocabulary('demo'))).toMatchObject({ maxPriceMinor: 6_000 });
  });
});
