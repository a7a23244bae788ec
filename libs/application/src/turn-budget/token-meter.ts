import type { ModelCall } from '@app/domain';
import { NO_TOKENS, type AgentOutput, type TokenEstimate } from '../ports/agent';
import { NOTHING_SPENT, type Spending } from '../ports/turn-store';

/** How a turn ends whose agent did not get to say how its last call went. */
const CUT_OFF: ReadonlySet<string> = new Set(['AGENT_TIMEOUT', 'INTERNAL']);

/** Counts what a turn's model calls cost, as the server tells it, or else by the estimate. */
export class TokenMeter {
  private tokens = 0;
  private hasAsked = false;
  private hasFailed = false;

  constructor(private readonly estimate: TokenEstimate = NO_TOKENS) {}

  see(output: AgentOutput): void {
    if (output.kind !== 'model-call') return;
    this.hasFailed = output.call.outcome !== 'completed';
    const cost = this.costOf(output.call);
    if (cost === null) return;
    this.tokens += cost;
    this.hasAsked = true;
  }

  /** Of a turn that was answered. */
  get spending(): Spending {
    return { turns: 1, tokens: this.tokens };
  }

  /**
   * Of a turn that was not. Where the agent did not come to an end, a call may have been under way that is not recorded:
   * the whole estimate counts.
   */
  spendingOfFailure(code: string): Spending {
    const { calls, tokensPerCall } = this.estimate;
    const isCutOff = calls > 0 && !this.hasFailed && CUT_OFF.has(code);
    if (isCutOff) return { turns: 1, tokens: Math.max(this.tokens, calls * tokensPerCall) };
    return this.hasAsked ? this.spending : NOTHING_SPENT;
  }

  /** Null: the model was not reached, or answered that it is busy. */
  private costOf({ usage, outcome }: ModelCall): number | null {
    if (usage !== null) return usage.promptTokens + usage.completionTokens;
    return outcome === 'AGENT_UNAVAILABLE' ? null : this.estimate.tokensPerCall;
  }
}
