import { AgentDirectory } from '@app/application';
import { canonicalJson, type AgentDefinition, type AgentDescriptor } from '@app/domain';

/** The agent directory port over a map, for specs of use cases. */
export class InMemoryAgentDirectory extends AgentDirectory {
  private readonly versions = new Map<string, AgentDescriptor[]>();

  getAgent(businessId: string, descriptorId: string, version?: number): Promise<AgentDescriptor | undefined> {
    const versions = this.versions.get(`${businessId}\n${descriptorId}`) ?? [];
    return Promise.resolve(version === undefined ? versions.at(-1) : versions[version - 1]);
  }

  listAgents(businessId: string): Promise<readonly AgentDescriptor[]> {
    const newest = [...this.versions.values()].flatMap((versions) => versions.slice(-1));
    const own = newest.filter((agent) => agent.businessId === businessId);
    return Promise.resolve(own.sort((left, right) => (left.descriptorId < right.descriptorId ? -1 : 1)));
  }

  async putAgent(
    businessId: string,
    descriptorId: string,
    definition: AgentDefinition,
  ): Promise<AgentDescriptor> {
    const newest = await this.getAgent(businessId, descriptorId);
    if (newest !== undefined && canonicalJson(newest.definition) === canonicalJson(definition)) return newest;
    const version = (newest?.version ?? 0) + 1;
    const next = { businessId, descriptorId, version, definition, createdAt: '2026-01-01T00:00:00.000Z' };
    const key = `${businessId}\n${descriptorId}`;
    this.versions.set(key, [...(this.versions.get(key) ?? []), next]);
    return next;
  }
}
