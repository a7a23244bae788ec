import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/domain';
import { ConversationLoader } from '../conversations/conversation-loader';
import { type ConversationView } from '../conversations/conversation-view';
import { ConversationStore, type Conversation } from '../ports/conversation-store';
import { type Page } from '../ports/state-reader';
import { ListConversations } from './list-conversations.query';

@QueryHandler(ListConversations)
export class ListConversationsHandler implements IQueryHandler<ListConversations> {
  constructor(
    private readonly conversations: ConversationStore,
    private readonly loader: ConversationLoader,
  ) {}

  /** @throws DomainError INVALID_ARGUMENT for a cursor that none of its pages gave, DATA_LOSS */
  async execute({ businessId, limit, cursor }: ListConversations): Promise<Page<ConversationView>> {
    const filter = { channel: 'conversations' } as const;
    const page = await this.conversations.list(businessId, filter, limit, cursor);
    const views = await Promise.all(page.items.map((conversation) => this.viewUnlessErased(conversation)));
    return { ...page, items: views.filter((view) => view !== undefined) };
  }

  /** One that was erased while its page was read is left out. */
  private async viewUnlessErased(conversation: Conversation): Promise<ConversationView | undefined> {
    try {
      return await this.loader.view(conversation);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'SESSION_ERASED') return undefined;
      throw error;
    }
  }
}
