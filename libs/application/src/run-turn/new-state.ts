import {
  EMPTY_MEMORY,
  evolveAll,
  MEMORY_FORMAT_VERSION,
  toEventRecord,
  type DomainEvent,
  type EventRecord,
  type State,
} from '@app/domain';
import { type TurnCommit } from '../ports/turn-store';
import { type RememberedState } from './memory-loader';
import { stateDigest } from './state-digest';
import { type TurnGround } from './turn-loader';

/** Depth between two snapshots: a cold load folds at most this many states. */
export const SNAPSHOT_DISTANCE = 20;

/** Fetched before the state is made. */
export interface FreshIds {
  readonly stateId: string;
  /** Used when the turn begins a session. */
  readonly sessionId: string;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
}

export interface NewState {
  readonly state: State;
  readonly records: readonly EventRecord[];
  readonly remembered: RememberedState;
  readonly snapshot: TurnCommit['snapshot'];
}

/** The child of a parent that a turn's events make: header, digest, stored form, and memory. Pure. */
export function newState(
  businessId: string,
  { parent, agent }: TurnGround,
  events: readonly DomainEvent[],
  ids: FreshIds,
): NewState {
  const records = events.map(toEventRecord);
  const undigested = {
    businessId,
    stateId: ids.stateId,
    sessionId: parent?.header.sessionId ?? ids.sessionId,
    parentStateId: parent?.header.stateId ?? null,
    depth: (parent?.header.depth ?? 0) + 1,
    agent: { descriptorId: agent.descriptorId, version: agent.version },
    createdAt: ids.createdAt,
  };
  const header = { ...undigested, digest: stateDigest(undigested, records, parent?.header.digest ?? null) };
  const memory = evolveAll(parent?.memory ?? EMPTY_MEMORY, events);
  const due = header.depth % SNAPSHOT_DISTANCE === 0;
  return {
    state: { ...header, events },
    records,
    remembered: { header, memory },
    snapshot: due ? { formatVersion: MEMORY_FORMAT_VERSION, memory } : null,
  };
}
