import { DomainError, type DomainErrorCode } from '@app/domain';

interface FaultRule {
  readonly code: Extract<DomainErrorCode, 'AGENT_FAILED' | 'AGENT_TIMEOUT' | 'AGENT_UNAVAILABLE'>;
  /** Whether the same request may be sent once more. */
  readonly again: boolean;
  /** Whether it tells that the server as a whole is in trouble. */
  readonly trouble: boolean;
  /** What the client is told: nothing of what the server wrote. */
  readonly message: string;
}

const failed = (message: string, again = false, trouble = false): FaultRule => ({
  code: 'AGENT_FAILED',
  again,
  trouble,
  message,
});
const late = (message: string): FaultRule => ({
  code: 'AGENT_TIMEOUT',
  again: false,
  trouble: true,
  message,
});
const closed = (message: string, again = false): FaultRule => ({
  code: 'AGENT_UNAVAILABLE',
  again,
  trouble: false,
  message,
});

/** Everything that a model server can do wrong, and what becomes of the turn. */
export const FAULTS = {
  'rate-limited': closed('The model is busy: ask again later.', true),
  'breaker-open': closed('The model is not available at the moment: ask again later.'),
  'not-connected': closed('This agent needs a language model, and the server is connected to none.'),
  'server-error': failed('The model server failed.', true, true),
  'key-refused': failed('The model server does not let this service in.'),
  'context-too-long': failed('The conversation is too long for the model.'),
  'request-refused': failed('The model server refused the request.'),
  unreachable: failed('The model server could not be reached.', true, true),
  redirected: failed('The model server sent this service elsewhere.'),
  'not-a-completion': failed('The model server answered something other than a completion.'),
  'cut-short': failed('The answer of the model was cut short.', true),
  'broken-stream': failed('The answer of the model broke off.'),
  'no-choice': failed('The model gave no answer.', true),
  'empty-body': failed('The model server answered nothing.'),
  withheld: failed('The answer of the model was withheld.'),
  'too-large': failed('The answer of the model was too large.'),
  'no-answer': failed('The model came to no answer.'),
  'turn-deadline': late('The model did not answer in time.'),
  silence: late('The model fell silent in the middle of its answer.'),
} as const satisfies Record<string, FaultRule>;

export type FaultKind = keyof typeof FAULTS;

/** What a model server did wrong. `cause` is for debugging and is neither logged nor answered. */
export class ModelFault extends Error {
  constructor(
    readonly kind: FaultKind,
    readonly detail: {
      readonly status?: number;
      readonly retryAfterMs?: number;
      readonly cause?: unknown;
    } = {},
  ) {
    super(FAULTS[kind].message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'ModelFault';
  }

  get rule(): FaultRule {
    return FAULTS[this.kind];
  }

  toDomainError(): DomainError {
    const { retryAfterMs } = this.detail;
    return new DomainError(
      this.rule.code,
      this.rule.message,
      retryAfterMs === undefined ? {} : { retryAfterMs },
    );
  }
}
