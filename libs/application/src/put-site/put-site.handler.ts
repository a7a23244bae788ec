import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { BusinessLoader } from '../create-business/business-loader';
import { FieldCheck } from '../field-check/field-check';
import { AgentDirectory } from '../ports/agent-directory';
import { Tenancy, type Site } from '../ports/tenancy';
import { PutSite } from './put-site.command';

@CommandHandler(PutSite)
export class PutSiteHandler implements ICommandHandler<PutSite> {
  constructor(
    private readonly businesses: BusinessLoader,
    private readonly tenancy: Tenancy,
    private readonly agents: AgentDirectory,
  ) {}

  /** @throws DomainError BUSINESS_NOT_FOUND, INVALID_ARGUMENT */
  async execute({ site }: PutSite): Promise<Site> {
    await this.businesses.load(site.businessId);
    new FieldCheck()
      .id(site.siteId, '#/id')
      .name(site.name, '#/name', 200)
      .require(
        await this.hasAgent(site),
        '#/agentDescriptorId',
        `there is no agent descriptor ${site.agentDescriptorId}`,
      )
      .refuseIfWrong();
    await this.tenancy.putSite(site);
    return site;
  }

  private async hasAgent({ businessId, agentDescriptorId }: Site): Promise<boolean> {
    if (agentDescriptorId === null) return true;
    return (await this.agents.getAgent(businessId, agentDescriptorId)) !== undefined;
  }
}
