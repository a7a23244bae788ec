import type { FieldError } from '@app/domain';
import { PROBLEM_STATUS, type ProblemCode } from './problem-code';

export interface ProblemOptions {
  readonly fields?: readonly FieldError[];
  /** Whole seconds, for `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** Further response headers, lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** A refusal as HTTP tells it. `detail` is shown to the client, so it holds nothing that is not the client's own. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly title: string;
  readonly fields: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    options: ProblemOptions = {},
  ) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'HttpProblem';
    [this.status, this.title] = PROBLEM_STATUS[code];
    this.fields = options.fields ?? [];
    this.headers = {
      ...options.headers,
      ...(options.retryAfterSeconds === undefined
        ? {}
        : { 'retry-after': String(options.retryAfterSeconds) }),
    };
  }
}
