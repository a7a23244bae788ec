import { event, toProductCard, type DomainEvent } from '@app/domain';
import { aProduct, usd } from '@app/testing';
import { answerDifferences } from './answer-differences';
import type { WhatIfAnswer } from './what-if';

const card = (productId: string, price: number) =>
  toProductCard(aProduct({ productId, title: productId, price: usd(price) }));
const shows = (...products: ReturnType<typeof card>[]) => event('ProductsRecommended', { products });
const says = (text: string) => event('MessageReplied', { text });
const answer = (events: readonly DomainEvent[], more: Partial<WhatIfAnswer> = {}): WhatIfAnswer => ({
  agent: { descriptorId: 'a', version: 1 },
  events,
  failure: null,
  tokens: null,
  milliseconds: null,
  ...more,
});

describe('the differences of two answers', () => {
  it('are none where the customer sees the same', () => {
    const read = event('SourcesRead', { answeredAt: '2026-01-01T00:00:00.000Z', reads: [] });
    expect(answerDifferences(answer([says('Hi'), read]), answer([says('Hi')]))).toEqual({
      events: [],
      products: { onlyRecorded: [], onlyWhatIf: [], reordered: false },
      prices: [],
      tokens: null,
      milliseconds: null,
    });
  });

  it('are told by event, product, price, tokens and time', () => {
    const recorded = answer([shows(card('a', 5), card('b', 6), card('c', 7)), says('These?')], {
      tokens: { promptTokens: 100, completionTokens: 10 },
      milliseconds: 40,
    });
    const other = answer([shows(card('c', 7), card('b', 6.5), card('d', 8))], {
      tokens: { promptTokens: 70, completionTokens: 10 },
      milliseconds: 55,
    });
    const differences = answerDifferences(recorded, other);
    expect(differences).toMatchObject({
      products: { onlyRecorded: ['a'], onlyWhatIf: ['d'], reordered: true },
      prices: [{ productId: 'b', recorded: usd(6), whatIf: usd(6.5) }],
      tokens: -30,
      milliseconds: 15,
    });
    expect(differences.events.map(({ position }) => position)).toEqual([0, 1]);
    expect(differences.events[1]).toEqual({ position: 1, recorded: says('These?'), whatIf: null });
  });
});
