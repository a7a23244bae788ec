import { Command } from '@nestjs/cqrs';
import type { Guidance } from '@app/domain';
import type { ConversationMessage } from '../conversation-messages/conversation-message';
import type { Answer } from '../ports/turn-store';
import type { TurnRequest, TurnResult } from '../run-turn/turn-request';
import type { PostedMessage } from './posted-message';

/** What became of a posted message. */
export interface PostedTurn {
  readonly stateId: string;
  readonly message: ConversationMessage;
  /** Null: nobody was asked, or a person has the conversation. */
  readonly reply: ConversationMessage | null;
  /** How the conversation is led after the turn. */
  readonly guidance: Guidance;
}

export type PostRequest = Pick<TurnRequest, 'businessId' | 'idempotency' | 'payer' | 'observe'> & {
  readonly conversationId: string;
  readonly message: PostedMessage;
  readonly present: (turn: PostedTurn) => Answer;
};

/** Surface C: a message at the head of a conversation, and the agent's reply when it is asked for. */
export class PostConversationMessage extends Command<TurnResult> {
  constructor(readonly request: PostRequest) {
    super();
  }
}
