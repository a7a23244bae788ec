import type { FieldError } from '@app/domain';
import { PROBLEM_STATUS, type ProblemCode } from './problem-code';

export interface ProblemOptions {
  readonly fields?: readonly FieldError[];
  /** Limits that are reached, such as `daily-tokens`. */
  readonly policies?: readonly string[];
  /** Whole seconds, for `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** Further response headers, lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Where a surface's published list has no room for the code's own status. */
  readonly status?: number;
  readonly cause?: unknown;
}

/** A refusal as HTTP tells it. `detail` is shown to the client, so it holds nothing that is not the client's own. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly title: string;
  readonly fields: readonly FieldError[];
  readonly policies: readonly string[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    options: ProblemOptions = {},
  ) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'HttpProblem';
    const [status, title] = PROBLEM_STATUS[code];
    this.status = options.status ?? status;
    this.title = title;
    this.fields = options.fields ?? [];
    this.policies = options.policies ?? [];
    this.headers = {
      ...options.headers,
      ...(options.retryAfterSeconds === undefined
        ? {}
        : { 'retry-after': String(options.retryAfterSeconds) }),
    };
  }
}
