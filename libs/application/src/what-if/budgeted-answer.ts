import { Injectable } from '@nestjs/common';
import type { AgentDescriptor } from '@app/domain';
import type { EstimateRequest } from '../ports/agent';
import { TurnStore, type Spending } from '../ports/turn-store';
import type { RecordedTurn } from '../recording/recorded-turn';
import { codeOf } from '../run-turn/error-code';
import type { Payer } from '../turn-budget/payer';
import { TokenMeter } from '../turn-budget/token-meter';
import { TurnBudget, type ClaimedBudget } from '../turn-budget/turn-budget';
import { TurnGate } from '../turn-budget/turn-gate';
import { AnswerAgain } from './answer-again';
import type { WhatIfAnswer } from './what-if';

/** An answer that costs its key what a turn does: a place at once, a turn of the day, and the tokens that it takes. */
@Injectable()
export class BudgetedAnswer {
  constructor(
    private readonly again: AnswerAgain,
    private readonly budget: TurnBudget,
    private readonly gate: TurnGate,
    private readonly turns: TurnStore,
  ) {}

  /** @throws DomainError OVERLOADED or BUDGET_SPENT, and nobody was asked */
  answer(turn: RecordedTurn, agent: AgentDescriptor, payer: Payer): Promise<WhatIfAnswer> {
    return this.gate.run(payer, () => this.answerInside(turn, agent, payer));
  }

  private async answerInside(
    turn: RecordedTurn,
    agent: AgentDescriptor,
    payer: Payer,
  ): Promise<WhatIfAnswer> {
    const { businessId, sessionId } = turn.record.header;
    const held: { claimed: ClaimedBudget | null; meter: TokenMeter } = {
      claimed: null,
      meter: new TokenMeter(),
    };
    const admit = async (request: EstimateRequest): Promise<void> => {
      // The customer of the turn pays nothing for it: it has a visitor's count of its own.
      const claimed = this.budget.claim(payer, `what-if:${sessionId}`, () => request);
      if (claimed === null) return;
      await this.turns.takeBudget(businessId, claimed.claim);
      Object.assign(held, { claimed, meter: new TokenMeter(claimed.estimate) });
    };
    const settle = async (spending: Spending): Promise<void> => {
      if (held.claimed !== null) await this.turns.settleBudget(businessId, held.claimed.claim, spending);
    };
    let answer: WhatIfAnswer;
    try {
      answer = await this.again.answer(turn, agent, { admit, hear: (output) => held.meter.see(output) });
    } catch (error) {
      await settle(held.meter.spendingOfFailure(codeOf(error))).catch(() => undefined);
      throw error;
    }
    const { failure } = answer;
    await settle(failure === null ? held.meter.spending : held.meter.spendingOfFailure(failure.code));
    return answer;
  }
}
