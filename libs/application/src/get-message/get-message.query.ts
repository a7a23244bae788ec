import { Query } from '@nestjs/cqrs';
import type { ConversationMessage } from '../conversation-messages/conversation-message';

/** One message of a conversation. It answers the same for ever. */
export class GetMessage extends Query<ConversationMessage> {
  constructor(
    readonly businessId: string,
    readonly conversationId: string,
    readonly messageId: string,
  ) {
    super();
  }
}
