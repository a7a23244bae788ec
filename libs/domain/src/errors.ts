/** Why the core refused. The HTTP edge turns each code into a status in one table. */
export type DomainErrorCode =
  | 'INVALID_ARGUMENT'
  | 'STATE_NOT_FOUND'
  | 'SESSION_NOT_FOUND'
  | 'AGENT_DESCRIPTOR_NOT_FOUND'
  | 'PRODUCT_NOT_FOUND'
  | 'BUSINESS_NOT_FOUND'
  | 'API_KEY_NOT_FOUND'
  | 'SITE_NOT_FOUND'
  | 'CONVERSATION_NOT_FOUND'
  | 'MESSAGE_NOT_FOUND'
  | 'TURN_NOT_FOUND'
  | 'ALREADY_EXISTS'
  | 'SESSION_ERASED'
  | 'HEAD_MOVED'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'TURN_IN_PROGRESS'
  | 'CONVERSATION_BUSY'
  | 'HUMAN_HAS_IT'
  | 'SLOT_TAKEN'
  | 'LEASE_LOST'
  | 'TURN_INTERRUPTED'
  | 'AGENT_FAILED'
  | 'AGENT_TIMEOUT'
  | 'AGENT_UNAVAILABLE'
  | 'BUDGET_SPENT'
  | 'OVERLOADED'
  | 'DATA_LOSS'
  | 'UNAVAILABLE';

export interface FieldError {
  /** JSON pointer into the request, such as `#/inputEvents/0`. */
  readonly pointer: string;
  readonly message: string;
}

/** An expected refusal: says what is wrong, where, and (with `retryAfterMs`) when to come back. */
export class DomainError extends Error {
  readonly fields: readonly FieldError[];
  readonly retryAfterMs: number | undefined;
  /** Of what is limited: the limits that are reached, such as `daily-tokens`. */
  readonly policies: readonly string[];

  constructor(
    readonly code: DomainErrorCode,
    message: string,
    options: {
      fields?: readonly FieldError[];
      retryAfterMs?: number;
      policies?: readonly string[];
      cause?: unknown;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DomainError';
    this.fields = options.fields ?? [];
    this.retryAfterMs = options.retryAfterMs;
    this.policies = options.policies ?? [];
  }
}
