import {
  LiveShop,
  type AgentRequest,
  type KnowledgeBase,
  type ProductCatalogue,
  type ShopReader,
  type ToolBox,
} from '@app/application';
import {
  EMPTY_MEMORY,
  event,
  evolveAll,
  type AgentDefinition,
  type AgentDescriptor,
  type DomainEvent,
  type Memory,
} from '@app/domain';
import { InMemoryKnowledgeBase } from '../in-memory/in-memory-knowledge-base';
import { InMemoryProductCatalogue } from '../in-memory/in-memory-product-catalogue';

export function anAgentDefinition(given: Partial<AgentDefinition> = {}): AgentDefinition {
  return {
    name: 'Example agent',
    engine: 'built-in',
    language: 'en',
    instructions: '',
    greeting: 'Welcome to the shop!',
    playbooks: [],
    maxRecommendations: 3,
    ...given,
  };
}

export function anAgent(given: Partial<AgentDefinition> = {}): AgentDescriptor {
  return {
    businessId: 'demo',
    descriptorId: 'example-agent',
    version: 1,
    definition: anAgentDefinition(given),
    createdAt: '2026-01-01T00:00:00.000Z',
  };
}

export function saidByCustomer(text: string): DomainEvent {
  return event('MessageReceived', { role: 'user', content: { kind: 'text', text } });
}

/** Memory of these events, in a session that has begun. */
export function aMemory(...events: readonly DomainEvent[]): Memory {
  const started = event('SessionStarted', { agent: { descriptorId: 'example-agent', version: 1 } });
  return evolveAll(EMPTY_MEMORY, [started, ...events]);
}

/** A tool box with nothing in it. */
export const NO_TOOLS: ToolBox = {
  tools: [],
  call: () => Promise.resolve({ status: 'failed', reason: 'not_available', detail: 'there are no tools' }),
};

/** The shop of the business `demo` that these hold; nothing unless said otherwise. */
export function aShop(
  catalogue: ProductCatalogue = new InMemoryProductCatalogue(),
  knowledge: KnowledgeBase = new InMemoryKnowledgeBase(),
): ShopReader {
  return new LiveShop('demo', catalogue, knowledge);
}

/** A request whose input is folded into the memory it carries, as the core does it. */
export function anAgentRequest(
  input: readonly DomainEvent[],
  before: Memory = aMemory(),
  given: Partial<AgentDefinition> = {},
  shop: ShopReader = aShop(),
): AgentRequest {
  return {
    businessId: 'demo',
    agent: anAgent(given),
    conversationId: null,
    now: new Date('2026-01-01T00:00:00.000Z'),
    memory: evolveAll(before, input),
    input,
    tools: NO_TOOLS,
    shop,
  };
}
