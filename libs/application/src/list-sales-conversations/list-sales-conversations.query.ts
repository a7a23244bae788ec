import { Query } from '@nestjs/cqrs';
import type { Conversation, ConversationFilter } from '../ports/conversation-store';

/** A part of a list, counted from its beginning. */
export interface Slice<Item> {
  readonly items: readonly Item[];
  readonly hasMore: boolean;
}

/** Sales conversations of any of the customer's ids, newest first. */
export class ListSalesConversations extends Query<Slice<Conversation>> {
  constructor(
    readonly businessId: string,
    readonly filter: Omit<ConversationFilter, 'channel'>,
    readonly limit: number,
    readonly offset: number,
  ) {
    super();
  }
}
