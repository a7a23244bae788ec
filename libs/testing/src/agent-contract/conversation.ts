import type { Agent, ProductCatalogue } from '@app/application';
import {
  decideReply,
  evolveAll,
  type AgentDefinition,
  type DomainEvent,
  type Memory,
  type ProductCard,
  type ReplyPart,
  type SearchCriteria,
} from '@app/domain';
import { aMemory, anAgentRequest, saidByCustomer } from '../builders/agent.builder';
import { collect } from './agent-contract';

/** What one turn of a conversation came to. */
export interface SpokenTurn {
  readonly parts: readonly ReplyPart[];
  readonly messages: readonly string[];
  /** Products as they were recommended, after the core's own check of the limits. */
  readonly recommended: readonly ProductCard[];
  readonly productIds: readonly string[];
  /** The last search, as memory has it after the turn. */
  readonly search: SearchCriteria | null;
}

/** A conversation with an agent as the core would lead it: replies are decided on and folded into memory. */
export class Conversation {
  private memory: Memory = aMemory();

  constructor(
    private readonly agent: Agent,
    private readonly catalogue: ProductCatalogue,
    private readonly definition: Partial<AgentDefinition> = {},
  ) {}

  say(...texts: readonly string[]): Promise<SpokenTurn> {
    return this.happen(...texts.map(saidByCustomer));
  }

  /** One turn with any input; without input the agent speaks first. */
  async happen(...input: readonly DomainEvent[]): Promise<SpokenTurn> {
    const request = anAgentRequest(input, this.memory, this.definition);
    const parts = await collect(this.agent, request);
    const named = parts.flatMap((part) => (part.kind === 'recommendation' ? part.productIds : []));
    const events = decideReply(parts, await this.catalogue.getProducts(request.businessId, named));
    this.memory = evolveAll(request.memory, events);
    const recommended = events.flatMap((event) =>
      event.type === 'ProductsRecommended' ? event.data.products : [],
    );
    return {
      parts,
      messages: events.flatMap((event) => (event.type === 'MessageReplied' ? [event.data.text] : [])),
      recommended,
      productIds: recommended.map(({ productId }) => productId),
      search: this.memory.search,
    };
  }
}
