import { DomainError } from '@app/domain';
import { type BudgetAccount, type BudgetClaim } from '../ports/turn-store';

/** How far one of the day's counts has come. */
export interface BudgetUse {
  readonly turns: number;
  readonly tokens: number;
}

const UNUSED: BudgetUse = { turns: 0, tokens: 0 };

/** The limits of an account that one more turn would break, as problems name them. */
export function brokenPolicies(
  { visitor, mostTurns, mostTokens }: BudgetAccount,
  tokens: number,
  used: BudgetUse = UNUSED,
): readonly string[] {
  const of = visitor === '' ? 'daily' : 'visitor-daily';
  return [
    ...(mostTurns !== null && used.turns >= mostTurns ? [`${of}-turns`] : []),
    ...(mostTokens !== null && tokens > 0 && used.tokens + tokens > mostTokens ? [`${of}-tokens`] : []),
  ];
}

export function budgetSpent({ resetsInMs }: BudgetClaim, policies: readonly string[]): DomainError {
  return new DomainError('BUDGET_SPENT', `the budget of this day is spent: ${policies.join(', ')}`, {
    retryAfterMs: resetsInMs,
    policies,
  });
}
