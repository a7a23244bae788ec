import {
  brokenPolicies,
  budgetSpent,
  type BudgetAccount,
  type BudgetClaim,
  type BudgetUse,
  type Spending,
  type TurnReservation,
} from '@app/application';
import { sql, type Statement } from '../database/statement';
import { first, run, together, type Transaction } from '../database/transaction';

const KEPT_DAYS = 2;
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

type BudgetHolder = Pick<TurnReservation, 'businessId' | 'budget'>;

/**
 * Takes a turn and its tokens from each count of the day, or from none. The last thing that its transaction does: the
 * row of a key that is much used is locked from here to the commit, and no longer.
 * @throws DomainError BUDGET_SPENT
 */
export function* takeBudget({ businessId, budget }: BudgetHolder): Transaction<void> {
  if (budget === null) return;
  yield* together(...budget.accounts.map((account) => takeFrom(businessId, budget, account)));
}

function* takeFrom(businessId: string, claim: BudgetClaim, account: BudgetAccount): Transaction<void> {
  const { keyId, day, tokens } = claim;
  const { visitor, mostTurns, mostTokens } = account;
  const never = brokenPolicies(account, tokens);
  if (never.length > 0) throw budgetSpent(claim, never);
  const taken = yield* first(sql`
    INSERT INTO budget_day (day, business_id, key_id, visitor, turns, tokens)
    VALUES (${day}, ${businessId}, ${keyId}, ${visitor}, 1, ${tokens})
    ON CONFLICT (day, business_id, key_id, visitor) DO UPDATE
      SET turns = budget_day.turns + 1, tokens = budget_day.tokens + excluded.tokens
      WHERE budget_day.turns < ${mostTurns ?? NO_LIMIT}
        AND (excluded.tokens = 0 OR budget_day.tokens + excluded.tokens <= ${mostTokens ?? NO_LIMIT})
    RETURNING turns`);
  if (taken !== undefined) return;
  const used = yield* first<BudgetUse>(
    sql`SELECT turns, tokens FROM budget_day WHERE ${rowOf(businessId, claim, visitor)}`,
  );
  throw budgetSpent(claim, brokenPolicies(account, tokens, used));
}

/** Brings the counts from what was reserved to what was spent, in the same order as they were taken from. */
export function* settleBudget(
  { businessId, budget }: BudgetHolder,
  { turns, tokens }: Spending,
): Transaction<void> {
  if (budget === null || (turns === 1 && tokens === budget.tokens)) return;
  for (const { visitor } of budget.accounts) {
    yield* run(sql`
      UPDATE budget_day SET turns = turns + ${turns - 1}, tokens = tokens + ${tokens - budget.tokens}
      WHERE ${rowOf(businessId, budget, visitor)}`);
  }
}

/** Counts of days that are over. The day before may still be settled by a turn that began before midnight. */
export function purgeBudgets(): Transaction<void> {
  return run(sql`DELETE FROM budget_day WHERE day < epoch_ms() / 86400000 - ${KEPT_DAYS}`);
}

function rowOf(businessId: string, { day, keyId }: BudgetClaim, visitor: string): Statement {
  return sql`day = ${day} AND business_id = ${businessId} AND key_id = ${keyId} AND visitor = ${visitor}`;
}
