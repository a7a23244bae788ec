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
  /** Those whose customer tells these ids, as `isCustomerOf` says. */
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
  /** Every id that the conversation's customer has, one an entry. */
  abstract customerIds(businessId: string, conversationId: string): Promise<readonly CustomerIds[]>;
  /**
   * Takes in who writes in a conversation, and gives their lead and user to their other conversations that have none;
   * false, and nothing is taken in, when it is somebody else's by `isCustomerOf`. One that nobody was told of is theirs.
   * @throws DomainError CONVERSATION_NOT_FOUND
   */
  abstract identify(businessId: string, conversationId: string, told: CustomerIds): Promise<boolean>;
  /** Erases the conversation, its session and everything else that holds its text. False when there is none. */
  abstract delete(businessId: string, conversationId: string): Promise<boolean>;
  /** The same for a conversation in which nothing was said and no turn is open. False for every other. */
  abstract deleteUnused(businessId: string, conversationId: string): Promise<boolean>;
}
