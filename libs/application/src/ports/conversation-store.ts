import type { CustomerIds } from '@app/domain';
import type { Page } from './state-reader';

export type ConversationChannel = 'conversations' | 'sales';

/** A named, movable head on a session: besides turns' outcomes the only rows that are ever updated. */
export interface Conversation {
  readonly businessId: string;
  readonly conversationId: string;
  readonly channel: ConversationChannel;
  readonly name: string;
  /** The client's own name for it, unique in a business and channel; null: none. */
  readonly key: string | null;
  readonly agentDescriptorId: string;
  readonly siteId: string | null;
  /** Null until the first turn. */
  readonly sessionId: string | null;
  readonly headStateId: string | null;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface ConversationFilter {
  readonly channel: ConversationChannel;
  /** Any one of these ids is enough. A visitor that became a lead is found by either. */
  readonly customer?: CustomerIds;
  readonly siteId?: string;
  readonly conversationId?: string;
}

/** Conversations; their heads are moved by `TurnStore.commit` alone. A foreign id answers as an unknown one. */
export abstract class ConversationStore {
  /** @throws DomainError ALREADY_EXISTS for an id or a key in use */
  abstract create(conversation: Conversation): Promise<void>;
  abstract get(businessId: string, conversationId: string): Promise<Conversation | undefined>;
  /** The conversation whose session that is; a session begun over invoke has none. */
  abstract getBySession(businessId: string, sessionId: string): Promise<Conversation | undefined>;
  /** False when there is none. */
  abstract rename(
    businessId: string,
    conversationId: string,
    name: string,
    updatedAt: string,
  ): Promise<boolean>;
  /** Newest first, by cursor. */
  abstract list(
    businessId: string,
    filter: ConversationFilter,
    limit: number,
    cursor?: string,
  ): Promise<Page<Conversation>>;
  /** Every id that was ever told of the conversation's customer, and through a lead those of its visitors. */
  abstract customerIds(businessId: string, conversationId: string): Promise<readonly CustomerIds[]>;
  abstract addCustomer(businessId: string, conversationId: string, ids: CustomerIds): Promise<void>;
  /** Erases the conversation, its session and everything else that holds its text. False when there is none. */
  abstract delete(businessId: string, conversationId: string): Promise<boolean>;
}
