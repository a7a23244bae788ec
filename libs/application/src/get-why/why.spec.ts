import {
  event,
  NO_CRITERIA,
  toProductCard,
  type AgentDefinition,
  type DomainEvent,
  type Memory,
  type ToolOutcome,
} from '@app/domain';
import { aMemory, anAgent, aProduct, aStateRecord } from '@app/testing';
import { whyOf, type Why } from './why';

const DRESS = aProduct({
  productId: 'dress-1',
  title: 'Pink dress',
  price: { amountMinor: 7_990, currency: 'USD' },
});
const NAMES = {
  products: new Map([['dress-2', 'Blue dress']]),
  entries: new Map([['shipping', 'Do you ship abroad?']]),
  currency: 'EUR',
};
const CRITERIA = {
  ...NO_CRITERIA,
  text: 'pink dress',
  requiredWords: ['dress'],
  maxPriceMinor: 8_000,
};
const FOUND = { criteria: CRITERIA, matched: 2, productIds: ['dress-1', 'dress-2', 'dress-3'] };
const recommended = event('ProductsRecommended', { products: [toProductCard(DRESS)] });
const replied = event('MessageReplied', { text: 'Here you are.' });

function why(
  events: readonly DomainEvent[],
  before: Memory = aMemory(),
  definition: Partial<AgentDefinition> = {},
): Why {
  const { header } = aStateRecord('state', events);
  return whyOf({ ...header, events }, before, anAgent(definition), NAMES);
}

const called = (outcome: ToolOutcome): DomainEvent =>
  event('ToolCalled', { tool: 'sales_order', arguments: { plan: 'dress-1' }, outcome });

describe('why a state answered as it did', () => {
  it('tells what was searched for and found, in words and numbers', () => {
    const { searches, explanation } = why([event('ProductsSearched', FOUND), recommended, replied]);
    expect(searches).toEqual([
      {
        ...FOUND,
        currency: 'USD',
        limits: ['a kind of “dress”', 'at most $80.00', 'not out of stock'],
      },
    ]);
    expect(explanation).toContain(
      'It searched the catalogue for “pink dress”, with these limits: a kind of “dress”; at most $80.00; not out of stock. This matched 2 products.',
    );
  });

  it('holds each product against the search it followed, and says what tells', () => {
    const [product] = why([event('ProductsSearched', FOUND), recommended, replied]).recommended;
    expect(product).toEqual({
      card: toProductCard(DRESS),
      limitsFrom: 'this-turn',
      limits: [
        { limit: 'a kind of “dress”', kept: true, toldBy: 'search' },
        { limit: 'at most $80.00', kept: true, toldBy: 'product' },
        { limit: 'not out of stock', kept: true, toldBy: 'search' },
      ],
    });
  });

  it('believes no limit kept of a product that the search did not find', () => {
    const search = event('ProductsSearched', {
      ...FOUND,
      criteria: { ...CRITERIA, maxPriceMinor: 5_000 },
      productIds: [],
    });
    const { recommended: products, explanation } = why([search, recommended]);
    expect(products[0]?.limits.map(({ kept, toldBy }) => [kept, toldBy])).toEqual([
      [null, null],
      [false, 'product'],
      [null, null],
    ]);
    expect(explanation).toContain(
      'It recommended “Pink dress” at $79.90. It does not keep: at most $50.00. It is not recorded whether it keeps: a kind of “dress”; not out of stock.',
    );
  });

  it('goes by the search that found the product when a later one did not', () => {
    const later = event('ProductsSearched', { criteria: NO_CRITERIA, matched: 0, productIds: [] });
    const [product] = why([event('ProductsSearched', FOUND), later, recommended]).recommended;
    expect(product?.limits.map(({ kept }) => kept)).toEqual([true, true, true]);
  });

  it('goes by the limits of an earlier turn when this one did not search', () => {
    const before = aMemory(event('ProductsSearched', FOUND));
    const { recommended: products, searches, explanation } = why([recommended], before);
    expect(searches).toEqual([]);
    expect(products[0]).toMatchObject({ limitsFrom: 'earlier-turn' });
    expect(products[0]?.limits[1]).toEqual({ limit: 'at most $80.00', kept: true, toldBy: 'product' });
    expect(explanation.join(' ')).toContain('These limits are of an earlier turn');
    const unsearched = why([recommended]);
    expect(unsearched.recommended[0]).toMatchObject({ limits: [], limitsFrom: null });
    expect(unsearched.explanation.join(' ')).toContain('No search led to it');
  });

  it('names what was found and not shown, by what it is called today', () => {
    const events = [event('ProductsSearched', FOUND), recommended];
    expect(why(events).leftOut).toEqual([
      { productId: 'dress-2', title: 'Blue dress', reason: 'not-chosen' },
      { productId: 'dress-3', title: null, reason: 'not-chosen' },
    ]);
    const full = why(events, aMemory(), { maxRecommendations: 1 });
    expect(full.leftOut.map(({ reason }) => reason)).toEqual(['most-shown', 'most-shown']);
    expect(full.explanation).toContain(
      'The search also found “Blue dress”, dress-3 (deleted since), which it did not show: this agent shows at most 1 at once.',
    );
  });

  it('names knowledge entries by title, deleted ones by id', () => {
    const events = [
      event('KnowledgeConsulted', { query: 'abroad', entryIds: ['shipping', 'gone'] }),
      event('KnowledgeConsulted', { query: 'opening hours', entryIds: [] }),
      replied,
    ];
    const { knowledge, explanation } = why(events);
    expect(knowledge[0]?.entries).toEqual([
      { entryId: 'shipping', title: 'Do you ship abroad?' },
      { entryId: 'gone', title: null },
    ]);
    expect(explanation).toEqual(
      expect.arrayContaining([
        "It looked for “abroad” in the shop's knowledge and read “Do you ship abroad?”, gone (deleted since).",
        "It looked for “opening hours” in the shop's knowledge and found nothing.",
      ]),
    );
  });

  it('tells the guidance that led to the answer apart from the phase entered with it', () => {
    const before = aMemory(event('GuidanceSet', { playbook: 'gifts', phase: 'greet', context: ['a'] }));
    const events = [
      event('GuidanceSet', { phase: 'discover', systemMessage: 'Be brief.' }),
      replied,
      event('PhaseEntered', { playbook: 'gifts', phase: 'recommend' }),
    ];
    const { guidance, explanation } = why(events, before);
    expect(guidance).toEqual({
      playbook: 'gifts',
      phase: 'discover',
      nextPhase: 'recommend',
      hasOwnSystemMessage: true,
      contextItems: 1,
    });
    expect(explanation).toEqual([
      'Version 1 of the agent “Example agent” (example-agent) was in charge.',
      'The conversation followed the playbook “gifts”, phase “discover”.',
      "The conversation's own instructions stood in place of the playbook's.",
      'The conversation gave it 1 text to draw on.',
      'It went on to the phase “recommend”.',
    ]);
    expect(explanation.join(' ')).not.toContain('Be brief.');
  });

  it('tells what each supervisor removed or changed', () => {
    const reviews = [
      {
        supervisor: 'product_specialist',
        verdict: 'modified',
        comments: "the price of dress-1 is the catalogue's",
        changes: [{ before: 'It is $1.', after: 'It is $79.90.' }],
      },
      {
        supervisor: 'sales_manager',
        verdict: 'rejected',
        comments: 'a promise',
        changes: [{ before: '20% off!', after: null }],
      },
      { supervisor: 'sales_manager', verdict: 'approved', comments: 'nothing to correct', changes: [] },
    ] as const;
    const told = why([replied, ...reviews.map((review) => event('DraftReviewed', review))]);
    expect(told.reviews).toEqual(reviews);
    expect(told.explanation.slice(-5)).toEqual([
      "The product specialist, who checks prices and availability against the catalogue, corrected the draft: the price of dress-1 is the catalogue's.",
      'Changed: “It is $1.” to “It is $79.90.”',
      'The sales manager, who checks offers and promises against what the shop has stated, let nothing of the draft pass: a promise.',
      'Removed: “20% off!”',
      'The sales manager, who checks offers and promises against what the shop has stated, found nothing to correct.',
    ]);
  });

  it.each<[ToolOutcome, string]>([
    [
      {
        status: 'completed',
        result: {
          kind: 'order-draft',
          orderId: 'order',
          productId: 'dress-1',
          title: 'Pink dress',
          quantity: 2,
          unitPriceMinor: 7_990,
          currency: 'USD',
        },
      },
      'which succeeded: an order draft for 2 × “Pink dress”, $79.90 each.',
    ],
    [
      {
        status: 'completed',
        result: {
          kind: 'meeting',
          meetingId: 'm',
          startsAt: '2026-02-01T15:00:00.000Z',
          meetingType: 'discovery_call',
        },
      },
      'which succeeded: a discovery call on 2026-02-01T15:00:00.000Z.',
    ],
    [
      { status: 'completed', result: { kind: 'delegation', reason: 'asked' } },
      'a person of the shop was asked',
    ],
    [
      { status: 'failed', reason: 'unknown_plan', detail: 'x' },
      'which was refused: there is no such product.',
    ],
    [{ status: 'possible_match', requiredArguments: ['lead_id'] }, 'which still needs lead_id.'],
  ])('tells what came of a tool: %j', (outcome, words) => {
    const { tools, explanation } = why([called(outcome), replied]);
    expect(tools).toEqual([{ tool: 'sales_order', arguments: { plan: 'dress-1' }, outcome }]);
    expect(explanation.join(' ')).toContain(words);
  });

  it('says when nothing was said, and whether a person was asked for', () => {
    expect(why([]).explanation.at(-1)).toBe('The assistant said nothing in this turn.');
    const taken = event('HandoverAccepted', { by: null });
    expect(why([taken]).explanation.at(-1)).toMatch(/a person of the shop/);
    const asked = why([replied, event('HandoverRequested', { reason: 'A refund.', reasonNative: 'x' })]);
    expect(asked.handoverReason).toBe('A refund.');
    expect(asked.explanation.at(-1)).toBe('It asked for a person of the shop: A refund.');
  });

  it('speaks of hidden notes without repeating them', () => {
    const { explanation } = why([event('NoteAdded', { text: 'secret' }), replied]);
    expect(explanation.join(' ')).toContain('1 hidden note');
    expect(explanation.join(' ')).not.toContain('secret');
  });
});
