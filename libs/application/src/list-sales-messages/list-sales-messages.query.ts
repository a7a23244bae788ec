import { Query } from '@nestjs/cqrs';
import type { SalesMessage } from '../conversation-messages/sales-message';
import type { Conversation } from '../ports/conversation-store';

export interface SalesMessages {
  readonly conversation: Conversation;
  readonly messages: readonly SalesMessage[];
  /** How many the conversation has in all. */
  readonly total: number;
}

/** What was said in a sales conversation, oldest first. */
export class ListSalesMessages extends Query<SalesMessages> {
  constructor(
    readonly businessId: string,
    readonly conversationId: string,
    readonly limit: number,
    readonly offset: number,
  ) {
    super();
  }
}
