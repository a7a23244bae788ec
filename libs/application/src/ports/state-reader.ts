import type { StateHeader } from '@app/domain';
import type { StateRecord } from './turn-store';

export interface SessionSummary {
  readonly sessionId: string;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly stateCount: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Opaque; absent on the last page. */
  readonly cursor?: string;
}

/** Reads of what was stored, for people and for `verify`. A foreign id answers as an unknown one. */
export abstract class StateReader {
  /** @throws DomainError SESSION_ERASED */
  abstract getState(businessId: string, stateId: string): Promise<StateRecord | undefined>;
  abstract listChildren(businessId: string, stateId: string): Promise<readonly string[]>;
  /** From the session's root to the state, both included. */
  abstract listLineage(businessId: string, stateId: string): Promise<readonly StateRecord[]>;
  /** All states of a session, parents before children; undefined when unknown. @throws DomainError SESSION_ERASED */
  abstract listSession(businessId: string, sessionId: string): Promise<readonly StateHeader[] | undefined>;
  /** Newest first. @throws DomainError INVALID_ARGUMENT for a cursor that none of its pages gave */
  abstract listSessions(businessId: string, limit: number, cursor?: string): Promise<Page<SessionSummary>>;
  /** Every state of a business, session by session, parents before children, read in batches. */
  abstract scanStates(businessId: string): AsyncIterable<StateRecord & { readonly declaredEvents: number }>;
}
