import type { AgentDefinition, AgentDescriptor } from '@app/domain';

/** A new version answers after at most this long, in every process; in the one that made it, at once. */
export const CURRENT_AGENT_MS = 1_000;

/** Agent descriptors and their immutable versions, per business. */
export abstract class AgentDirectory {
  /** The newest version, or the one asked for. */
  abstract getAgent(
    businessId: string,
    descriptorId: string,
    version?: number,
  ): Promise<AgentDescriptor | undefined>;

  /**
   * The version that answers now: the newest, or the one before for `CURRENT_AGENT_MS` after another process made a new
   * one; never older than the version `atLeast`, so that no session goes back. Undefined for an unknown agent.
   */
  currentAgent(businessId: string, descriptorId: string, _atLeast = 0): Promise<AgentDescriptor | undefined> {
    return this.getAgent(businessId, descriptorId);
  }

  /** The newest version of each descriptor, by id. */
  abstract listAgents(businessId: string): Promise<readonly AgentDescriptor[]>;

  /** Stores the next version. The same definition as the newest version's makes no new one. */
  abstract putAgent(
    businessId: string,
    descriptorId: string,
    definition: AgentDefinition,
  ): Promise<AgentDescriptor>;
}
