import { Query } from '@nestjs/cqrs';
import type { ConversationMessage } from '../conversation-messages/conversation-message';
import type { Page } from '../ports/state-reader';

/** The messages of a conversation, oldest first. */
export class ListMessages extends Query<Page<ConversationMessage>> {
  constructor(
    readonly businessId: string,
    readonly conversationId: string,
    /** 1 to 200. */
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}
