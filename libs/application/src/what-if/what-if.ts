import type { AgentRef, DomainErrorCode, DomainEvent, Money, TokenUsage } from '@app/domain';
import type { RecordingStatus } from '../recording/recorded-turn';

/** One agent's answer to a turn's input. */
export interface WhatIfAnswer {
  readonly agent: AgentRef;
  /** All that the reply made, in order; empty when it failed. */
  readonly events: readonly DomainEvent[];
  /** Null: it answered. */
  readonly failure: { readonly code: DomainErrorCode; readonly message: string } | null;
  /** Of all model calls together; null when no model was asked, or the server does not tell. */
  readonly tokens: TokenUsage | null;
  /** From being asked to the answer; null: not known. */
  readonly milliseconds: number | null;
}

/** Of what a customer sees: messages, recommendations, suggestions, hand-offs. */
export interface EventDifference {
  readonly position: number;
  readonly recorded: DomainEvent | null;
  readonly whatIf: DomainEvent | null;
}

export interface PriceDifference {
  readonly productId: string;
  readonly recorded: Money | null;
  readonly whatIf: Money | null;
}

export interface AnswerDifferences {
  readonly events: readonly EventDifference[];
  readonly products: {
    readonly onlyRecorded: readonly string[];
    readonly onlyWhatIf: readonly string[];
    /** Those that both have stand in another order. */
    readonly reordered: boolean;
  };
  /** Of products that both recommend. */
  readonly prices: readonly PriceDifference[];
  /** What-if less recorded; null when one of them is not known. */
  readonly tokens: number | null;
  readonly milliseconds: number | null;
}

export interface WhatIf {
  readonly stateId: string;
  /** `missing`: all was read from the shop as it is now. */
  readonly recording: RecordingStatus;
  readonly recorded: WhatIfAnswer;
  readonly whatIf: WhatIfAnswer;
  readonly differences: AnswerDifferences;
}
