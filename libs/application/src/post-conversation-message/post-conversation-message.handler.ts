import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Memory, State } from '@app/domain';
import { conversationState } from '../conversation-messages/conversation-state';
import { messagesOf } from '../conversation-messages/messages-of';
import { ConversationLoader } from '../conversations/conversation-loader';
import { Clock } from '../ports/clock';
import { type Conversation } from '../ports/conversation-store';
import { HandoverLog } from '../ports/handover-log';
import { RunTurn } from '../run-turn/run-turn';
import { type TurnResult } from '../run-turn/turn-request';
import { TurnGate } from '../turn-budget/turn-gate';
import { AskedTogether } from './asked-together';
import {
  PostConversationMessage,
  type PostedTurn,
  type PostRequest,
} from './post-conversation-message.command';
import { postedEvents } from './posted-message';

@CommandHandler(PostConversationMessage)
export class PostConversationMessageHandler implements ICommandHandler<PostConversationMessage> {
  constructor(
    private readonly loader: ConversationLoader,
    private readonly gate: TurnGate,
    private readonly runTurn: RunTurn,
    private readonly asked: AskedTogether,
    private readonly handovers: HandoverLog,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError OVERLOADED, INVALID_ARGUMENT, CONVERSATION_NOT_FOUND, CONVERSATION_BUSY, and what a turn throws */
  execute({ request }: PostConversationMessage): Promise<TurnResult> {
    return this.gate.run(request.payer, () =>
      request.message.generateReply ? this.postAndAsk(request) : this.post(request),
    );
  }

  private async postAndAsk(request: PostRequest): Promise<TurnResult> {
    const asked = this.asked.ask(request.businessId, request.conversationId);
    try {
      return await this.post(request, () => asked.untilAlone());
    } finally {
      asked.leave();
    }
  }

  private async post(request: PostRequest, beforeCommit?: () => Promise<void>): Promise<TurnResult> {
    const { businessId, conversationId, message, idempotency, payer, present, observe } = request;
    const events = postedEvents(message);
    const conversation = await this.loader.load(businessId, conversationId);
    const result = await this.runTurn.run({
      businessId,
      surface: 'conversations',
      origin: {
        kind: 'conversation',
        conversationId,
        // A reply that came meanwhile is one that this request did not know of.
        ...(message.generateReply ? { foundHead: conversation.headStateId } : {}),
      },
      agentDescriptorId: null,
      events,
      reply: message.generateReply ? 'agent' : 'none',
      onAgentFailure: 'drop',
      idempotency,
      present: (state, memory) => present(postedTurn(state, memory)),
      ...(payer === undefined ? {} : { payer }),
      ...(observe === undefined ? {} : { observe }),
      ...(beforeCommit === undefined ? {} : { beforeCommit }),
    });
    if (message.role === 'agent') await this.tellPersonWrote(conversation);
    return result;
  }

  /** Who took the conversation over writes as the agent here: the first words are what makes it `human`. */
  private async tellPersonWrote({ businessId, conversationId, sessionId }: Conversation): Promise<void> {
    if (sessionId === null) return;
    const taken = await this.handovers.current(businessId, sessionId);
    if (taken?.status !== 'accepted') return;
    const at = this.clock.now().toISOString();
    await this.handovers.step({ ...taken, conversationId, at }, 'write');
  }
}

function postedTurn(state: State, memory: Memory): PostedTurn {
  const [message, reply] = messagesOf(state);
  if (message === undefined) throw new Error('a posted message left none in its state');
  return { stateId: state.stateId, message, reply: reply ?? null, guidance: conversationState(memory) };
}
