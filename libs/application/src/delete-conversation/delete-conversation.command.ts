import { Command } from '@nestjs/cqrs';

/** Deletes a conversation and everything that was said in its session, for good. */
export class DeleteConversation extends Command<void> {
  constructor(
    readonly businessId: string,
    readonly conversationId: string,
  ) {
    super();
  }
}
