import type { AgentDefinition, AgentDescriptor } from '@app/domain';

/** Agent descriptors and their immutable versions, per business. */
export abstract class AgentDirectory {
  /** The newest version, or the one asked for. */
  abstract getAgent(
    businessId: string,
    descriptorId: string,
    version?: number,
  ): Promise<AgentDescriptor | undefined>;

  /** The newest version of each descriptor, by id. */
  abstract listAgents(businessId: string): Promise<readonly AgentDescriptor[]>;

  /** Stores the next version. The same definition as the newest version's makes no new one. */
  abstract putAgent(
    businessId: string,
    descriptorId: string,
    definition: AgentDefinition,
  ): Promise<AgentDescriptor>;
}
