import { Query } from '@nestjs/cqrs';
import type { ConversationView } from '../conversations/conversation-view';

/** One conversation and how it is led now. */
export class GetConversation extends Query<ConversationView> {
  constructor(
    readonly businessId: string,
    readonly conversationId: string,
  ) {
    super();
  }
}
