import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type AgentDescriptor } from '@app/domain';
import { BusinessLoader } from '../create-business/business-loader';
import { AgentDirectory } from '../ports/agent-directory';
import { ListAgents } from './list-agents.query';

@QueryHandler(ListAgents)
export class ListAgentsHandler implements IQueryHandler<ListAgents> {
  constructor(
    private readonly businesses: BusinessLoader,
    private readonly agents: AgentDirectory,
  ) {}

  /** @throws DomainError BUSINESS_NOT_FOUND */
  async execute({ businessId }: ListAgents): Promise<readonly AgentDescriptor[]> {
    await this.businesses.load(businessId);
    return this.agents.listAgents(businessId);
  }
}
