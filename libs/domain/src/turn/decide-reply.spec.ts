import { event } from '../event/event';
import type { Product } from '../product/product';
import { NO_CRITERIA } from '../product/search-criteria';
import { decideReply, REPLY_LIMITS, type ReplyPart } from './decide-reply';

const product = (productId: string, amountMinor: number): Product => ({
  productId,
  title: `Product ${productId}`,
  description: '📦'.repeat(600),
  brand: 'HP',
  category: null,
  price: { amountMinor, currency: 'USD' },
  url: 'https://shop.example/p',
  imageUrl: null,
  availability: 'in-stock',
  attributes: {},
  metadata: null,
});
const catalogue = new Map([product('a', 1000), product('b', 2000)].map((item) => [item.productId, item]));
const recommend = (productIds: string[], criteria: Partial<typeof NO_CRITERIA> | null = null): ReplyPart => ({
  kind: 'recommendation',
  productIds,
  criteria: criteria === null ? null : { ...NO_CRITERIA, ...criteria },
});
const recommendedIds = (parts: ReplyPart[]) =>
  decideReply(parts, catalogue, 'USD').flatMap((item) =>
    item.type === 'ProductsRecommended' ? item.data.products.map(({ productId }) => productId) : [],
  );

describe('decideReply', () => {
  it('describes products by the catalogue, in the order named', () => {
    const [recommended] = decideReply([recommend(['b', 'a'])], catalogue, 'USD');
    expect(recommended).toMatchObject({
      type: 'ProductsRecommended',
      data: { products: [{ productId: 'b', price: { amountMinor: 2000 } }, { productId: 'a' }] },
    });
  });

  it('leaves out what does not exist, what was named twice, and what breaks the limits', () => {
    expect(recommendedIds([recommend(['ghost', 'a', 'a', 'b'], { maxPriceMinor: 1500 })])).toEqual(['a']);
  });

  it('holds no price against a limit in another currency', () => {
    const yen = { ...product('y', 900), price: { amountMinor: 900, currency: 'JPY' } };
    const decided = (criteria: Partial<typeof NO_CRITERIA>) =>
      decideReply([recommend(['a', 'y'], criteria)], new Map([...catalogue, ['y', yen]]), 'USD').map(
        ({ data }) => data,
      );
    expect(decided({ maxPriceMinor: 1_500 })).toMatchObject([
      { products: [{ productId: 'a' }] },
      { products: [{ productId: 'y', reason: 'outside-limits' }] },
    ]);
    expect(decided({})).toMatchObject([{ products: [{ productId: 'a' }, { productId: 'y' }] }]);
  });

  it('records what it left out, and why', () => {
    const sold = new Map([
      ...catalogue,
      ['s', { ...product('s', 900), availability: 'out-of-stock' as const }],
    ]);
    const said: ReplyPart = { kind: 'message', text: 'This one?' };
    const long = `x\u001b${'y'.repeat(300)}`;
    const refusedIn = (...parts: ReplyPart[]) =>
      decideReply([...parts, said], sold, 'USD').flatMap((item) =>
        item.type === 'ProductsRefused' ? item.data.products : [],
      );
    expect(refusedIn(recommend(['ghost', 'b', 's', 'a'], { maxPriceMinor: 1_500 }))).toEqual([
      { productId: 'ghost', reason: 'not-in-catalogue' },
      { productId: 'b', reason: 'outside-limits' },
      { productId: 's', reason: 'not-available' },
    ]);
    expect(refusedIn(recommend(['a', 'b']))).toEqual([]);
    expect(
      refusedIn({ kind: 'refusal', products: [{ productId: long, reason: 'not-in-catalogue' }] }),
    ).toEqual([{ productId: `x${'y'.repeat(198)}`, reason: 'not-in-catalogue' }]);
  });

  it('keeps the order of messages and recommendations', () => {
    const types = decideReply(
      [recommend(['a']), { kind: 'message', text: 'This one?' }],
      catalogue,
      'USD',
    ).map(({ type }) => type);
    expect(types).toEqual(['ProductsRecommended', 'MessageReplied']);
  });

  it('cuts a long description between characters', () => {
    const [recommended] = decideReply([recommend(['a'])], catalogue, 'USD');
    const description =
      recommended?.type === 'ProductsRecommended' ? recommended.data.products[0]?.description : '';
    expect(description).toBe('📦'.repeat(500));
  });

  it('takes control characters out of what is said', () => {
    const [said] = decideReply([{ kind: 'message', text: ' a\u001b[31mb\u0000\n\tc ' }], catalogue, 'USD');
    expect(said?.data).toEqual({ text: 'a[31mb\n\tc' });
  });

  it('cuts a message that is too long', () => {
    const [said] = decideReply(
      [{ kind: 'message', text: '😀'.repeat(REPLY_LIMITS.textCodePoints + 1) }],
      catalogue,
      'USD',
    );
    expect(said?.type === 'MessageReplied' && [...said.data.text].length).toBe(REPLY_LIMITS.textCodePoints);
  });

  it.each<[string, ReplyPart[]]>([
    ['nothing at all', []],
    ['only blanks', [{ kind: 'message', text: ' \u0007 ' }]],
    ['only products that do not exist', [recommend(['ghost'])]],
    ['only what was looked up', [{ kind: 'knowledge', query: 'x', entryIds: [] }]],
  ])('refuses %s', (_case, parts) => {
    expect(() => decideReply(parts, catalogue, 'USD')).toThrow(
      expect.objectContaining({ code: 'AGENT_FAILED' }) as Error,
    );
  });

  describe('of tools and phases', () => {
    const hello: ReplyPart = { kind: 'message', text: 'One moment.' };
    const delegated: ReplyPart = {
      kind: 'tool-call',
      call: {
        tool: 'delegate_conversation',
        arguments: {},
        outcome: { status: 'completed', result: { kind: 'delegation', reason: 'asked' } },
      },
    };
    const failed: ReplyPart = {
      kind: 'tool-call',
      call: {
        tool: 'delegate_conversation',
        arguments: {},
        outcome: { status: 'failed', reason: 'not_this_conversation', detail: '' },
      },
    };
    const handover: ReplyPart = { kind: 'handover', reason: 'angry', reasonNative: 'enojado' };
    const requested = (parts: ReplyPart[]) =>
      decideReply(parts, catalogue, 'USD').flatMap((item) =>
        item.type === 'HandoverRequested' ? [item.data.reason] : [],
      );

    it.each<[string, ReplyPart[], string[]]>([
      ['a delegation that was done asks for a person', [delegated, hello], ['asked']],
      ['one that failed does not', [failed, hello], []],
      ["the agent's own words for it come first", [delegated, hello, handover], ['angry']],
      ['without either there is none', [hello], []],
    ])('%s', (_case, parts, reasons) => {
      expect(requested(parts)).toEqual(reasons);
    });

    it('enters only phases that the agent has', () => {
      const playbooks = [
        { name: 'sales', systemMessage: null, phases: [{ name: 'close', instructions: '' }] },
      ];
      const phases = (phase: string, playbook = 'sales') =>
        decideReply([hello, { kind: 'phase', playbook, phase }], catalogue, 'USD', playbooks).filter(
          ({ type }) => type === 'PhaseEntered',
        );
      expect(phases('close')).toEqual([event('PhaseEntered', { playbook: 'sales', phase: 'close' })]);
      expect([...phases('made up'), ...phases('close', 'other'), ...phases('close', 'neutral')]).toEqual([]);
    });

    it('records calls and reviews as they are', () => {
      const review = { supervisor: 'sales_manager', verdict: 'approved', comments: '', changes: [] } as const;
      expect(
        decideReply([failed, hello, { kind: 'review', review }], catalogue, 'USD').map(({ type }) => type),
      ).toEqual(['ToolCalled', 'MessageReplied', 'DraftReviewed']);
    });
  });
});
