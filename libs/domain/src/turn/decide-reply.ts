import type { Playbook } from '../agent/agent-descriptor';
import { findPlaybook, hasPhase } from '../conversation/guidance';
import { DomainError } from '../errors';
import { event, type DomainEvent } from '../event/event';
import { boundCriteria } from '../product/criteria-limits';
import type { ModelCall, Substitution, ToolResult, Withheld } from '../model/model-call';
import type { Review } from '../review/review';
import type { ToolCall } from '../tool/tool-call';
import { toProductCard, type Product } from '../product/product';
import { refusalOf, type RefusedProduct } from '../product/refusal';
import type { SearchCriteria } from '../product/search-criteria';

/** What an agent may put into its reply, in the order it wants it shown. It names products; it never describes them. */
export type ReplyPart =
  | { readonly kind: 'message'; readonly text: string }
  | {
      readonly kind: 'recommendation';
      readonly productIds: readonly string[];
      readonly criteria: SearchCriteria | null;
    }
  /** What the agent itself found that it may not show. */
  | { readonly kind: 'refusal'; readonly products: readonly RefusedProduct[] }
  | { readonly kind: 'suggestions'; readonly questions: readonly string[] }
  | { readonly kind: 'handover'; readonly reason: string; readonly reasonNative: string }
  | {
      readonly kind: 'search';
      readonly criteria: SearchCriteria;
      readonly matched: number;
      readonly productIds: readonly string[];
    }
  | { readonly kind: 'knowledge'; readonly query: string; readonly entryIds: readonly string[] }
  | { readonly kind: 'phase'; readonly playbook: string; readonly phase: string }
  | { readonly kind: 'tool-call'; readonly call: ToolCall }
  | { readonly kind: 'model-call'; readonly call: ModelCall }
  | { readonly kind: 'tool-result'; readonly result: ToolResult }
  | { readonly kind: 'substitution'; readonly substitution: Substitution }
  | { readonly kind: 'withheld'; readonly withheld: Withheld }
  | { readonly kind: 'review'; readonly review: Review };

type Recommendation = Extract<ReplyPart, { kind: 'recommendation' }>;

export const REPLY_LIMITS = {
  parts: 100,
  textCodePoints: 8_000,
  recommendations: 10,
  refusals: 20,
  idLength: 200,
} as const;

/**
 * The facts that a turn ends with. `catalogue` holds the products that exist among those the reply names; a
 * product that is not in it, or breaks the limits it was searched with, is refused whoever named it, which is a fact too;
 * `currency` is the shop's, null where no limit is one of price;
 * a phase that none of the agent's `playbooks` has is left out. A delegation that a tool completed is a hand-off, said or not.
 * @throws DomainError AGENT_FAILED when nothing is left that a customer could read
 */
export function decideReply(
  parts: readonly ReplyPart[],
  catalogue: ReadonlyMap<string, Product>,
  currency: string | null,
  playbooks: readonly Playbook[] = [],
): readonly DomainEvent[] {
  const events = parts
    .slice(0, REPLY_LIMITS.parts)
    .flatMap((part) => decidePart(part, catalogue, currency, playbooks));
  if (!events.some(({ type }) => type === 'MessageReplied' || type === 'ProductsRecommended')) {
    throw new DomainError('AGENT_FAILED', 'the agent made no message and no recommendation');
  }
  return [...events, ...delegationFacts(events)];
}

function delegationFacts(events: readonly DomainEvent[]): readonly DomainEvent[] {
  if (events.some(({ type }) => type === 'HandoverRequested')) return [];
  for (const { type, data } of events) {
    if (type !== 'ToolCalled' || data.outcome.status !== 'completed') continue;
    const { result } = data.outcome;
    if (result.kind !== 'delegation') continue;
    return [event('HandoverRequested', { reason: result.reason, reasonNative: result.reason })];
  }
  return [];
}

function decidePart(
  part: ReplyPart,
  catalogue: ReadonlyMap<string, Product>,
  currency: string | null,
  playbooks: readonly Playbook[],
): readonly DomainEvent[] {
  switch (part.kind) {
    case 'message':
      return messageFacts(part.text);
    case 'recommendation':
      return recommendationFacts(part, catalogue, currency);
    case 'refusal':
      return refusalFacts(part.products);
    case 'suggestions':
      return part.questions.length === 0 ? [] : [event('QuestionsSuggested', { questions: part.questions })];
    case 'handover':
      return [event('HandoverRequested', { reason: part.reason, reasonNative: part.reasonNative })];
    case 'search': {
      const { matched, productIds } = part;
      return [event('ProductsSearched', { criteria: boundCriteria(part.criteria), matched, productIds })];
    }
    case 'knowledge':
      return [event('KnowledgeConsulted', { query: part.query, entryIds: part.entryIds })];
    case 'phase': {
      const { playbook, phase } = part;
      const known = findPlaybook(playbook, playbooks);
      return known !== undefined && hasPhase(known, phase)
        ? [event('PhaseEntered', { playbook, phase })]
        : [];
    }
    case 'tool-call':
      return [event('ToolCalled', part.call)];
    case 'model-call':
      return [event('ModelCalled', part.call)];
    case 'tool-result':
      return [event('ToolResultRecorded', part.result)];
    case 'substitution':
      return [event('EngineSubstituted', part.substitution)];
    case 'withheld':
      return [event('WordsWithheld', part.withheld)];
    case 'review':
      return [event('DraftReviewed', part.review)];
  }
}

function messageFacts(raw: string): readonly DomainEvent[] {
  const text = cutText(printable(raw)).trim();
  return text === '' ? [] : [event('MessageReplied', { text })];
}

/** What the `catalogue` bears out of a recommendation: those that exist and keep the limits, or no fact at all. */
export function recommendationFacts(
  { productIds, criteria }: Pick<Recommendation, 'productIds' | 'criteria'>,
  catalogue: ReadonlyMap<string, Product>,
  currency: string | null,
): readonly DomainEvent[] {
  const named = [...new Set(productIds)].map((productId) => {
    const product = catalogue.get(productId);
    return { productId, product, reason: refusalOf(product, criteria, currency) };
  });
  const products = named
    .flatMap(({ product, reason }) => (product === undefined || reason !== null ? [] : [product]))
    .slice(0, REPLY_LIMITS.recommendations)
    .map(toProductCard);
  const refused = named.flatMap(({ productId, reason }) => (reason === null ? [] : [{ productId, reason }]));
  return [
    ...(products.length === 0 ? [] : [event('ProductsRecommended', { products })]),
    ...refusalFacts(refused),
  ];
}

/** What an agent names is anything: it is kept short and printable. */
function refusalFacts(refused: readonly RefusedProduct[]): readonly DomainEvent[] {
  const products = refused.slice(0, REPLY_LIMITS.refusals).map(({ productId, reason }) => ({
    productId: printable(productId.slice(0, REPLY_LIMITS.idLength)),
    reason,
  }));
  return products.length === 0 ? [] : [event('ProductsRefused', { products })];
}

/** Control characters (ANSI escapes among them) have no place in chat text; tab and line breaks stay. */
export function printable(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\t\n\r]/gu, '');
}

function cutText(text: string): string {
  return text.length <= REPLY_LIMITS.textCodePoints
    ? text
    : [...text].slice(0, REPLY_LIMITS.textCodePoints).join('');
}
