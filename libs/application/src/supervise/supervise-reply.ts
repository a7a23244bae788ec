import { Injectable } from '@nestjs/common';
import {
  formatMoney,
  reviewProductClaims,
  reviewPromises,
  type Product,
  type ReplyPart,
  type ReviewFacts,
  type SearchCriteria,
} from '@app/domain';
import { type AgentRequest } from '../ports/agent';
import { KnowledgeBase } from '../ports/knowledge-base';

const NOTHING_LEFT: Readonly<Record<string, string>> = {
  en: 'Let me not promise what I cannot check. Can I help you with a product?',
  es: 'Prefiero no prometer lo que no puedo comprobar. ¿Te ayudo con un producto?',
};

/** The core's supervisors: they read each draft before it is committed, whichever agent wrote it. */
@Injectable()
export class SuperviseReply {
  constructor(private readonly knowledge: KnowledgeBase) {}

  /**
   * The draft as it may be said, with both verdicts at its end. `products` are those that the draft names or the
   * customer has in view.
   */
  async review(
    request: AgentRequest,
    draft: readonly ReplyPart[],
    products: ReadonlyMap<string, Product>,
  ): Promise<readonly ReplyPart[]> {
    const facts = await this.gatherFacts(request, draft, products);
    const said = draft.flatMap((part) => (part.kind === 'message' ? [part.text] : []));
    const checked = reviewProductClaims(said, facts);
    const kept = reviewPromises(checked.messages, facts);
    const reviews: ReplyPart[] = [checked.review, kept.review].map((review) => ({ kind: 'review', review }));
    const unchanged = checked.review.verdict === 'approved' && kept.review.verdict === 'approved';
    return [...(unchanged ? draft : this.withMessages(draft, kept.messages, facts.language)), ...reviews];
  }

  private withMessages(
    draft: readonly ReplyPart[],
    messages: readonly string[],
    language: string,
  ): readonly ReplyPart[] {
    const others = draft.filter(({ kind }) => kind !== 'message');
    const fallback = NOTHING_LEFT[language.slice(0, 2)] ?? NOTHING_LEFT['en'] ?? '';
    const texts = messages.length > 0 ? messages : [fallback];
    return [...others, ...texts.map((text): ReplyPart => ({ kind: 'message', text }))];
  }

  private async gatherFacts(
    { businessId, agent, memory }: AgentRequest,
    draft: readonly ReplyPart[],
    products: ReadonlyMap<string, Product>,
  ): Promise<ReviewFacts> {
    const consulted = draft.flatMap((part) => (part.kind === 'knowledge' ? part.entryIds : []));
    const entries = consulted.length === 0 ? [] : await this.knowledge.getEntries(businessId, consulted);
    const currency = [...products.values()].find(({ price }) => price !== null)?.price?.currency ?? 'USD';
    const limits = draft.flatMap((part) =>
      part.kind === 'search' ? limitsAsText(part.criteria, currency) : [],
    );
    const spoken = memory.transcript.filter(({ speaker }) => speaker === 'user').map(({ text }) => text);
    return {
      products: [...products.values()],
      knowledge: entries.map(({ title, text }) => `${title} ${text}`),
      customer: [...spoken, ...limits].join('\n'),
      language: agent.definition.language,
    };
  }
}

/** Limits are the customer's own figures, whatever words the agent puts them in. */
function limitsAsText({ minPriceMinor, maxPriceMinor }: SearchCriteria, currency: string): readonly string[] {
  return [minPriceMinor, maxPriceMinor]
    .filter((limit) => limit !== null)
    .map((amountMinor) => formatMoney({ amountMinor, currency }));
}
