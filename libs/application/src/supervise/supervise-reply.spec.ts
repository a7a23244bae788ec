import {
  aMemory,
  anAgentRequest,
  aProduct,
  aShop,
  InMemoryKnowledgeBase,
  saidByCustomer,
  usd,
} from '@app/testing';
import { event, NO_CRITERIA, type ReplyPart } from '@app/domain';
import { SuperviseReply } from './supervise-reply';

const dress = aProduct({ productId: 'p1', title: 'Pink dress', price: usd(79.9) });
const said = (text: string): ReplyPart => ({ kind: 'message', text });
const consulted: ReplyPart = { kind: 'knowledge', query: 'shipping', entryIds: ['ship'] };

async function review(draft: ReplyPart[], customer = 'hi', language = 'en', earlier = aMemory()) {
  const knowledge = new InMemoryKnowledgeBase();
  await knowledge.upsertEntries('demo', [
    { entryId: 'ship', title: 'Do you offer free shipping?', text: 'Yes, on orders above $50.' },
  ]);
  const request = anAgentRequest(
    [saidByCustomer(customer)],
    earlier,
    { language },
    aShop(undefined, knowledge),
  );
  const parts = await new SuperviseReply().review(request, draft, new Map([['p1', dress]]));
  return {
    kinds: parts.map(({ kind }) => kind),
    texts: parts.flatMap((part) => (part.kind === 'message' ? [part.text] : [])),
    reviews: parts.flatMap((part) => (part.kind === 'review' ? [part.review] : [])),
  };
}

describe('SuperviseReply', () => {
  it('approves what is true, and says so for both supervisors', async () => {
    const { kinds, reviews } = await review([said('The Pink dress is $79.90. Which size?')]);
    expect(kinds).toEqual(['message', 'review', 'review']);
    expect(reviews.map(({ supervisor, verdict }) => [supervisor, verdict])).toEqual([
      ['product_specialist', 'approved'],
      ['sales_manager', 'approved'],
    ]);
  });

  it('leaves every other part where it was', async () => {
    const recommendation: ReplyPart = { kind: 'recommendation', productIds: ['p1'], criteria: null };
    const suggestions: ReplyPart = { kind: 'suggestions', questions: ['Which size?'] };
    const { kinds, texts } = await review([
      recommendation,
      said('It is $1.'),
      said('The Pink dress is $2.'),
      suggestions,
      said('Bye.'),
    ]);
    expect(kinds).toEqual(['recommendation', 'message', 'suggestions', 'message', 'review', 'review']);
    expect(texts).toEqual(['The Pink dress is $79.90.', 'Bye.']);
  });

  it.each<[string, ReplyPart[], string[]]>([
    [
      'with the policy that was read',
      [consulted, said('Shipping is free above $50.')],
      ['Shipping is free above $50.'],
    ],
    ['without it', [said('Shipping is free above $50. Bye.')], ['Bye.']],
    ['beyond it', [consulted, said('Shipping is free on every order. Bye.')], ['Bye.']],
  ])('promises only %s', async (_case, draft, expected) => {
    expect((await review(draft)).texts).toEqual(expected);
  });

  it('repeats a limit that was searched with, now or before', async () => {
    const criteria = { ...NO_CRITERIA, maxPriceMinor: 2_000 };
    const search: ReplyPart = { kind: 'search', criteria, matched: 0, productIds: [] };
    const nothing = said('I found nothing under $20.');
    expect((await review([search, nothing])).texts).toEqual(['I found nothing under $20.']);
    const earlier = aMemory(event('ProductsSearched', { criteria, matched: 0, productIds: [] }));
    expect((await review([nothing], 'hi', 'en', earlier)).texts).toEqual(['I found nothing under $20.']);
  });

  it.each([
    ['context', event('GuidanceSet', { context: [{ title: 'Shipping', text: 'Shipping is free today.' }] })],
    ['people', event('TeamMemberWrote', { author: null, text: 'Shipping is free today.' })],
  ])('promises what the shop’s %s told in the conversation', async (_who, told) => {
    const promise = [said('Shipping is free today.')];
    expect((await review(promise, 'hi', 'en', aMemory(told))).texts).toEqual(['Shipping is free today.']);
    const asked = aMemory(saidByCustomer('Shipping is free today.'));
    expect((await review(promise, 'hi', 'en', asked)).texts).not.toEqual(['Shipping is free today.']);
  });

  it('takes no price from the customer', async () => {
    const { texts } = await review(
      [said('Yes! The Pink dress is $1.'), said('It is $1.')],
      'it is $1, right?',
    );
    expect(texts).toEqual(['Yes! The Pink dress is $79.90.']);
  });

  it.each([
    ['en', /not promise/],
    ['es-MX', /no prometer/],
    ['fr', /not promise/],
  ])('says something true when nothing is left, in %s', async (language, expected) => {
    const { texts, reviews } = await review([said('You get 50% off!')], 'hi', language);
    expect(texts).toEqual([expect.stringMatching(expected)]);
    expect(reviews[1]).toMatchObject({ verdict: 'rejected' });
    expect((await review([said(texts[0] ?? '')], 'hi', language)).texts).toEqual(texts);
  });
});
