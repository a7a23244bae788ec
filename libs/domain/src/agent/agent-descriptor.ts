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

/** What an agent is. Stored as an immutable version; changing it makes the next version. */
export interface AgentDefinition {
  readonly name: string;
  /** Who answers; `built-in` needs no key. */
  readonly engine: 'built-in';
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
