import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ConversationStore, type Conversation } from '../ports/conversation-store';
import { type Page } from '../ports/state-reader';
import { ListSalesConversations, type Slice } from './list-sales-conversations.query';

const PAGE = 200;

@QueryHandler(ListSalesConversations)
export class ListSalesConversationsHandler implements IQueryHandler<ListSalesConversations> {
  constructor(private readonly conversations: ConversationStore) {}

  /** The store pages by cursor: what lies before the offset is read over. */
  async execute(query: ListSalesConversations): Promise<Slice<Conversation>> {
    const { businessId, limit, offset } = query;
    const filter = { ...query.filter, channel: 'sales' as const };
    const wanted = offset + limit;
    const found: Conversation[] = [];
    for (let cursor: string | undefined; found.length <= wanted;) {
      const page: Page<Conversation> = await this.conversations.list(businessId, filter, PAGE, cursor);
      found.push(...page.items);
      cursor = page.cursor;
      if (cursor === undefined) break;
    }
    return { items: found.slice(offset, wanted), hasMore: found.length > wanted };
  }
}
