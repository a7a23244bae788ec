import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/domain';
import { ConversationQueue, type QueuePlace } from '../conversation-queue/conversation-queue';
import {
  ConversationTurn,
  LONGEST_BACKGROUND_WAIT_MS,
  LONGEST_WAIT_MS,
} from '../conversation-queue/conversation-turn';
import { Clock } from '../ports/clock';
import { TurnStore } from '../ports/turn-store';
import { type TurnResult } from '../run-turn/turn-request';
import { TurnGate } from '../turn-budget/turn-gate';
import { claimedId } from './claimed-id';
import { ANSWERED_BEFORE, CommandTurn } from './command.turn';
import {
  PostSalesMessage,
  type SalesMessageRequest,
  type StartedCommand,
} from './post-sales-message.command';
import { SalesConversationOpener } from './sales-conversation.opener';
import { SalesMessageAdmission } from './sales-message.admission';

/** Refusals of a message before its turn began, and of a retry whose answer was erased: a conversation begun for it goes too. */
const LEAVES_NOTHING: ReadonlySet<string> = new Set([
  'IDEMPOTENCY_KEY_REUSED',
  'BUDGET_SPENT',
  'SESSION_ERASED',
]);

@CommandHandler(PostSalesMessage)
export class PostSalesMessageHandler implements ICommandHandler<PostSalesMessage> {
  constructor(
    private readonly gate: TurnGate,
    private readonly admission: SalesMessageAdmission,
    private readonly opener: SalesConversationOpener,
    private readonly queue: ConversationQueue,
    private readonly conversationTurn: ConversationTurn,
    private readonly turns: TurnStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError OVERLOADED, or as `SalesMessageAdmission.admit` or `SalesConversationOpener.open`; whatever comes later rejects `finished` */
  async execute({ request }: PostSalesMessage): Promise<StartedCommand> {
    const leave = this.gate.enter(request.payer);
    try {
      const { commandId, finished } = await this.enqueue(request);
      if (finished === null) leave();
      return { commandId, finished: finished?.finally(leave) ?? null };
    } catch (error) {
      leave();
      throw error;
    }
  }

  private async enqueue(request: SalesMessageRequest): Promise<StartedCommand> {
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
    const { commandId, isBegun } = await this.admission.admit(request, conversationId);
    if (isBegun) {
      place.leave();
      return { commandId, finished: null };
    }
    const conversation = await this.opener.open(request, conversationId);
    const command = new CommandTurn(commandId, conversation, request, () => place.line());
    try {
      if (request.inBackground || place.waits) await this.announce(command);
    } catch (error) {
      await this.leaveNothing(command, error);
      throw command.failure(error);
    }
    const finished = this.finish(command, place).finally(() => place.leave());
    return { commandId: command.commandId, finished };
  }

  private async finish(command: CommandTurn, place: QueuePlace): Promise<TurnResult> {
    try {
      const onWait = (): Promise<void> => this.announce(command);
      const longest = command.inBackground ? LONGEST_BACKGROUND_WAIT_MS : LONGEST_WAIT_MS;
      const result = await this.conversationTurn.run(place, command.request, onWait, longest);
      command.stopsWaiting();
      if (result.replayed) await this.withdraw(command, ANSWERED_BEFORE);
      return result;
    } catch (error) {
      command.stopsWaiting();
      const code = error instanceof DomainError ? error.code : 'INTERNAL';
      await this.withdraw(command, code);
      await this.leaveNothing(command, error);
      throw command.failure(error, await this.isKept(command));
    }
  }

  private async leaveNothing({ conversation }: CommandTurn, error: unknown): Promise<void> {
    const isRefused = error instanceof DomainError && LEAVES_NOTHING.has(error.code);
    if (isRefused) await this.opener.discardUnused(conversation);
  }

  /** What a turn that failed has kept, its journal entry says. */
  private async isKept({ commandId, request }: CommandTurn): Promise<boolean | undefined> {
    try {
      const turn = await this.turns.getTurn(request.businessId, commandId);
      return turn !== undefined && turn.stateId !== null;
    } catch {
      return undefined;
    }
  }

  private async announce(command: CommandTurn): Promise<void> {
    if (command.isAnnounced) return;
    command.isAnnounced = true;
    await this.turns.announce(command.announcement);
    command.renew(() => this.turns.announce(command.announcement));
  }

  /** What was announced and did not begin is not waited for any longer; if that cannot be written, it runs out. */
  private async withdraw(command: CommandTurn, outcome: string): Promise<void> {
    if (!command.isAnnounced || command.hasBegun) return;
    await this.turns.fail(command.announcement, '', outcome).catch(() => undefined);
  }
}
