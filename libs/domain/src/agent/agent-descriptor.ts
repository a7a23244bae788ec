import type { ToolName } from '../tool/tool';

/** Which version of which agent descriptor made a state. Versions count from 1 and never change. */
export interface AgentRef {
  readonly descriptorId: string;
  readonly version: number;
}

export interface PlaybookPhase {
  readonly name: string;
  readonly instructions: string;
}

/** A way of leading a conversation. The playbook `neutral` exists for every agent. */
export interface Playbook {
  readonly name: string;
  readonly systemMessage: string | null;
  readonly phases: readonly PlaybookPhase[];
}

/** Who answers; `built-in` needs no key. */
export type Engine = 'built-in' | 'openai';

/** How a language model is asked. What is absent is the server's choice. */
export interface ModelOptions {
  readonly name?: string;
  /** 0 to 2. */
  readonly temperature?: number;
  /** Most tokens of one answer of the model, 16 to 16,384. */
  readonly maxCompletionTokens?: number;
  /** Most tokens of the conversation so far that are sent, 200 to 100,000, by this service's own estimate. */
  readonly historyTokens?: number;
}

/** What an agent is. Stored as an immutable version; changing it makes the next version. */
export interface AgentDefinition {
  readonly name: string;
  readonly engine: Engine;
  readonly model?: ModelOptions;
  /** When the model cannot answer: the turn fails (the default), or the built-in agent answers. */
  readonly onModelFailure?: 'error' | 'built-in';
  /** BCP 47 tag, such as `en`. */
  readonly language: string;
  readonly instructions: string;
  /** What the agent says to an empty first call; null: it has none. */
  readonly greeting: string | null;
  readonly playbooks: readonly Playbook[];
  /** Tools the agent may call; absent: none. */
  readonly tools?: readonly ToolName[];
  /** Most products in one recommendation, 1 to 10. */
  readonly maxRecommendations: number;
}

export interface AgentDescriptor extends AgentRef {
  readonly businessId: string;
  readonly definition: AgentDefinition;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
}
