import { Injectable } from '@nestjs/common';
import { DomainError } from '@app/domain';
import { ConversationStore, type Conversation } from '../ports/conversation-store';

/** A conversation in which something was said. */
export type OpenedConversation = Conversation & { readonly sessionId: string };

/** The conversations of sales messages; those of the other surface are unknown here. */
@Injectable()
export class SalesConversationLoader {
  constructor(private readonly conversations: ConversationStore) {}

  /** @throws DomainError CONVERSATION_NOT_FOUND */
  async load(businessId: string, conversationId: string): Promise<Conversation> {
    const conversation = await this.conversations.get(businessId, conversationId);
    if (conversation?.channel === 'sales') return conversation;
    throw new DomainError('CONVERSATION_NOT_FOUND', `there is no conversation ${conversationId}`);
  }

  /** @throws DomainError CONVERSATION_NOT_FOUND, also when nobody has said anything yet */
  async loadOpened(businessId: string, conversationId: string): Promise<OpenedConversation> {
    const conversation = await this.load(businessId, conversationId);
    const { sessionId } = conversation;
    if (sessionId !== null) return { ...conversation, sessionId };
    throw new DomainError('CONVERSATION_NOT_FOUND', `nothing was said in ${conversationId} yet`);
  }
}
