import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { type ConversationMessage } from '../conversation-messages/conversation-message';
import { ConversationLoader } from '../conversations/conversation-loader';
import { HeadMessages } from '../conversations/head-messages';
import { foreignCursor } from '../ports/foreign-cursor';
import { type Page } from '../ports/state-reader';
import { ListMessages } from './list-messages.query';

@QueryHandler(ListMessages)
export class ListMessagesHandler implements IQueryHandler<ListMessages> {
  constructor(
    private readonly loader: ConversationLoader,
    private readonly messages: HeadMessages,
  ) {}

  /** @throws DomainError CONVERSATION_NOT_FOUND, SESSION_ERASED, DATA_LOSS, or INVALID_ARGUMENT for a foreign cursor */
  async execute({
    businessId,
    conversationId,
    limit,
    cursor,
  }: ListMessages): Promise<Page<ConversationMessage>> {
    const conversation = await this.loader.load(businessId, conversationId);
    const found = await this.messages.list(conversation, limit + 1, cursor);
    if (found === undefined) throw foreignCursor();
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return found.length > limit && last !== undefined ? { items, cursor: last.messageId } : { items };
  }
}
