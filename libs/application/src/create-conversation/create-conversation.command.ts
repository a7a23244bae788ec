import { Command } from '@nestjs/cqrs';
import type { ConversationView } from '../conversations/conversation-view';

export interface NewConversation {
  /** 1 to 200 characters. */
  readonly name: string;
  /** The client's own name for it, unique in the business. */
  readonly key?: string;
  /** Absent: the business's default agent. */
  readonly agentDescriptorId?: string;
}

/** Begins a conversation. Nobody has said anything yet: there is no session before the first turn. */
export class CreateConversation extends Command<ConversationView> {
  constructor(
    readonly businessId: string,
    readonly conversation: NewConversation,
  ) {
    super();
  }
}
