import { Command } from '@nestjs/cqrs';
import type { ConversationView } from '../conversations/conversation-view';

/** Gives a conversation another name; what was said in it never changes. */
export class RenameConversation extends Command<ConversationView> {
  constructor(
    readonly businessId: string,
    readonly conversationId: string,
    /** 1 to 200 characters. */
    readonly name: string,
  ) {
    super();
  }
}
