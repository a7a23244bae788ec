import type { EventRecord } from '../event/event-record';
import { canonicalJson } from '../json';
import type { StateHeader } from './state';

/**
 * The text whose SHA-256 is a state's digest. It names everything stored of the turn, the events' payloads as the
 * very text that is stored, and the parent's digest: a changed byte anywhere in a lineage changes every digest
 * below it.
 */
export function digestMaterial(
  header: Omit<StateHeader, 'digest'>,
  events: readonly EventRecord[],
  parentDigest: string | null,
): string {
  const { businessId, stateId, sessionId, parentStateId, depth, agent, createdAt } = header;
  return canonicalJson([
    1,
    parentDigest,
    [businessId, sessionId, stateId, parentStateId, depth, agent.descriptorId, agent.version, createdAt],
    events.map(({ type, schemaVersion, payload }) => [type, schemaVersion, payload]),
  ]);
}
