import { DomainError, type AgentDescriptor } from '@app/domain';
import { type AgentDirectory } from '../ports/agent-directory';

/**
 * An agent to answer again with.
 * @param version default: its newest
 * @throws DomainError AGENT_DESCRIPTOR_NOT_FOUND; where only the version is unknown, it says which there are
 */
export async function loadAgentVersion(
  agents: AgentDirectory,
  businessId: string,
  descriptorId: string,
  version?: number,
): Promise<AgentDescriptor> {
  const agent = await agents.getAgent(businessId, descriptorId, version);
  if (agent !== undefined) return agent;
  const newest = version === undefined ? undefined : await agents.getAgent(businessId, descriptorId);
  throw newest === undefined
    ? new DomainError('AGENT_DESCRIPTOR_NOT_FOUND', `there is no agent descriptor ${descriptorId}`)
    : noSuchVersion(descriptorId, version, newest.version);
}

function noSuchVersion(descriptorId: string, version: number | undefined, newest: number): DomainError {
  const known = newest === 1 ? 'only version 1' : `the versions 1 to ${newest}`;
  return new DomainError(
    'AGENT_DESCRIPTOR_NOT_FOUND',
    `there is no version ${version} of the agent descriptor ${descriptorId}: it has ${known}`,
    { fields: [{ pointer: '#/version', message: `is unknown: there is ${known}` }] },
  );
}
