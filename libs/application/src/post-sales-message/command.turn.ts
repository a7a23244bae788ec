import { DomainError, event, type DomainErrorCode, type InputEvent } from '@app/domain';
import { type Conversation } from '../ports/conversation-store';
import { type TurnLine, type TurnReservation } from '../ports/turn-store';
import { type TurnRequest } from '../run-turn/turn-request';
import { CommandFailed } from './command-failed.error';
import { type SalesMessageRequest } from './post-sales-message.command';

/** The journal's name for turns that are commands of this surface. */
export const SALES_MESSAGE = 'sales-message';

/** How the journal says that a command never ran: it waited in vain, or the first request of its key was answered. */
export const WAITED_TOO_LONG: DomainErrorCode = 'CONVERSATION_BUSY';
export const ANSWERED_BEFORE = 'ANSWERED_BEFORE';

/** How long it is believed that a command waits, and how often it is told anew. */
const BELIEVED_MS = 10_000;
const RENEW_MS = 3_000;

/** Errors that end a command which had begun, or waited in vain, and the code it then fails with. */
const FAILURES: Partial<Record<DomainErrorCode, DomainErrorCode>> = {
  AGENT_FAILED: 'AGENT_FAILED',
  AGENT_TIMEOUT: 'AGENT_TIMEOUT',
  AGENT_UNAVAILABLE: 'AGENT_UNAVAILABLE',
  HUMAN_HAS_IT: 'AGENT_FAILED',
  SLOT_TAKEN: 'AGENT_FAILED',
  LEASE_LOST: 'LEASE_LOST',
  CONVERSATION_BUSY: 'UNAVAILABLE',
};

const ERASED: ReadonlySet<string> = new Set(['SESSION_ERASED', 'STATE_NOT_FOUND']);

/** One message on its way to its answer: the turn it asks for, and what becomes of its failures. */
export class CommandTurn {
  readonly request: TurnRequest;
  /** Nobody waits for its answer. */
  readonly inBackground: boolean;
  isAnnounced = false;
  private isPresented = false;
  private renewal: NodeJS.Timeout | undefined;

  constructor(
    readonly commandId: string,
    readonly conversation: Conversation,
    asked: SalesMessageRequest,
    private readonly line: () => TurnLine,
  ) {
    this.inBackground = asked.inBackground;
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
      onBudgetSpent: asked.inBackground ? 'fail' : 'refuse',
      idempotency: asked.idempotency,
      payer: asked.payer,
      line,
      present: (state, _memory, keptStateId) => {
        this.isPresented = true;
        const messageStateId = keptStateId ?? state.stateId;
        return asked.present({ commandId, conversation, state, messageStateId });
      },
    };
  }

  /** Announces it again and again until it stops waiting; one that has begun is left alone by that. */
  renew(announce: () => Promise<void>): void {
    this.renewal = setInterval(() => void announce().catch(() => undefined), RENEW_MS).unref();
  }

  stopsWaiting(): void {
    clearInterval(this.renewal);
  }

  /** Only a turn that was reserved is presented. */
  get hasBegun(): boolean {
    return this.isPresented;
  }

  /** How the journal is told of it while it waits; it is told again before it ceases to believe so. */
  get announcement(): TurnReservation {
    const { businessId, surface, events, idempotency } = this.request;
    const { conversationId, headStateId } = this.conversation;
    const place = { conversationId, parentStateId: headStateId, expectHead: false };
    return {
      businessId,
      turnId: this.commandId,
      surface,
      input: events,
      leaseMs: BELIEVED_MS,
      idempotency,
      budget: null,
      silentOnceRequested: true,
      line: this.line(),
      ...place,
    };
  }

  /**
   * Why it did not come to its end, as this surface tells it.
   * @param isKept whether the message is in the conversation all the same; undefined: not known
   */
  failure(error: unknown, isKept?: boolean): unknown {
    if (!(error instanceof DomainError)) return error;
    if (ERASED.has(error.code)) return refusal(error);
    const code = this.hasBegun && error.code === 'UNAVAILABLE' ? 'UNAVAILABLE' : FAILURES[error.code];
    return code === undefined ? error : new CommandFailed(this.commandId, code, error, isKept);
  }
}

/** Why a message is not taken, as this surface tells it: it knows conversations and no sessions. */
export function refusal(error: unknown): unknown {
  if (!(error instanceof DomainError) || !ERASED.has(error.code)) return error;
  return new DomainError('CONVERSATION_NOT_FOUND', 'the conversation was erased', { cause: error });
}

/** Who the customer is and what the conversation is called are facts only when they are news. */
function inputOf({ name }: Conversation, { customer, message }: SalesMessageRequest): readonly InputEvent[] {
  return [
    event('CustomerIdentified', customer),
    event('ConversationTitled', { title: name }),
    event('MessageReceived', { role: 'user', content: { kind: 'text', text: message } }),
  ];
}
