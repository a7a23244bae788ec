import {
  brokenPolicies,
  budgetSpent,
  type BudgetClaim,
  type BudgetUse,
  type Spending,
  type TurnReservation,
} from '@app/application';

/** The day's counts over a map, for the in-memory turn store. */
export class InMemoryBudgets {
  private readonly uses = new Map<string, BudgetUse>();

  /** @throws DomainError BUDGET_SPENT with nothing taken */
  take(businessId: string, claim: BudgetClaim): void {
    for (const account of claim.accounts) {
      const used = this.uses.get(keyOf(businessId, claim, account.visitor));
      const policies = brokenPolicies(account, claim.tokens, used);
      if (policies.length > 0) throw budgetSpent(claim, policies);
    }
    this.add(businessId, claim, { turns: 1, tokens: claim.tokens });
  }

  settle(
    { businessId, budget }: Pick<TurnReservation, 'businessId' | 'budget'>,
    { turns, tokens }: Spending,
  ): void {
    if (budget !== null) this.add(businessId, budget, { turns: turns - 1, tokens: tokens - budget.tokens });
  }

  used(businessId: string, claim: Pick<BudgetClaim, 'keyId' | 'day'>, visitor = ''): BudgetUse {
    return this.uses.get(keyOf(businessId, claim, visitor)) ?? { turns: 0, tokens: 0 };
  }

  private add(businessId: string, claim: BudgetClaim, more: BudgetUse): void {
    for (const { visitor } of claim.accounts) {
      const { turns, tokens } = this.used(businessId, claim, visitor);
      const now = { turns: turns + more.turns, tokens: tokens + more.tokens };
      this.uses.set(keyOf(businessId, claim, visitor), now);
    }
  }
}

function keyOf(
  businessId: string,
  { keyId, day }: Pick<BudgetClaim, 'keyId' | 'day'>,
  visitor: string,
): string {
  return [businessId, keyId, day, visitor].join('\n');
}
