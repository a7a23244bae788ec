import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import {
  ClaimGate,
  recommendationFacts,
  reviewPassage,
  type Product,
  type ReplyPart,
  type ReviewFacts,
} from '@app/domain';
import { type AgentRequest } from '../ports/agent';
import { ProductCatalogue } from '../ports/product-catalogue';
import { SuperviseReply } from '../supervise/supervise-reply';
import { type ReplyObserver } from './reply-news';
import { ToldReply, type ReplyCheck } from './told-reply';

const SAMPLE =
  'Hello! The first words of a process must not wait for its patterns to be compiled, for $5 or free.';

/** Lets those who stream see a reply before it is committed, and nothing in it that the supervisors would not let pass. */
@Injectable()
export class TellReply implements OnApplicationBootstrap {
  constructor(
    private readonly products: ProductCatalogue,
    private readonly supervisors: SuperviseReply,
  ) {}

  onApplicationBootstrap(): void {
    for (const piece of SAMPLE.split(/(?<= )/)) {
      const gate = new ClaimGate();
      gate.push(piece);
      gate.next();
    }
  }

  /** @param parts the reply so far; grows while the agent speaks */
  open(observe: ReplyObserver, request: AgentRequest, parts: readonly ReplyPart[]): ToldReply {
    return new ToldReply(observe, this.checkFor(request, parts));
  }

  private checkFor(request: AgentRequest, parts: readonly ReplyPart[]): ReplyCheck {
    let known: { readonly parts: number; readonly facts: Promise<ReviewFacts> } | undefined;
    return {
      review: async (text) => {
        if (known?.parts !== parts.length)
          known = { parts: parts.length, facts: this.factsFor(request, parts) };
        return reviewPassage(text, await known.facts);
      },
      bearOut: async ({ productIds, criteria }) =>
        recommendationFacts(
          productIds,
          criteria,
          await this.products.getProducts(request.businessId, productIds),
        ),
    };
  }

  private async factsFor(request: AgentRequest, parts: readonly ReplyPart[]): Promise<ReviewFacts> {
    const draft = [...parts];
    const products: ReadonlyMap<string, Product> = await this.products.getProducts(
      request.businessId,
      productIdsIn(draft, request),
    );
    return this.supervisors.gatherFacts(request, draft, products);
  }
}

/** The products that the reply names or the customer has in view. */
export function productIdsIn(parts: readonly ReplyPart[], { memory }: AgentRequest): readonly string[] {
  const named = parts.flatMap((part) => ('productIds' in part ? part.productIds : []));
  const shown = memory.shown.map(({ productId }) => productId);
  return [...new Set([...named, ...shown])];
}
