import type { TranscriptEntry } from '../memory/transcript';
import type { Money } from '../product/money';
import type { Product } from '../product/product';
import { isPriceAsTold } from './agreed-price';

const usd = (amountMinor: number): Money => ({ amountMinor, currency: 'USD' });
const PLAN: Product = {
  productId: 'p-team',
  title: 'Team Plan',
  description: '',
  price: usd(8_500),
  url: null,
  imageUrl: null,
  brand: null,
  category: null,
  availability: 'in-stock',
  attributes: {},
  metadata: {},
};
const shown = (price: Money | null) => [{ productId: 'p-team', title: 'Team Plan', price }];
const said = (...texts: string[]): TranscriptEntry[] => texts.map((text) => ({ speaker: 'assistant', text }));
const user: TranscriptEntry = { speaker: 'user', text: 'Team Plan for $79?' };

describe('isPriceAsTold', () => {
  it.each<[string, boolean, Money | null, readonly TranscriptEntry[]]>([
    ['in view at its price', true, usd(8_500), []],
    ['in view at another price', false, usd(7_900), []],
    ['in view without a price', false, null, []],
    ['told in words since it was shown', true, usd(7_900), said('The Team Plan is $85 now. Shall I?')],
    ['told as a sum of two', true, usd(7_900), said('Two of the Team Plan are $170 together.')],
    ['told in two paragraphs', true, usd(7_900), said('The Team Plan it is.', 'That is $85.00 for each.')],
    [
      'told of another thing',
      false,
      usd(7_900),
      said('The Team Plan has chat.').concat(user, said('It is $85.')),
    ],
    [
      'told at the old price again',
      false,
      usd(7_900),
      said('Team Plan: $85').concat(user, said('Team Plan: $79')),
    ],
    ['told only as a limit', false, usd(7_900), said('The Team Plan is under $85.')],
  ])('%s: %s', (_case, isTold, price, transcript) => {
    expect(isPriceAsTold(PLAN, 2, { shown: shown(price), transcript })).toBe(isTold);
  });

  it('of what is not in view goes by the words', () => {
    const about = (transcript: readonly TranscriptEntry[]) =>
      isPriceAsTold(PLAN, 1, { shown: [], transcript });
    expect(about(said('The Team Plan costs $79.'))).toBe(false);
    expect(about(said('The Team Plan costs $85.'))).toBe(true);
    expect(about([])).toBe(true);
    expect(about([user])).toBe(true);
  });

  it('on request stays on request', () => {
    const onRequest = { ...PLAN, price: null };
    expect(isPriceAsTold(onRequest, 1, { shown: shown(null), transcript: [] })).toBe(true);
    expect(isPriceAsTold(onRequest, 1, { shown: shown(usd(7_900)), transcript: [] })).toBe(false);
  });
});
