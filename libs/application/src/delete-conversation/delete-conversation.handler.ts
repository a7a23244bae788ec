import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConversationLoader } from '../conversations/conversation-loader';
import { ConversationStore } from '../ports/conversation-store';
import { MemoryLoader } from '../run-turn/memory-loader';
import { DeleteConversation } from './delete-conversation.command';

@CommandHandler(DeleteConversation)
export class DeleteConversationHandler implements ICommandHandler<DeleteConversation> {
  constructor(
    private readonly conversations: ConversationStore,
    private readonly loader: ConversationLoader,
    private readonly memories: MemoryLoader,
  ) {}

  /** @throws DomainError CONVERSATION_NOT_FOUND */
  async execute({ businessId, conversationId }: DeleteConversation): Promise<void> {
    const { sessionId } = await this.loader.load(businessId, conversationId);
    await this.conversations.delete(businessId, conversationId);
    if (sessionId !== null) this.memories.forgetSession(businessId, sessionId);
  }
}
