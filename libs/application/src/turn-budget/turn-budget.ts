import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Agent, NO_TOKENS, type EstimateRequest, type TokenEstimate } from '../ports/agent';
import { Clock } from '../ports/clock';
import { type BudgetAccount, type BudgetClaim } from '../ports/turn-store';
import { type Payer } from './payer';

const DAY_MS = 24 * 60 * 60 * 1_000;

export interface ClaimedBudget {
  readonly claim: BudgetClaim;
  readonly estimate: TokenEstimate;
}

/** What a turn is to take from its key's day. */
@Injectable()
export class TurnBudget {
  constructor(
    private readonly agent: Agent,
    private readonly clock: Clock,
  ) {}

  /**
   * Null when the key has no limit that a turn counts against.
   * @param place the conversation or session, which stands for a visitor that nobody named
   */
  claim(payer: Payer | undefined, place: string, request: () => EstimateRequest): ClaimedBudget | null {
    const accounts = payer === undefined ? [] : accountsOf(payer, place);
    if (payer === undefined || accounts.length === 0) return null;
    const estimate = countTokens(accounts) ? this.agent.estimate(request()) : NO_TOKENS;
    const claim = this.claimOf(payer, accounts, estimate.calls * estimate.tokensPerCall);
    return { claim, estimate };
  }

  /** The least that any turn takes: where there is no room for it, there is none for a turn. */
  least(payer: Payer, place: string): BudgetClaim | null {
    const accounts = accountsOf(payer, place);
    return accounts.length === 0 ? null : this.claimOf(payer, accounts, countTokens(accounts) ? 1 : 0);
  }

  private claimOf(payer: Payer, accounts: readonly BudgetAccount[], tokens: number): BudgetClaim {
    const now = this.clock.now().getTime();
    return {
      keyId: payer.keyId,
      day: Math.floor(now / DAY_MS),
      resetsInMs: DAY_MS - (now % DAY_MS),
      tokens,
      accounts,
    };
  }
}

function countTokens(accounts: readonly BudgetAccount[]): boolean {
  return accounts.some(({ mostTokens }) => mostTokens !== null);
}

function accountsOf({ limits, visitor }: Payer, place: string): readonly BudgetAccount[] {
  const { turnsPerDay, tokensPerDay, visitorTurnsPerDay, visitorTokensPerDay } = limits;
  const accounts = [
    account(digest(visitor ?? place), visitorTurnsPerDay, visitorTokensPerDay),
    account('', turnsPerDay, tokensPerDay),
  ];
  return accounts.filter(({ mostTurns, mostTokens }) => mostTurns !== null || mostTokens !== null);
}

function account(
  visitor: string,
  mostTurns: number | undefined,
  mostTokens: number | undefined,
): BudgetAccount {
  return { visitor, mostTurns: mostTurns ?? null, mostTokens: mostTokens ?? null };
}

/** Who a visitor is need not be known to count: no id of a customer stands in the counts. */
function digest(visitor: string): string {
  return hash('sha256', visitor, 'base64url');
}
