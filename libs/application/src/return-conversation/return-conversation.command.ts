import { Command } from '@nestjs/cqrs';
import type { HandoverEntry } from '../ports/handover-log';

/** A person of the shop gives a sales conversation back to the assistant. */
export class ReturnConversation extends Command<HandoverEntry> {
  constructor(
    readonly businessId: string,
    readonly conversationId: string,
    /** Who; null: not told. */
    readonly by: string | null,
  ) {
    super();
  }
}
