import {
  canonicalJson,
  EMPTY_MEMORY,
  evolveAll,
  MEMORY_FORMAT_VERSION,
  readEventRecord,
  type Memory,
} from '@app/domain';
import { keyOf, type StoredRows } from './stored-rows';

/** A snapshot is the fold of its state's lineage. */
export function* snapshotProblems({ states, events, snapshots }: StoredRows): Iterable<string> {
  const current = snapshots.filter(({ formatVersion }) => formatVersion === MEMORY_FORMAT_VERSION);
  const sessionOf = new Map(states.map((state) => [keyOf(state.businessId, state.stateId), state.sessionId]));
  const wanted = new Set(current.map(({ businessId, stateId }) => sessionOf.get(keyOf(businessId, stateId))));
  const folds = new Map<string, Memory>();
  for (const { businessId, stateId, sessionId, parentStateId } of states) {
    if (!wanted.has(sessionId)) continue;
    const key = keyOf(businessId, stateId);
    const before = parentStateId === null ? EMPTY_MEMORY : folds.get(keyOf(businessId, parentStateId));
    folds.set(key, evolveAll(before ?? EMPTY_MEMORY, (events.get(key) ?? []).map(readEventRecord)));
  }
  for (const { businessId, stateId, memory } of current) {
    const folded = folds.get(keyOf(businessId, stateId));
    if (folded === undefined) yield `the snapshot of ${stateId} has no state`;
    else if (canonicalJson(folded) !== memory)
      yield `the snapshot of ${stateId} is not the fold of its lineage`;
  }
}
