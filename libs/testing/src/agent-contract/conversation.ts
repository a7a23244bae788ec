import type { Agent, AgentRequest, OpenToolBox, ShopReader } from '@app/application';
import {
  decideReply,
  evolveAll,
  type AgentDefinition,
  type DomainEvent,
  type Memory,
  type ProductCard,
  type ReplyPart,
  type SearchCriteria,
  type ToolCall,
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
  readonly toolCalls: readonly ToolCall[];
  readonly memory: Memory;
}

/** Where a conversation is held; a session of its own without tools unless said otherwise. */
export interface ConversationSetting {
  readonly conversationId?: string;
  readonly now?: Date;
  readonly toolBoxes?: OpenToolBox;
}

/** A conversation with an agent as the core would lead it: replies are decided on and folded into memory. */
export class Conversation {
  private memory: Memory = aMemory();

  constructor(
    private readonly agent: Agent,
    private readonly shop: ShopReader,
    private readonly definition: Partial<AgentDefinition> = {},
    private readonly setting: ConversationSetting = {},
  ) {}

  say(...texts: readonly string[]): Promise<SpokenTurn> {
    return this.happen(...texts.map(saidByCustomer));
  }

  /** One turn with any input; without input the agent speaks first. */
  async happen(...input: readonly DomainEvent[]): Promise<SpokenTurn> {
    const toolCalls: ToolCall[] = [];
    const request = this.requestFor(input, toolCalls);
    const said = await collect(this.agent, request);
    const parts = [...toolCalls.map((call): ReplyPart => ({ kind: 'tool-call', call })), ...said];
    const named = parts.flatMap((part) => (part.kind === 'recommendation' ? part.productIds : []));
    const products = await this.shop.getProducts(named);
    const { currency } = await this.shop.vocabulary();
    const events = decideReply(parts, products, currency, this.definition.playbooks);
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
      toolCalls,
      memory: this.memory,
    };
  }

  private requestFor(input: readonly DomainEvent[], toolCalls: ToolCall[]): AgentRequest {
    const request = anAgentRequest(input, this.memory, this.definition, this.shop);
    const { now = request.now, toolBoxes, conversationId = null } = this.setting;
    const context = {
      businessId: request.businessId,
      conversationId,
      customer: request.memory.customer,
      told: request.memory,
    };
    const tools = toolBoxes?.open(request.agent, context, (call) => toolCalls.push(call)) ?? request.tools;
    return { ...request, now, conversationId, tools };
  }
}
