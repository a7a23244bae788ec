import type { AgentDescriptor, DomainEvent, Memory, ReplyPart } from '@app/domain';
import type { ToolBox } from './tool-box';

export interface AgentRequest {
  readonly businessId: string;
  readonly agent: AgentDescriptor;
  /** The conversation that the turn is of; null for a session of its own. */
  readonly conversationId: string | null;
  /** When the turn is answered. */
  readonly now: Date;
  /** The conversation so far, this turn's input folded in. */
  readonly memory: Memory;
  /** What came in with this turn, oldest first; empty when the agent is asked to greet. */
  readonly input: readonly DomainEvent[];
  /** What the agent may do besides talking; calls are recorded with the turn. */
  readonly tools: ToolBox;
}

export type EstimateRequest = Pick<AgentRequest, 'agent' | 'memory' | 'input'>;

/** What an agent yields: parts of its reply in the order they are shown, and text as it comes for those who stream. */
export type AgentOutput = ReplyPart | { readonly kind: 'text-delta'; readonly text: string };

/** The most that a turn should take of language models. A call is charged this much when its server does not tell. */
export interface TokenEstimate {
  readonly calls: number;
  readonly tokensPerCall: number;
}

export const NO_TOKENS: TokenEstimate = { calls: 0, tokensPerCall: 0 };

/**
 * Whoever answers: built-in, model-backed or scripted.
 *
 * `respond` yields at least one message or recommendation and ends; a recommendation comes before the messages about
 * it. It names products by id only: the core reads what they are and what they cost. It runs outside any transaction,
 * keeps no memory of its own between turns, and stops soon after `signal` aborts.
 * @throws DomainError AGENT_FAILED, AGENT_TIMEOUT or AGENT_UNAVAILABLE; anything else counts as a bug
 */
export abstract class Agent {
  abstract respond(request: AgentRequest, signal: AbortSignal): AsyncIterable<AgentOutput>;

  /** What answering may cost. Nothing, for agents that ask no language model. */
  estimate(_request: EstimateRequest): TokenEstimate {
    return NO_TOKENS;
  }
}
