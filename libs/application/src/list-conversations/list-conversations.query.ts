import { Query } from '@nestjs/cqrs';
import type { ConversationView } from '../conversations/conversation-view';
import type { Page } from '../ports/state-reader';

/** A business's conversations, newest first. */
export class ListConversations extends Query<Page<ConversationView>> {
  constructor(
    readonly businessId: string,
    /** 1 to 200. */
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}
