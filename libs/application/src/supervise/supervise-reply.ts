import { Injectable } from '@nestjs/common';
import {
  reviewProductClaims,
  reviewPromises,
  type Json,
  type Money,
  type Product,
  type ReplyPart,
  type ReviewFacts,
  type SearchCriteria,
} from '@app/domain';
import { type AgentRequest } from '../ports/agent';
import { limitCurrency } from './limit-currency';

/** What a supervisor knows of the turn. */
export type ReviewedTurn = Pick<AgentRequest, 'agent' | 'memory' | 'shop'>;

const NOTHING_LEFT: Readonly<Record<string, string>> = {
  en: 'Let me not promise what I cannot check. Can I help you with a product?',
  es: 'Prefiero no prometer lo que no puedo comprobar. ¿Te ayudo con un producto?',
};

/** The core's supervisors: they read each draft before it is committed, whichever agent wrote it. */
@Injectable()
export class SuperviseReply {
  /**
   * The draft as it may be said, with both verdicts at its end. `products` are those that the draft names or the
   * customer has in view.
   */
  async review(
    request: ReviewedTurn,
    draft: readonly ReplyPart[],
    products: ReadonlyMap<string, Product>,
  ): Promise<readonly ReplyPart[]> {
    const facts = await this.gatherFacts(request, draft, products);
    const said = draft.flatMap((part) => (part.kind === 'message' ? [part.text] : []));
    const checked = reviewProductClaims(said, facts);
    const kept = reviewPromises(checked.messages, facts);
    const reviews: ReplyPart[] = [checked.review, kept.review].map((review) => ({ kind: 'review', review }));
    const unchanged = checked.review.verdict === 'approved' && kept.review.verdict === 'approved';
    return [...(unchanged ? draft : withMessages(draft, kept.messages, facts.language)), ...reviews];
  }

  /** What the draft may lean on; `products` as for `review`. */
  async gatherFacts(
    request: ReviewedTurn,
    draft: readonly ReplyPart[],
    products: ReadonlyMap<string, Product>,
  ): Promise<ReviewFacts> {
    const { agent, memory, shop } = request;
    const consulted = draft.flatMap((part) => (part.kind === 'knowledge' ? part.entryIds : []));
    const entries = consulted.length === 0 ? [] : await shop.getEntries(consulted);
    const searches = draft.flatMap((part) => (part.kind === 'search' ? [part.criteria] : []));
    const stated = [memory.search, ...searches];
    const currency = await limitCurrency(shop, stated);
    const limits = currency === null ? [] : stated.flatMap((criteria) => limitsOf(criteria, currency));
    const earlier = memory.summary?.points.filter(({ by }) => by === 'user') ?? [];
    const spoken = [...earlier, ...memory.transcript.filter(({ speaker }) => speaker === 'user')];
    return {
      products: [...products.values()],
      knowledge: [...entries.map(({ title, text }) => `${title}\n${text}`), ...toldBy(request)],
      customer: spoken.map(({ text }) => text).join('\n'),
      limits,
      done: effectsOf(request, draft),
      language: agent.definition.language,
    };
  }
}

/** What tools completed in this turn, and what the conversation remembers of earlier ones. */
function effectsOf({ memory }: ReviewedTurn, draft: readonly ReplyPart[]): ReviewFacts['done'] {
  const now = draft.flatMap((part): ReviewFacts['done'] => {
    if (part.kind === 'handover') return ['delegation'];
    if (part.kind !== 'tool-call' || part.call.outcome.status !== 'completed') return [];
    return [part.call.outcome.result.kind];
  });
  const told = memory.happened.map(({ text }) => text);
  return [
    ...now,
    ...(memory.handover === 'none' ? [] : (['delegation'] as const)),
    ...(told.some((text) => text.startsWith('order drafted')) ? (['order-draft'] as const) : []),
    ...(told.some((text) => text.startsWith('meeting proposed')) ? (['meeting'] as const) : []),
  ];
}

/** What the shop itself put into this conversation: its greeting, its context, what its people wrote. */
function toldBy({ agent, memory }: ReviewedTurn): readonly string[] {
  const written = memory.transcript.filter(({ speaker }) => speaker === 'team').map(({ text }) => text);
  return [agent.definition.greeting ?? '', ...memory.guidance.context.flatMap(textsIn), ...written];
}

function textsIn(item: Json): readonly string[] {
  if (typeof item === 'string') return [item];
  if (item === null || typeof item !== 'object') return [];
  return [Object.values(item).flatMap(textsIn).join('\n')];
}

/** Each message in its own place; where none is left to say, a sentence that promises nothing. */
function withMessages(
  draft: readonly ReplyPart[],
  messages: readonly string[],
  language: string,
): readonly ReplyPart[] {
  const left = [...messages];
  const kept = draft.flatMap((part): readonly ReplyPart[] => {
    if (part.kind !== 'message') return [part];
    const text = left.shift() ?? '';
    return text === '' ? [] : [{ kind: 'message', text }];
  });
  if (kept.some(({ kind }) => kind === 'message')) return kept;
  return [...kept, { kind: 'message', text: NOTHING_LEFT[language.slice(0, 2)] ?? NOTHING_LEFT['en'] ?? '' }];
}

function limitsOf(criteria: SearchCriteria | null, currency: string): readonly Money[] {
  return [criteria?.minPriceMinor, criteria?.maxPriceMinor]
    .filter((limit) => limit != null)
    .map((amountMinor) => ({ amountMinor, currency }));
}
