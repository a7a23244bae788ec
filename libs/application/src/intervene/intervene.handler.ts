import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { event, isWithHuman, type InputEvent } from '@app/domain';
import { ConversationQueue } from '../conversation-queue/conversation-queue';
import { ConversationTurn } from '../conversation-queue/conversation-turn';
import { Clock } from '../ports/clock';
import { HandoverLog } from '../ports/handover-log';
import {
  SalesConversationLoader,
  type OpenedConversation,
} from '../sales-conversation/sales-conversation.loader';
import { type TurnResult } from '../run-turn/turn-request';
import { Intervene } from './intervene.command';

@CommandHandler(Intervene)
export class InterveneHandler implements ICommandHandler<Intervene> {
  constructor(
    private readonly conversations: SalesConversationLoader,
    private readonly handovers: HandoverLog,
    private readonly queue: ConversationQueue,
    private readonly turn: ConversationTurn,
    private readonly clock: Clock,
  ) {}

  /**
   * The log counts at once, so that a reply that is being prepared is dropped; the message follows those before it.
   * @throws DomainError CONVERSATION_NOT_FOUND, CONVERSATION_BUSY, IDEMPOTENCY_KEY_REUSED
   */
  async execute({ intervention }: Intervene): Promise<TurnResult> {
    const { businessId, conversationId, author, text, idempotency, present } = intervention;
    const place = this.queue.enter(businessId, conversationId);
    try {
      const conversation = await this.conversations.loadOpened(businessId, conversationId);
      const taken = await this.takeOver(conversation, author);
      return await this.turn.run(place, {
        businessId,
        surface: 'intervention',
        origin: { kind: 'conversation', conversationId },
        agentDescriptorId: null,
        events: [...taken, event('TeamMemberWrote', { author, text })],
        reply: 'none',
        onAgentFailure: 'drop',
        idempotency,
        present,
      });
    } finally {
      place.leave();
    }
  }

  /** What the conversation is to be told of it: nothing when a person had it already. */
  private async takeOver(
    { businessId, conversationId, sessionId }: OpenedConversation,
    by: string | null,
  ): Promise<readonly InputEvent[]> {
    const before = await this.handovers.current(businessId, sessionId);
    const at = this.clock.now().toISOString();
    const reason = before?.reason ?? 'a team member wrote';
    const entry = { businessId, sessionId, conversationId, by, reason, at };
    await this.handovers.step(entry, 'write');
    return isWithHuman(before?.status ?? 'none') ? [] : [event('HandoverAccepted', { by })];
  }
}
