import { DomainError, event, type DomainErrorCode, type InputEvent } from '@app/domain';
import { type Conversation } from '../ports/conversation-store';
import { type TurnReservation } from '../ports/turn-store';
import { type TurnRequest } from '../run-turn/turn-request';
import { CommandFailed } from './command-failed.error';
import { type SalesMessageRequest } from './post-sales-message.command';

/** The journal's name for turns that are commands of this surface. */
export const SALES_MESSAGE = 'sales-message';

/** One message on its way to its answer: the turn it asks for, and what becomes of its failures. */
export class CommandTurn {
  readonly request: TurnRequest;
  /** Only a turn that was reserved is presented. */
  private hasBegun = false;

  constructor(
    readonly commandId: string,
    private readonly conversation: Conversation,
    asked: SalesMessageRequest,
  ) {
    this.request = {
      businessId: conversation.businessId,
      surface: SALES_MESSAGE,
      turnId: commandId,
      origin: { kind: 'conversation', conversationId: conversation.conversationId },
      agentDescriptorId: asked.agentDescriptorId,
      events: inputOf(conversation, asked),
      reply: 'agent',
      silentOnceRequested: true,
      onAgentFailure: 'keep-input',
      idempotency: asked.idempotency,
      present: (state) => {
        this.hasBegun = true;
        return asked.present({ commandId, conversation, state });
      },
    };
  }

  /** How the journal is told of it while it waits. */
  get announcement(): TurnReservation {
    const { businessId, surface, events } = this.request;
    const { conversationId, headStateId } = this.conversation;
    const place = { conversationId, parentStateId: headStateId, expectHead: false };
    return {
      businessId,
      turnId: this.commandId,
      surface,
      input: events,
      leaseMs: 0,
      idempotency: null,
      ...place,
    };
  }

  /** Why it did not come to its end, as this surface tells it. */
  failure(error: unknown): unknown {
    if (!(error instanceof DomainError)) return error;
    switch (error.code) {
      case 'SESSION_ERASED':
      case 'STATE_NOT_FOUND':
        return new DomainError('CONVERSATION_NOT_FOUND', 'the conversation was erased', { cause: error });
      case 'AGENT_FAILED':
      case 'AGENT_TIMEOUT':
      case 'AGENT_UNAVAILABLE':
      case 'LEASE_LOST':
        return new CommandFailed(this.commandId, error);
      case 'CONVERSATION_BUSY':
        return this.failed('UNAVAILABLE', error);
      case 'UNAVAILABLE':
        return this.hasBegun ? new CommandFailed(this.commandId, error) : error;
      case 'HUMAN_HAS_IT':
      case 'SLOT_TAKEN':
        return this.failed('AGENT_FAILED', error);
      default:
        return error;
    }
  }

  private failed(code: DomainErrorCode, cause: DomainError): CommandFailed {
    return new CommandFailed(this.commandId, new DomainError(code, cause.message, { cause }));
  }
}

/** Who the customer is and what the conversation is called are facts only when they are news. */
function inputOf({ name }: Conversation, { customer, message }: SalesMessageRequest): readonly InputEvent[] {
  return [
    event('CustomerIdentified', customer),
    event('ConversationTitled', { title: name }),
    event('MessageReceived', { role: 'user', content: { kind: 'text', text: message } }),
  ];
}
