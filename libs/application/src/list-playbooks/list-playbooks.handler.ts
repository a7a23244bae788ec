import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { NEUTRAL_PLAYBOOK, type Playbook } from '@app/domain';
import { DefaultAgent } from '../default-agent/default-agent';
import { ListPlaybooks } from './list-playbooks.query';

@QueryHandler(ListPlaybooks)
export class ListPlaybooksHandler implements IQueryHandler<ListPlaybooks> {
  constructor(private readonly agents: DefaultAgent) {}

  /** @throws DomainError AGENT_DESCRIPTOR_NOT_FOUND */
  async execute({ businessId, agentDescriptorId }: ListPlaybooks): Promise<readonly Playbook[]> {
    const { definition } = await this.agents.load(businessId, agentDescriptorId);
    const own = definition.playbooks;
    return own.some(({ name }) => name === NEUTRAL_PLAYBOOK.name) ? own : [NEUTRAL_PLAYBOOK, ...own];
  }
}
