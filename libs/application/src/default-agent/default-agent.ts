import { Injectable } from '@nestjs/common';
import { DomainError, type AgentDescriptor } from '@app/domain';
import { AgentDirectory } from '../ports/agent-directory';

/** The id that makes an agent descriptor its business's default. */
const DEFAULT_ID = 'default';

/** Which agent answers when nobody says: the one called `default`, else the first by id. */
@Injectable()
export class DefaultAgent {
  constructor(private readonly agents: AgentDirectory) {}

  /** @throws DomainError AGENT_DESCRIPTOR_NOT_FOUND for an id that is not there, or a business without agents */
  async load(businessId: string, descriptorId?: string): Promise<AgentDescriptor> {
    const agent =
      descriptorId === undefined
        ? await this.getDefault(businessId)
        : await this.agents.getAgent(businessId, descriptorId);
    if (agent !== undefined) return agent;
    throw new DomainError(
      'AGENT_DESCRIPTOR_NOT_FOUND',
      descriptorId === undefined
        ? 'this business has no agent'
        : `there is no agent descriptor ${descriptorId}`,
    );
  }

  private async getDefault(businessId: string): Promise<AgentDescriptor | undefined> {
    const agents = await this.agents.listAgents(businessId);
    return agents.find((agent) => agent.descriptorId === DEFAULT_ID) ?? agents[0];
  }
}
