import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { event } from '@app/domain';
import { ConversationQueue } from '../conversation-queue/conversation-queue';
import { ConversationTurn } from '../conversation-queue/conversation-turn';
import { Clock } from '../ports/clock';
import { ConversationStore, type Conversation } from '../ports/conversation-store';
import { HandoverLog, type HandoverEntry } from '../ports/handover-log';
import { MemoryLoader } from '../run-turn/memory-loader';
import { StepHandover } from './step-handover.command';

const NO_ANSWER = { status: 200, body: '' };

@CommandHandler(StepHandover)
export class StepHandoverHandler implements ICommandHandler<StepHandover> {
  constructor(
    private readonly handovers: HandoverLog,
    private readonly conversations: ConversationStore,
    private readonly memories: MemoryLoader,
    private readonly queue: ConversationQueue,
    private readonly turn: ConversationTurn,
    private readonly clock: Clock,
  ) {}

  /**
   * The log counts at once, so that a reply that is being prepared is dropped; the conversation hears of it when it is
   * free.
   * @throws DomainError SESSION_NOT_FOUND, SESSION_ERASED, INVALID_ARGUMENT for a return of what nobody has,
   * HUMAN_HAS_IT for taking over what another person has, or
   * CONVERSATION_BUSY when the conversation was not free in time: the step holds, and may be asked for again
   */
  async execute(command: StepHandover): Promise<HandoverEntry> {
    const { businessId, sessionId, step, by } = command;
    const conversation = await this.conversations.getBySession(businessId, sessionId);
    const before = await this.handovers.current(businessId, sessionId);
    const entry = await this.handovers.step(
      {
        businessId,
        sessionId,
        conversationId: conversation?.conversationId ?? null,
        by,
        reason: before?.reason ?? '',
        at: this.clock.now().toISOString(),
      },
      step,
    );
    if (conversation !== undefined) await this.record(command, conversation);
    return entry;
  }

  /** A step that its conversation knows of is not told again. */
  private async record({ businessId, step, by }: StepHandover, conversation: Conversation): Promise<void> {
    const { conversationId } = conversation;
    const place = this.queue.enter(businessId, conversationId);
    try {
      if (await this.isKnown(businessId, step, conversation)) return;
      await this.turn.run(place, {
        businessId,
        surface: 'handover',
        origin: { kind: 'conversation', conversationId },
        agentDescriptorId: null,
        events: [event(step === 'accept' ? 'HandoverAccepted' : 'HandoverReturned', { by })],
        reply: 'none',
        onAgentFailure: 'drop',
        idempotency: null,
        present: () => NO_ANSWER,
      });
    } finally {
      place.leave();
    }
  }

  private async isKnown(
    businessId: string,
    step: StepHandover['step'],
    { headStateId }: Conversation,
  ): Promise<boolean> {
    if (headStateId === null) return false;
    const { memory } = await this.memories.load(businessId, headStateId);
    return memory.handover === (step === 'accept' ? 'accepted' : 'none');
  }
}
