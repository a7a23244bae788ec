import { event, NO_CRITERIA } from '@app/domain';
import { aMemory, anAgentRequest, anExampleShop, saidByCustomer } from '@app/testing';
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
});
