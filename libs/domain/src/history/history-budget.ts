/** Tokens of history that an agent is given whose descriptor does not say. */
export const HISTORY_TOKENS = 4_000;

/** The part of a history that its summary may take. */
const SUMMARY_SHARE = 0.25;

/** How a descriptor's history is shared out, in tokens by `estimateTokens`. */
export function historyBudget(tokens: number = HISTORY_TOKENS): {
  readonly summary: number;
  readonly talk: number;
} {
  const summary = Math.floor(tokens * SUMMARY_SHARE);
  return { summary, talk: tokens - summary };
}
