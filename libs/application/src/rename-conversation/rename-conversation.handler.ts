import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConversationLoader } from '../conversations/conversation-loader';
import { type ConversationView } from '../conversations/conversation-view';
import { FieldCheck } from '../field-check/field-check';
import { Clock } from '../ports/clock';
import { ConversationStore } from '../ports/conversation-store';
import { RenameConversation } from './rename-conversation.command';

@CommandHandler(RenameConversation)
export class RenameConversationHandler implements ICommandHandler<RenameConversation> {
  constructor(
    private readonly conversations: ConversationStore,
    private readonly loader: ConversationLoader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError INVALID_ARGUMENT, CONVERSATION_NOT_FOUND or SESSION_ERASED */
  async execute({ businessId, conversationId, name }: RenameConversation): Promise<ConversationView> {
    new FieldCheck().text(name, '#/name', 1, 200).refuseIfWrong();
    await this.loader.loadView(businessId, conversationId);
    await this.conversations.rename(businessId, conversationId, name, this.clock.now().toISOString());
    return this.loader.loadView(businessId, conversationId);
  }
}
