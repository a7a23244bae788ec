import type { TokenUsage } from '@app/domain';

/** A function that the model wants called. `arguments` is what it wrote: perhaps no JSON. */
export interface ModelToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/** One whole answer of a model. */
export interface Completion {
  readonly text: string;
  readonly toolCalls: readonly ModelToolCall[];
  /** `stop`, `length`, `tool_calls`, … as the server says it; null for servers that only end their stream. */
  readonly finishReason: string | null;
  readonly usage: TokenUsage | null;
}
