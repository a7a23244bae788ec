import { Command } from '@nestjs/cqrs';
import type { CustomerIds, State } from '@app/domain';
import type { Conversation } from '../ports/conversation-store';
import type { Answer, IdempotencyClaim } from '../ports/turn-store';
import type { Payer } from '../turn-budget/payer';
import type { TurnResult } from '../run-turn/turn-request';

/** A turn of a sales conversation that was answered. */
export interface SalesExchange {
  readonly commandId: string;
  readonly conversation: Conversation;
  readonly state: State;
  /** Where the customer's message stands: there, or in the state that kept it when the agent failed. */
  readonly messageStateId: string;
}

export interface SalesMessageRequest {
  readonly businessId: string;
  readonly message: string;
  /** At least one id. */
  readonly customer: CustomerIds;
  /** Null begins a conversation. */
  readonly conversationId: string | null;
  /** Null: the conversation's agent goes on; a new one gets the site's, or the default one. */
  readonly agentDescriptorId: string | null;
  readonly siteId: string | null;
  readonly idempotency: IdempotencyClaim | null;
  readonly payer: Payer;
  /** The caller does not wait: it asks later how the command went. */
  readonly inBackground: boolean;
  readonly present: (exchange: SalesExchange) => Answer;
}

/** A command under way. */
export interface StartedCommand {
  readonly commandId: string;
  /** Rejects with CommandFailed once the command had begun. Null: an earlier request has begun it, and this one does not wait. */
  readonly finished: Promise<TurnResult> | null;
}

/** Surface B: a customer's message to a conversation, which gets its answer when those before it have theirs. */
export class PostSalesMessage extends Command<StartedCommand> {
  constructor(readonly request: SalesMessageRequest) {
    super();
  }
}
