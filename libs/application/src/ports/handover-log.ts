import type { HandoverStatus, HandoverStep } from '@app/domain';

export interface HandoverEntry {
  readonly businessId: string;
  readonly sessionId: string;
  readonly conversationId: string | null;
  readonly status: HandoverStatus;
  /** Who took it or asked for it; null: the assistant. */
  readonly by: string | null;
  readonly reason: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** Who has a session: an append-only log, its last entry counts. Requests made by an agent come with their turn's commit. */
export abstract class HandoverLog {
  abstract current(businessId: string, sessionId: string): Promise<HandoverEntry | undefined>;
  /**
   * Appends what `decideHandover` says of the last entry; answers the entry that counts then.
   * @throws DomainError as `decideHandover` does, SESSION_NOT_FOUND, SESSION_ERASED
   */
  abstract step(entry: Omit<HandoverEntry, 'status'>, step: HandoverStep): Promise<HandoverEntry>;
  /** The last entry of each session, latest first; only those in one of the statuses when given. */
  abstract list(
    businessId: string,
    statuses: readonly HandoverStatus[],
    limit: number,
  ): Promise<readonly HandoverEntry[]>;
}
