import { Injectable } from '@nestjs/common';
import { DomainError, EMPTY_MEMORY } from '@app/domain';
import { conversationState } from '../conversation-messages/conversation-state';
import { ConversationStore, type Conversation } from '../ports/conversation-store';
import { MemoryLoader } from '../run-turn/memory-loader';
import { type ConversationView } from './conversation-view';

/** The conversations of the surface of that name; the sales messages' ones are found there. */
@Injectable()
export class ConversationLoader {
  constructor(
    private readonly conversations: ConversationStore,
    private readonly memories: MemoryLoader,
  ) {}

  /** @throws DomainError CONVERSATION_NOT_FOUND */
  async load(businessId: string, conversationId: string): Promise<Conversation> {
    const conversation = await this.conversations.get(businessId, conversationId);
    if (conversation?.channel === 'conversations') return conversation;
    throw new DomainError('CONVERSATION_NOT_FOUND', `there is no conversation ${conversationId}`);
  }

  /** @throws DomainError CONVERSATION_NOT_FOUND, SESSION_ERASED or DATA_LOSS */
  async loadView(businessId: string, conversationId: string): Promise<ConversationView> {
    return this.view(await this.load(businessId, conversationId));
  }

  /** @throws DomainError SESSION_ERASED or DATA_LOSS */
  async view(conversation: Conversation): Promise<ConversationView> {
    const { businessId, headStateId } = conversation;
    const memory =
      headStateId === null ? EMPTY_MEMORY : (await this.memories.load(businessId, headStateId)).memory;
    return { conversation, guidance: conversationState(memory) };
  }
}
