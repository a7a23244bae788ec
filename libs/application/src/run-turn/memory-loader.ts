import { Injectable, Optional } from '@nestjs/common';
import {
  DomainError,
  EMPTY_MEMORY,
  evolveAll,
  MEMORY_FORMAT_VERSION,
  readEventRecord,
  type Memory,
  type StateHeader,
} from '@app/domain';
import { LRUCache } from 'lru-cache';
import { TurnObserver, UNOBSERVED } from '../ports/turn-observer';
import { TurnStore, type Lineage } from '../ports/turn-store';
import { codeOf } from './error-code';
import { stateDigest } from './state-digest';

/** A state together with what its agent remembers there. */
export interface RememberedState {
  readonly header: StateHeader;
  readonly memory: Memory;
}

const CACHED_STATES = 2_000;

/** Folds memories, and keeps the latest by state: a state never changes, so what is kept is never stale. */
@Injectable()
export class MemoryLoader {
  private readonly cache = new LRUCache<string, RememberedState>({ max: CACHED_STATES });

  constructor(
    private readonly turns: TurnStore,
    @Optional() private readonly observer: TurnObserver = UNOBSERVED,
  ) {}

  /**
   * @throws DomainError STATE_NOT_FOUND, SESSION_ERASED, or DATA_LOSS when what is stored does not match its digest
   */
  async load(businessId: string, stateId: string): Promise<RememberedState> {
    const cached = this.cache.get(cacheKey(businessId, stateId));
    this.observer.memoryLoaded(cached === undefined ? 'store' : 'cache');
    if (cached !== undefined) return cached;
    const remembered = await this.fold(businessId, stateId);
    this.keep(remembered);
    return remembered;
  }

  keep(remembered: RememberedState): void {
    this.cache.set(cacheKey(remembered.header.businessId, remembered.header.stateId), remembered);
  }

  /** Another process may have erased the session: the store knows, and this process must not remember. */
  forgetIfErased(parent: RememberedState | null, error: unknown): void {
    if (parent === null || codeOf(error) !== 'SESSION_ERASED') return;
    this.forgetSession(parent.header.businessId, parent.header.sessionId);
  }

  /** Drops every cached state of a session, for erasure. */
  forgetSession(businessId: string, sessionId: string): void {
    for (const [key, { header }] of this.cache.entries()) {
      if (header.businessId === businessId && header.sessionId === sessionId) this.cache.delete(key);
    }
  }

  private async fold(businessId: string, stateId: string): Promise<RememberedState> {
    const lineage = await this.turns.loadLineage(businessId, stateId, MEMORY_FORMAT_VERSION);
    if (lineage === undefined) throw new DomainError('STATE_NOT_FOUND', `there is no state ${stateId}`);
    return foldLineage(lineage);
  }
}

/** Checks each state of the lineage against its digest, then folds it onto the snapshot. */
function foldLineage({ snapshot, states, header }: Lineage): RememberedState {
  let memory = snapshot?.memory ?? EMPTY_MEMORY;
  let parentDigest = snapshot?.digest ?? null;
  for (const state of states) {
    if (stateDigest(state.header, state.events, parentDigest) !== state.header.digest) {
      throw new DomainError('DATA_LOSS', `state ${state.header.stateId} does not match its digest`);
    }
    memory = evolveAll(memory, state.events.map(readEventRecord));
    parentDigest = state.header.digest;
  }
  return { header, memory };
}

function cacheKey(businessId: string, stateId: string): string {
  return `${businessId}\n${stateId}`;
}
