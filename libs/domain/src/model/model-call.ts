import type { DomainErrorCode } from '../errors';

/** One step of a language model in a turn, with all that is needed to answer it again without the model. */
export interface ModelCall {
  /** From 1, in the order of the turn. */
  readonly step: number;
  readonly model: string;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  /** SHA-256 in hex over the request's canonical JSON. */
  readonly requestDigest: string;
  /** `completed`, or what the turn would have failed with. */
  readonly outcome: 'completed' | DomainErrorCode;
  /** The model's whole answer as canonical JSON; null when it failed. */
  readonly answer: string | null;
  /** Null when the server does not tell. */
  readonly usage: TokenUsage | null;
  readonly latencyMs: number;
}

export interface TokenUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** What a look-up answered the model in a turn; `result` is the text that the model was given. */
export interface ToolResult {
  readonly step: number;
  readonly tool: string;
  /** As the model wrote them: perhaps no JSON. */
  readonly arguments: string;
  readonly result: string;
}

/** Another engine than the agent's own answered this turn, and what the model had failed with. */
export interface Substitution {
  readonly engine: 'built-in';
  readonly because: DomainErrorCode;
}

/** What may not be said of a model's words, counted. */
export interface Withheld {
  /** Messages that repeated instructions or held a secret. */
  readonly messages: number;
  /** Pictures and addresses that are not the shop's. */
  readonly addresses: number;
}
