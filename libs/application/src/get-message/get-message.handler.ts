import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/domain';
import { type ConversationMessage } from '../conversation-messages/conversation-message';
import { ConversationLoader } from '../conversations/conversation-loader';
import { HeadMessages } from '../conversations/head-messages';
import { GetMessage } from './get-message.query';

@QueryHandler(GetMessage)
export class GetMessageHandler implements IQueryHandler<GetMessage> {
  constructor(
    private readonly loader: ConversationLoader,
    private readonly messages: HeadMessages,
  ) {}

  /** @throws DomainError CONVERSATION_NOT_FOUND, MESSAGE_NOT_FOUND, SESSION_ERASED or DATA_LOSS */
  async execute({ businessId, conversationId, messageId }: GetMessage): Promise<ConversationMessage> {
    const conversation = await this.loader.load(businessId, conversationId);
    const message = await this.messages.get(conversation, messageId);
    if (message !== undefined) return message;
    throw new DomainError('MESSAGE_NOT_FOUND', `there is no message ${messageId}`);
  }
}
