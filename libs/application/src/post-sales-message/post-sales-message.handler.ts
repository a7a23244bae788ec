import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/domain';
import { ConversationQueue, type QueuePlace } from '../conversation-queue/conversation-queue';
import { ConversationTurn } from '../conversation-queue/conversation-turn';
import { Clock } from '../ports/clock';
import { type Conversation } from '../ports/conversation-store';
import { TurnStore } from '../ports/turn-store';
import { claimedId } from './claimed-id';
import { CommandTurn } from './command.turn';
import {
  PostSalesMessage,
  type SalesMessageRequest,
  type StartedCommand,
} from './post-sales-message.command';
import { SalesConversationOpener } from './sales-conversation.opener';

@CommandHandler(PostSalesMessage)
export class PostSalesMessageHandler implements ICommandHandler<PostSalesMessage> {
  constructor(
    private readonly opener: SalesConversationOpener,
    private readonly queue: ConversationQueue,
    private readonly conversationTurn: ConversationTurn,
    private readonly turns: TurnStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError as `SalesConversationOpener.open`; whatever comes later rejects `finished` */
  async execute({ request }: PostSalesMessage): Promise<StartedCommand> {
    const { businessId, idempotency } = request;
    const begun =
      idempotency === null ? this.clock.newId() : claimedId(businessId, idempotency, 'conversation');
    const conversationId = request.conversationId ?? begun;
    const place = this.queue.enter(businessId, conversationId);
    try {
      return await this.start(request, conversationId, place);
    } catch (error) {
      place.leave();
      throw error;
    }
  }

  private async start(
    request: SalesMessageRequest,
    conversationId: string,
    place: QueuePlace,
  ): Promise<StartedCommand> {
    const conversation = await this.opener.open(request, conversationId);
    const command = new CommandTurn(this.clock.newId(), conversation, request);
    const isAnnounced = request.inBackground || place.waits;
    if (isAnnounced) await this.turns.announce(command.announcement);
    const onWait = isAnnounced ? undefined : () => this.turns.announce(command.announcement);
    const finished = this.conversationTurn
      .run(place, command.request, onWait)
      .catch((error: unknown) => this.end(command, conversation, error))
      .finally(() => place.leave());
    return { commandId: command.commandId, finished };
  }

  private async end(command: CommandTurn, conversation: Conversation, error: unknown): Promise<never> {
    const isRefused = error instanceof DomainError && error.code === 'IDEMPOTENCY_KEY_REUSED';
    if (isRefused) await this.opener.discardUnused(conversation);
    throw command.failure(error);
  }
}
