import { createHash } from 'node:crypto';
import { digestMaterial } from '@app/domain';
import { keyOf, type EventRow, type StateRow, type StoredRows } from './stored-rows';

/** One root for each session; below it every state has its parent in the same session, one level up; digests match. */
export function* treeProblems({ sessions, states, events }: StoredRows): Iterable<string> {
  const byKey = new Map<string, StateRow>();
  const roots = new Set<string>();
  for (const state of states) {
    const { businessId, stateId, sessionId, parentStateId, depth } = state;
    const session = keyOf(businessId, sessionId);
    const own = events.get(keyOf(businessId, stateId)) ?? [];
    const parent = parentStateId === null ? undefined : byKey.get(keyOf(businessId, parentStateId));
    if (!sessions.has(session)) yield `${stateId} has no session`;
    if (parentStateId === null) {
      if (depth !== 1) yield `${stateId} is a root at depth ${depth}`;
      if (roots.has(session)) yield `${stateId} is a second root of session ${sessionId}`;
      roots.add(session);
    } else if (parent === undefined) {
      yield `${stateId} has no parent in its business above it`;
    } else {
      if (parent.sessionId !== sessionId) yield `${stateId} is in another session than its parent`;
      if (parent.depth + 1 !== depth) yield `${stateId} is at depth ${depth} below ${parent.depth}`;
    }
    yield* eventProblems(state, own);
    if (digestOf(state, own, parent?.digest ?? null) !== state.digest) yield `${stateId} has a wrong digest`;
    byKey.set(keyOf(businessId, stateId), state);
  }
  for (const session of sessions) if (!roots.has(session)) yield `session ${session} has no root`;
  for (const key of events.keys()) if (!byKey.has(key)) yield `events of ${key} have no state`;
}

function* eventProblems({ stateId, eventCount }: StateRow, events: readonly EventRow[]): Iterable<string> {
  if (events.length !== eventCount) yield `${stateId} declares ${eventCount} events and has ${events.length}`;
  if (events.some(({ position }, at) => position !== at)) yield `${stateId} has events out of order`;
}

function digestOf(row: StateRow, events: readonly EventRow[], parentDigest: string | null): string {
  const { businessId, stateId, sessionId, parentStateId, depth } = row;
  const header = {
    ...{ businessId, stateId, sessionId, parentStateId, depth },
    agent: { descriptorId: row.descriptorId, version: row.agentVersion },
    createdAt: new Date(row.createdAt).toISOString(),
  };
  return createHash('sha256')
    .update(digestMaterial(header, events, parentDigest))
    .digest('hex');
}
