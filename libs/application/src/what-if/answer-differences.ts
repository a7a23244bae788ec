import { canonicalJson, type DomainEvent, type Money, type ProductCard, type TokenUsage } from '@app/domain';
import type { AnswerDifferences, EventDifference, PriceDifference, WhatIfAnswer } from './what-if';

const SEEN = new Set(['MessageReplied', 'ProductsRecommended', 'QuestionsSuggested', 'HandoverRequested']);

/** The part of a reply that the customer sees. */
export function seenOf(events: readonly DomainEvent[]): readonly DomainEvent[] {
  return events.filter(({ type }) => SEEN.has(type));
}

/** The products that a reply recommends, as they were shown. */
export function recommendedIn(events: readonly DomainEvent[]): readonly ProductCard[] {
  return events.flatMap(({ type, data }) => (type === 'ProductsRecommended' ? data.products : []));
}

/** Where one answer differs from another. Pure. */
export function answerDifferences(recorded: WhatIfAnswer, whatIf: WhatIfAnswer): AnswerDifferences {
  const [before, after] = [recommendedIn(recorded.events), recommendedIn(whatIf.events)];
  return {
    events: eventDifferences(seenOf(recorded.events), seenOf(whatIf.events)),
    products: productDifferences(idsOf(before), idsOf(after)),
    prices: priceDifferences(before, after),
    tokens: less(totalOf(whatIf.tokens), totalOf(recorded.tokens)),
    milliseconds: less(whatIf.milliseconds, recorded.milliseconds),
  };
}

function eventDifferences(
  recorded: readonly DomainEvent[],
  whatIf: readonly DomainEvent[],
): readonly EventDifference[] {
  const positions = Array.from({ length: Math.max(recorded.length, whatIf.length) }, (_, at) => at);
  return positions.flatMap((position) => {
    const pair = { recorded: recorded[position] ?? null, whatIf: whatIf[position] ?? null };
    return canonicalJson(pair.recorded) === canonicalJson(pair.whatIf) ? [] : [{ position, ...pair }];
  });
}

function productDifferences(
  before: readonly string[],
  after: readonly string[],
): AnswerDifferences['products'] {
  const shared = (ids: readonly string[], others: readonly string[]) =>
    ids.filter((productId) => others.includes(productId)).join('\n');
  return {
    onlyRecorded: before.filter((productId) => !after.includes(productId)),
    onlyWhatIf: after.filter((productId) => !before.includes(productId)),
    reordered: shared(before, after) !== shared(after, before),
  };
}

function priceDifferences(
  before: readonly ProductCard[],
  after: readonly ProductCard[],
): readonly PriceDifference[] {
  const shown = new Map(after.map(({ productId, price }) => [productId, price]));
  return before.flatMap(({ productId, price }) => {
    const whatIf = shown.get(productId);
    if (whatIf === undefined || isSamePrice(price, whatIf)) return [];
    return [{ productId, recorded: price, whatIf }];
  });
}

function isSamePrice(left: Money | null, right: Money | null): boolean {
  return left?.amountMinor === right?.amountMinor && left?.currency === right?.currency;
}

function idsOf(cards: readonly ProductCard[]): readonly string[] {
  return [...new Set(cards.map(({ productId }) => productId))];
}

function totalOf(usage: TokenUsage | null): number | null {
  return usage === null ? null : usage.promptTokens + usage.completionTokens;
}

function less(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left - right;
}
