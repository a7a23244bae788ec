import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ConversationLoader } from '../conversations/conversation-loader';
import { type ConversationView } from '../conversations/conversation-view';
import { GetConversation } from './get-conversation.query';

@QueryHandler(GetConversation)
export class GetConversationHandler implements IQueryHandler<GetConversation> {
  constructor(private readonly loader: ConversationLoader) {}

  /** @throws DomainError CONVERSATION_NOT_FOUND, SESSION_ERASED or DATA_LOSS */
  execute({ businessId, conversationId }: GetConversation): Promise<ConversationView> {
    return this.loader.loadView(businessId, conversationId);
  }
}
