import { Injectable } from '@nestjs/common';
import { decideReply, type DomainEvent, type ReplyPart } from '@app/domain';
import { Agent, type AgentOutput, type AgentRequest } from '../ports/agent';
import { ProductCatalogue } from '../ports/product-catalogue';
import { Deadline } from './deadline';

/** How long an agent may think, in milliseconds. Shorter than a turn's lease, so that a finished reply can be stored. */
export const AGENT_DEADLINE_MS = 25_000;

/** Asks the agent, outside any transaction, and turns what it said into facts that the catalogue bears out. */
@Injectable()
export class AgentReply {
  constructor(
    private readonly agent: Agent,
    private readonly products: ProductCatalogue,
  ) {}

  /** @throws DomainError AGENT_FAILED, AGENT_TIMEOUT or AGENT_UNAVAILABLE */
  async ask(request: AgentRequest, observe: (output: AgentOutput) => void): Promise<readonly DomainEvent[]> {
    const parts = await this.collect(request, observe);
    const named = parts.flatMap((part) => (part.kind === 'recommendation' ? part.productIds : []));
    return decideReply(parts, await this.products.getProducts(request.businessId, named));
  }

  private async collect(
    request: AgentRequest,
    observe: (output: AgentOutput) => void,
  ): Promise<readonly ReplyPart[]> {
    const deadline = new Deadline(AGENT_DEADLINE_MS);
    const parts: ReplyPart[] = [];
    try {
      for await (const output of deadline.bound(this.agent.respond(request, deadline.signal))) {
        observe(output);
        if (output.kind !== 'text-delta') parts.push(output);
      }
      return parts;
    } finally {
      deadline.clear();
    }
  }
}
