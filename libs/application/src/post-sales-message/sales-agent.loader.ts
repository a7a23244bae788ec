import { Injectable } from '@nestjs/common';
import { DomainError, type AgentDescriptor } from '@app/domain';
import { DefaultAgent } from '../default-agent/default-agent';
import { AgentDirectory } from '../ports/agent-directory';
import { Tenancy, type Site } from '../ports/tenancy';

/** Finds who answers a new sales conversation. */
@Injectable()
export class SalesAgentLoader {
  constructor(
    private readonly agents: AgentDirectory,
    private readonly defaults: DefaultAgent,
    private readonly tenancy: Tenancy,
  ) {}

  /**
   * The agent asked for, else the site's, else the business's default.
   * @throws DomainError AGENT_DESCRIPTOR_NOT_FOUND, SITE_NOT_FOUND
   */
  async load(
    businessId: string,
    descriptorId: string | null,
    siteId: string | null,
  ): Promise<AgentDescriptor> {
    const site = siteId === null ? null : await this.loadSite(businessId, siteId);
    if (descriptorId !== null) return this.loadAgent(businessId, descriptorId);
    const ofSite = site?.agentDescriptorId ?? null;
    const agent = ofSite === null ? undefined : await this.agents.getAgent(businessId, ofSite);
    return agent ?? this.defaults.load(businessId);
  }

  /** @throws DomainError AGENT_DESCRIPTOR_NOT_FOUND */
  loadAgent(businessId: string, descriptorId: string): Promise<AgentDescriptor> {
    return this.defaults.load(businessId, descriptorId);
  }

  /** @throws DomainError SITE_NOT_FOUND */
  async loadSite(businessId: string, siteId: string): Promise<Site> {
    const site = await this.tenancy.getSite(businessId, siteId);
    if (site !== undefined) return site;
    throw new DomainError('SITE_NOT_FOUND', `there is no site ${siteId}`);
  }
}
