import type { AgentDescriptor, DomainEvent, Memory, ModelCall, ReplyPart } from '@app/domain';
import type { ShopReader } from './shop-reader';
import type { ToolBox } from './tool-box';

/** The model calls of an answer that is told again, or compared with another. */
export interface ModelRecording {
  /** What was asked, where the agent's descriptor names no model; null: this process's own. */
  readonly model: string | null;
  /** The call that was made for a request, once; undefined: the model is to be asked. */
  take(step: number, requestDigest: string): ModelCall | undefined;
  /** Whether calls of that step are left: the one that was taken did not end it. */
  wasAskedAgain(step: number): boolean;
}

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
  /** All that the agent may read of the shop; what it reads is recorded with the turn. */
  readonly shop: ShopReader;
  /** Model calls that are not to be made again; absent: there are none. */
  readonly recorded?: ModelRecording;
}

/** A reply's text as it comes, for those who stream; `text-void`: what came so far is no part of the reply. */
export type AgentDraft =
  { readonly kind: 'text-delta'; readonly text: string } | { readonly kind: 'text-void' };

/** What an agent yields: parts of its reply in the order they are shown, and its draft. */
export type AgentOutput = ReplyPart | AgentDraft;

export function isDraft(output: AgentOutput): output is AgentDraft {
  return output.kind === 'text-delta' || output.kind === 'text-void';
}

export type EstimateRequest = Pick<AgentRequest, 'agent' | 'memory' | 'input' | 'now'>;

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
 * it. It names products by id only: the core reads what they are and what they cost. All it knows it has from its request,
 * time included, so that the same request is answered the same. It runs outside any transaction, keeps no memory of its
 * own between turns, and stops soon after `signal` aborts.
 * @throws DomainError AGENT_FAILED, AGENT_TIMEOUT or AGENT_UNAVAILABLE; anything else counts as a bug
 */
export abstract class Agent {
  abstract respond(request: AgentRequest, signal: AbortSignal): AsyncIterable<AgentOutput>;

  /** What answering may cost. Nothing, for agents that ask no language model. */
  estimate(_request: EstimateRequest): TokenEstimate {
    return NO_TOKENS;
  }
}
