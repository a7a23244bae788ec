import {
  applyGuidance,
  evolveAll,
  type DomainEvent,
  type AgentDescriptor,
  type Memory,
  type State,
} from '@app/domain';
import { dataOf } from './event-data';
import { explain } from './explanation';
import type { WhyFacts, WhyGuidance, WhyNames } from './why-facts';
import { leftOutProducts, recommendedProducts, refusedProducts } from './why-products';
import { lookUps, modelCalls, summaryAt } from './why-model';
import { statedLimits } from './stated-limit';

export interface Why extends WhyFacts {
  /** The same as plain English sentences. */
  readonly explanation: readonly string[];
}

/**
 * Reads from a state's events what led to its answer. Pure.
 * @param before what the agent knew at the state's parent
 * @param agent the version that made the state
 */
export function whyOf(
  { stateId, events }: State,
  before: Memory,
  agent: AgentDescriptor,
  names: WhyNames,
): Why {
  const currency = currencyOf(events, before) ?? names.currency;
  const recommended = recommendedProducts(events, before, currency);
  const { maxRecommendations } = agent.definition;
  const after = evolveAll(before, events);
  const facts: WhyFacts = {
    stateId,
    agent,
    guidance: guidanceOf(events, before),
    summary: summaryAt(after),
    modelCalls: modelCalls(events),
    lookUps: lookUps(events),
    substitution: dataOf(events, 'EngineSubstituted').at(-1) ?? null,
    searches: dataOf(events, 'ProductsSearched').map(({ criteria, matched, productIds }) => ({
      criteria,
      limits: statedLimits(criteria, currency).map(({ words }) => words),
      currency,
      matched,
      productIds,
    })),
    recommended,
    refused: refusedProducts(events, names.products),
    leftOut: leftOutProducts(foundProductIds(events), recommended, maxRecommendations, names.products),
    knowledge: dataOf(events, 'KnowledgeConsulted').map(({ query, entryIds }) => ({
      query,
      entries: entryIds.map((entryId) => ({ entryId, title: names.entries.get(entryId) ?? null })),
    })),
    tools: dataOf(events, 'ToolCalled'),
    reviews: dataOf(events, 'DraftReviewed'),
    handoverReason: dataOf(events, 'HandoverRequested').at(-1)?.reason ?? null,
  };
  return { ...facts, explanation: explain(facts, events, after) };
}

/** Every product that is named by a turn's events without its title, each once. */
export function namedProductIds(events: readonly DomainEvent[]): readonly string[] {
  const refused = dataOf(events, 'ProductsRefused').flatMap(({ products }) => products);
  return [...new Set([...foundProductIds(events), ...refused.map(({ productId }) => productId)])];
}

/** Every product that the searches of a turn found, each once. */
function foundProductIds(events: readonly DomainEvent[]): readonly string[] {
  return [...new Set(dataOf(events, 'ProductsSearched').flatMap(({ productIds }) => productIds))];
}

/** Every knowledge entry that a turn consulted, each once. */
export function consultedEntryIds(events: readonly DomainEvent[]): readonly string[] {
  return [...new Set(dataOf(events, 'KnowledgeConsulted').flatMap(({ entryIds }) => entryIds))];
}

/** The phase that the agent enters comes with its answer, so it did not lead to it. */
function guidanceOf(events: readonly DomainEvent[], before: Memory): WhyGuidance {
  const led = dataOf(events, 'GuidanceSet').reduce(applyGuidance, before.guidance);
  return {
    playbook: led.playbook,
    phase: led.phase,
    nextPhase: dataOf(events, 'PhaseEntered').at(-1)?.phase ?? null,
    hasOwnSystemMessage: led.systemMessage !== null,
    contextItems: led.context.length,
  };
}

/** What the shown products are priced in: criteria do not say their currency. */
function currencyOf(events: readonly DomainEvent[], { shown }: Memory): string | undefined {
  const cards = dataOf(events, 'ProductsRecommended').flatMap(({ products }) => products);
  return [...cards, ...shown].find(({ price }) => price !== null)?.price?.currency;
}
