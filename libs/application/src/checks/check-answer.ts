import { Injectable } from '@nestjs/common';
import {
  EMPTY_MEMORY,
  evolveAll,
  isReplyEvent,
  type AgentDescriptor,
  type DomainEvent,
  type Product,
  type ReplyPart,
  type SearchCriteria,
} from '@app/domain';
import type { ShopReader } from '../ports/shop-reader';
import type { RecordedTurn } from '../recording/recorded-turn';
import { limitCurrency } from '../supervise/limit-currency';
import { SuperviseReply } from '../supervise/supervise-reply';
import { recommendedIn } from '../what-if/answer-differences';
import type { WhatIfAnswer } from '../what-if/what-if';
import { CHECKS, type CheckName, type CheckOutcome } from './check';
import { brokenLimit, unknownProduct, wrongPrice } from './product-checks';

/** Checks an answer to a turn, the recorded one or another, against the shop that it was made from. */
@Injectable()
export class CheckAnswer {
  constructor(private readonly supervisors: SuperviseReply) {}

  async check(
    answer: WhatIfAnswer,
    { events, parent }: RecordedTurn,
    agent: AgentDescriptor,
    shop: ShopReader,
  ): Promise<readonly CheckOutcome[]> {
    const told = events.filter((fact) => !isReplyEvent(fact));
    const memory = evolveAll(parent?.memory ?? EMPTY_MEMORY, told);
    const cards = recommendedIn(answer.events);
    const inView = [...cards, ...memory.shown].map(({ productId }) => productId);
    const products = await shop.getProducts([...new Set([...inView, ...foundIn(answer.events)])]);
    const currency = await limitCurrency(shop, searchesOf(answer.events));
    const faults: Readonly<Record<CheckName, string | null>> = {
      answered: silence(answer),
      'known-products': unknownProduct(cards, products),
      prices:
        wrongPrice(cards, products) ??
        (await this.wrongWords(answer.events, products, { agent, memory, shop })),
      limits: brokenLimit(cards, answer.events, products, currency),
    };
    return CHECKS.map((check) => ({ check, passed: faults[check] === null, fault: faults[check] }));
  }

  /** What the supervisor of product claims says of the words. */
  private async wrongWords(
    events: readonly DomainEvent[],
    products: ReadonlyMap<string, Product>,
    turn: Parameters<SuperviseReply['review']>[0],
  ): Promise<string | null> {
    const reviewed = await this.supervisors.review(turn, events.flatMap(asDraft), products);
    for (const part of reviewed) {
      if (part.kind !== 'review' || part.review.supervisor !== 'product_specialist') continue;
      if (part.review.verdict !== 'approved') return part.review.comments;
    }
    return null;
  }
}

function silence({ events, failure }: WhatIfAnswer): string | null {
  if (failure !== null) return `${failure.code}: ${failure.message}`;
  const says = events.some(({ type }) => type === 'MessageReplied' || type === 'ProductsRecommended');
  return says ? null : 'it says nothing';
}

function searchesOf(events: readonly DomainEvent[]): readonly SearchCriteria[] {
  return events.flatMap(({ type, data }) => (type === 'ProductsSearched' ? [data.criteria] : []));
}

function foundIn(events: readonly DomainEvent[]): readonly string[] {
  return events.flatMap(({ type, data }) => (type === 'ProductsSearched' ? data.productIds : []));
}

/** The parts that the supervisors read. */
function asDraft({ type, data }: DomainEvent): readonly ReplyPart[] {
  if (type === 'MessageReplied') return [{ kind: 'message', text: data.text }];
  if (type === 'KnowledgeConsulted') return [{ kind: 'knowledge', ...data }];
  return type === 'ProductsSearched' ? [{ kind: 'search', ...data }] : [];
}
