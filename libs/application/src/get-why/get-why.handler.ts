import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  DomainError,
  EMPTY_MEMORY,
  readEventRecord,
  type AgentDescriptor,
  type AgentRef,
  type State,
} from '@app/domain';
import { AgentDirectory } from '../ports/agent-directory';
import { KnowledgeBase } from '../ports/knowledge-base';
import { ProductCatalogue } from '../ports/product-catalogue';
import { StateReader } from '../ports/state-reader';
import { MemoryLoader } from '../run-turn/memory-loader';
import { GetWhy } from './get-why.query';
import { consultedEntryIds, namedProductIds, whyOf, type Why } from './why';
import type { WhyNames } from './why-facts';

@QueryHandler(GetWhy)
export class GetWhyHandler implements IQueryHandler<GetWhy> {
  constructor(
    private readonly states: StateReader,
    private readonly memories: MemoryLoader,
    private readonly agents: AgentDirectory,
    private readonly products: ProductCatalogue,
    private readonly knowledge: KnowledgeBase,
  ) {}

  /** @throws DomainError STATE_NOT_FOUND, SESSION_ERASED or DATA_LOSS */
  async execute({ businessId, stateId }: GetWhy): Promise<Why> {
    const record = await this.states.getState(businessId, stateId);
    if (record === undefined) throw new DomainError('STATE_NOT_FOUND', `there is no state ${stateId}`);
    const state: State = { ...record.header, events: record.events.map(readEventRecord) };
    const { parentStateId, agent } = record.header;
    const [parent, descriptor, names] = await Promise.all([
      parentStateId === null ? undefined : this.memories.load(businessId, parentStateId),
      this.loadAgent(businessId, agent),
      this.namesIn(state),
    ]);
    return whyOf(state, parent?.memory ?? EMPTY_MEMORY, descriptor, names);
  }

  private async loadAgent(businessId: string, { descriptorId, version }: AgentRef): Promise<AgentDescriptor> {
    const agent = await this.agents.getAgent(businessId, descriptorId, version);
    if (agent !== undefined) return agent;
    throw new DomainError('DATA_LOSS', `version ${version} of the agent descriptor ${descriptorId} is lost`);
  }

  /** Events keep ids only: what those are called is read as it is today. */
  private async namesIn({ businessId, events }: State): Promise<WhyNames> {
    const [products, entries, { currency }] = await Promise.all([
      this.products.getProducts(businessId, namedProductIds(events)),
      this.knowledge.getEntries(businessId, consultedEntryIds(events)),
      this.products.vocabulary(businessId),
    ]);
    return {
      products: new Map([...products.values()].map(({ productId, title }) => [productId, title])),
      entries: new Map(entries.map(({ entryId, title }) => [entryId, title])),
      currency,
    };
  }
}
