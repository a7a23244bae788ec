import type { ModelCall } from '@app/domain';
import { NO_TOKENS, type AgentOutput, type TokenEstimate } from '../ports/agent';
import { type Spending } from '../ports/turn-store';

/** How a turn ends whose agent did not get to say how its last call went. */
const CUT_OFF: ReadonlySet<string> = new Set(['AGENT_TIMEOUT', 'INTERNAL']);

/** Counts what a turn's model calls cost, as the server tells it, or else by the estimate. */
export class TokenMeter {
  private tokens = 0;
  private hasFailed = false;

  constructor(private readonly estimate: TokenEstimate = NO_TOKENS) {}

  see(output: AgentOutput): void {
    if (output.kind !== 'model-call') return;
    this.hasFailed = output.call.outcome !== 'completed';
    this.tokens += this.costOf(output.call);
  }

  /** Of a turn that was answered. */
  get spending(): Spending {
    return { turns: 1, tokens: this.tokens };
  }

  /**
   * Of a turn that was not: no turn, so that a retry does not pay for it again, and the tokens all the same. Where the agent did not come to an end, a call may have been under way that is not recorded:
   * the whole estimate counts.
   */
  spendingOfFailure(code: string): Spending {
    const { calls, tokensPerCall } = this.estimate;
    const isCutOff = calls > 0 && !this.hasFailed && CUT_OFF.has(code);
    if (isCutOff) return { turns: 0, tokens: Math.max(this.tokens, calls * tokensPerCall) };
    return { turns: 0, tokens: this.tokens };
  }

  /** Nothing, where the model was not reached or answered that it is busy. */
  private costOf({ usage, outcome }: ModelCall): number {
    if (usage !== null) return usage.promptTokens + usage.completionTokens;
    return outcome === 'AGENT_UNAVAILABLE' ? 0 : this.estimate.tokensPerCall;
  }
}
