import type { AgentRef } from '@app/domain';
import type { CheckOutcome } from '../checks/check';
import type { TranscriptLine } from '../get-transcript/transcript';
import type { WhatIf } from '../what-if/what-if';

/** One recorded turn beside what the other agent answers to it. */
export interface EvaluatedTurn {
  readonly sessionId: string;
  readonly depth: number;
  /** What was said and shown in the turn before the answer. */
  readonly told: readonly TranscriptLine[];
  readonly comparison: WhatIf;
  readonly checks: { readonly recorded: readonly CheckOutcome[]; readonly whatIf: readonly CheckOutcome[] };
  /** The other answer recommends other products, or the same in another order. */
  readonly differsInProducts: boolean;
  /** The other answer fails a check. */
  readonly failsCheck: boolean;
}

export interface EvaluationTotals {
  readonly turns: number;
  /** Turns whose answers are the same to the letter. */
  readonly same: number;
  readonly differsInProducts: number;
  readonly failsCheck: number;
  /** Turns that differ in products or fail a check, of all. 0 to 1. */
  readonly differentShare: number;
  /** Of the turns where both are known. */
  readonly tokens: { readonly recorded: number; readonly whatIf: number };
  readonly milliseconds: { readonly recorded: number; readonly whatIf: number };
}

export interface Evaluation {
  readonly businessId: string;
  /** Whose recorded turns these are; version null: any. */
  readonly recorded: { readonly descriptorId: string; readonly version: number | null };
  readonly against: AgentRef;
  readonly turns: readonly EvaluatedTurn[];
  readonly totals: EvaluationTotals;
}

export interface EvaluationProgress {
  readonly done: number;
  readonly turns: number;
  readonly different: number;
}

export function totalsOf(turns: readonly EvaluatedTurn[]): EvaluationTotals {
  const count = (test: (turn: EvaluatedTurn) => boolean) => turns.filter(test).length;
  return {
    turns: turns.length,
    same: count(({ comparison }) => comparison.differences.events.length === 0),
    differsInProducts: count(({ differsInProducts }) => differsInProducts),
    failsCheck: count(({ failsCheck }) => failsCheck),
    differentShare: turns.length === 0 ? 0 : count(isDifferent) / turns.length,
    tokens: bothSides(turns, ({ tokens }) =>
      tokens === null ? null : tokens.promptTokens + tokens.completionTokens,
    ),
    milliseconds: bothSides(turns, ({ milliseconds }) => milliseconds),
  };
}

export function isDifferent({ differsInProducts, failsCheck }: EvaluatedTurn): boolean {
  return differsInProducts || failsCheck;
}

function bothSides(
  turns: readonly EvaluatedTurn[],
  amountOf: (answer: WhatIf['recorded']) => number | null,
): { readonly recorded: number; readonly whatIf: number } {
  const sums = { recorded: 0, whatIf: 0 };
  for (const { comparison } of turns) {
    const [recorded, whatIf] = [amountOf(comparison.recorded), amountOf(comparison.whatIf)];
    if (recorded === null || whatIf === null) continue;
    sums.recorded += recorded;
    sums.whatIf += whatIf;
  }
  return sums;
}
