import { createHash } from 'node:crypto';
import {
  canonicalJson,
  digestMaterial,
  EMPTY_MEMORY,
  evolveAll,
  readEventRecord,
  type EventRecord,
  type Memory,
} from '@app/domain';

/** A state as a release stored it. */
export interface GoldenState {
  readonly stateId: string;
  readonly parentStateId: string | null;
  readonly depth: number;
  readonly descriptorId: string;
  readonly agentVersion: number;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly digest: string;
  readonly events: readonly EventRecord[];
}

export interface GoldenSession {
  readonly businessId: string;
  readonly sessionId: string;
  /** Parents before their children. */
  readonly states: readonly GoldenState[];
}

/** What one version wrote. A file is never changed; whoever writes events of a new kind or shape adds one. */
export interface GoldenHistory {
  /** Of the package. */
  readonly version: string;
  readonly sessions: readonly GoldenSession[];
  /** SHA-256 of all states' memories, by the version of the memory's format: derived, so each format adds its own. */
  readonly memories: Readonly<Record<string, string>>;
}

/** Every state's digest, made again from what is stored of it. */
export function digestsOf({ businessId, sessionId, states }: GoldenSession): readonly string[] {
  const digests = new Map<string, string>();
  for (const { events, digest: _stored, descriptorId, agentVersion, ...header } of states) {
    const agent = { descriptorId, version: agentVersion };
    const parentDigest = header.parentStateId === null ? null : (digests.get(header.parentStateId) ?? '');
    const material = digestMaterial({ ...header, businessId, sessionId, agent }, events, parentDigest);
    digests.set(header.stateId, createHash('sha256').update(material).digest('hex'));
  }
  return [...digests.values()];
}

/** SHA-256 of what every state of every session remembers. */
export function memoriesDigest(sessions: readonly GoldenSession[]): string {
  const hash = createHash('sha256');
  for (const { states } of sessions) {
    const memories = new Map<string | null, Memory>([[null, EMPTY_MEMORY]]);
    for (const { stateId, parentStateId, events } of states) {
      const before = memories.get(parentStateId);
      if (before === undefined) throw new Error(`${stateId} stands before its parent`);
      const memory = evolveAll(before, events.map(readEventRecord));
      memories.set(stateId, memory);
      hash.update(canonicalJson(memory));
    }
  }
  return hash.digest('hex');
}
