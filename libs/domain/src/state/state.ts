import type { AgentRef } from '../agent/agent-descriptor';
import type { DomainEvent } from '../event/event';

/** What is known of a state without its events. */
export interface StateHeader {
  readonly businessId: string;
  readonly stateId: string;
  readonly sessionId: string;
  /** Null for the root of a session. */
  readonly parentStateId: string | null;
  /** 1 for the root, parent's + 1 below. */
  readonly depth: number;
  readonly agent: AgentRef;
  /** SHA-256 in hex over the parent's digest and this turn; see `digestMaterial`. */
  readonly digest: string;
  /** ISO 8601 UTC, milliseconds. */
  readonly createdAt: string;
}

/** An immutable node of a session's tree: one turn's events on top of its parent's. */
export interface State extends StateHeader {
  readonly events: readonly DomainEvent[];
}
