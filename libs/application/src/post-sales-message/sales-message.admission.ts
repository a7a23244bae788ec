import { Injectable } from '@nestjs/common';
import { silencesAgent } from '@app/domain';
import { Clock } from '../ports/clock';
import { ConversationStore } from '../ports/conversation-store';
import { HandoverLog } from '../ports/handover-log';
import { NOTHING_SPENT, TurnStore } from '../ports/turn-store';
import { TurnBudget } from '../turn-budget/turn-budget';
import { claimedId } from './claimed-id';
import { refusal } from './command.turn';
import { type SalesMessageRequest } from './post-sales-message.command';

export interface Admission {
  readonly commandId: string;
  /** The command of an earlier request of the key, which answers for this one: nothing is to be done. */
  readonly isBegun: boolean;
}

/**
 * What is settled of a message before a conversation is begun for it. Who does not wait for the answer is promised one with
 * a 202, so whatever can be refused is refused here.
 */
@Injectable()
export class SalesMessageAdmission {
  constructor(
    private readonly turns: TurnStore,
    private readonly budget: TurnBudget,
    private readonly conversations: ConversationStore,
    private readonly handovers: HandoverLog,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError as `TurnStore.findTurnOfKey`, as this surface tells it; BUDGET_SPENT of a message in the background */
  async admit(request: SalesMessageRequest, conversationId: string): Promise<Admission> {
    const holder = await this.turnOfKey(request);
    if (!request.inBackground) return { commandId: this.clock.newId(), isBegun: false };
    if (holder !== undefined) return { commandId: holder, isBegun: true };
    await this.refuseSpent(request, conversationId);
    return { commandId: await this.claimedCommand(request), isBegun: false };
  }

  private async turnOfKey({ businessId, idempotency }: SalesMessageRequest): Promise<string | undefined> {
    if (idempotency === null) return undefined;
    try {
      return await this.turns.findTurnOfKey(businessId, idempotency);
    } catch (error) {
      throw refusal(error);
    }
  }

  private async refuseSpent(
    { businessId, payer }: SalesMessageRequest,
    conversationId: string,
  ): Promise<void> {
    const claim = this.budget.least(payer, `chat:${conversationId}`);
    if (claim === null) return;
    try {
      await this.turns.takeBudget(businessId, claim);
    } catch (error) {
      if (await this.isWithPerson(businessId, conversationId)) return;
      throw error;
    }
    await this.turns.settleBudget(businessId, claim, NOTHING_SPENT);
  }

  /** What a person answers costs nothing. */
  private async isWithPerson(businessId: string, conversationId: string): Promise<boolean> {
    const conversation = await this.conversations.get(businessId, conversationId);
    if (conversation?.sessionId == null) return false;
    const entry = await this.handovers.current(businessId, conversation.sessionId);
    return entry !== undefined && silencesAgent(entry.status, true);
  }

  /** Retries that come at the same time get the same id; those after it has ended without an answer to keep, the next. */
  private async claimedCommand({ businessId, idempotency }: SalesMessageRequest): Promise<string> {
    if (idempotency === null) return this.clock.newId();
    for (let attempt = 1; ; attempt += 1) {
      const claimed = claimedId(businessId, idempotency, attempt === 1 ? 'command' : `command ${attempt}`);
      const known = await this.turns.getTurn(businessId, claimed);
      if (known === undefined || known.status === 'pending' || known.status === 'running') return claimed;
    }
  }
}
