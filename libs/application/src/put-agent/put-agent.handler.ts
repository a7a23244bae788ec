import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type AgentDescriptor } from '@app/domain';
import { BusinessLoader } from '../create-business/business-loader';
import { FieldCheck } from '../field-check/field-check';
import { AgentDirectory } from '../ports/agent-directory';
import { checkAgentDefinition } from './agent-definition.check';
import { PutAgent } from './put-agent.command';

@CommandHandler(PutAgent)
export class PutAgentHandler implements ICommandHandler<PutAgent> {
  constructor(
    private readonly businesses: BusinessLoader,
    private readonly agents: AgentDirectory,
  ) {}

  /** @throws DomainError BUSINESS_NOT_FOUND, INVALID_ARGUMENT */
  async execute({ businessId, descriptorId, definition }: PutAgent): Promise<AgentDescriptor> {
    await this.businesses.load(businessId);
    new FieldCheck().id(descriptorId, '#/id').refuseIfWrong();
    checkAgentDefinition(definition);
    return this.agents.putAgent(businessId, descriptorId, definition);
  }
}
