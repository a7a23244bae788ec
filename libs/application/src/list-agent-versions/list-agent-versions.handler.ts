import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { DomainError, type AgentDescriptor } from '@app/domain';
import { AgentDirectory } from '../ports/agent-directory';
import { ListAgentVersions } from './list-agent-versions.query';

@QueryHandler(ListAgentVersions)
export class ListAgentVersionsHandler implements IQueryHandler<ListAgentVersions> {
  constructor(private readonly agents: AgentDirectory) {}

  /** @throws DomainError AGENT_DESCRIPTOR_NOT_FOUND */
  async execute({ businessId, descriptorId }: ListAgentVersions): Promise<readonly AgentDescriptor[]> {
    const versions: AgentDescriptor[] = [];
    let agent = await this.agents.getAgent(businessId, descriptorId);
    while (agent !== undefined) {
      versions.push(agent);
      agent =
        agent.version > 1
          ? await this.agents.getAgent(businessId, descriptorId, agent.version - 1)
          : undefined;
    }
    if (versions.length > 0) return versions;
    throw new DomainError('AGENT_DESCRIPTOR_NOT_FOUND', `there is no agent descriptor ${descriptorId}`);
  }
}
