import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { DomainError, type AgentDescriptor } from '@app/domain';
import { AgentDirectory } from '../ports/agent-directory';
import { GetAgent } from './get-agent.query';

@QueryHandler(GetAgent)
export class GetAgentHandler implements IQueryHandler<GetAgent> {
  constructor(private readonly agents: AgentDirectory) {}

  /** @throws DomainError AGENT_DESCRIPTOR_NOT_FOUND */
  async execute({ businessId, descriptorId }: GetAgent): Promise<AgentDescriptor> {
    const agent = await this.agents.getAgent(businessId, descriptorId);
    if (agent !== undefined) return agent;
    throw new DomainError('AGENT_DESCRIPTOR_NOT_FOUND', `there is no agent descriptor ${descriptorId}`);
  }
}
