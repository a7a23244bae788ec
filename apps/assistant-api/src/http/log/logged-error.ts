/** An error as a log may hold it. */
export interface LoggedError {
  readonly type: string;
  readonly code?: string;
  /** Absent where it may quote what somebody wrote. */
  readonly message?: string;
  /** The frames alone: a stack begins with the message. */
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/** The JSON parser quotes the text that it stumbled on, PostgreSQL the row. */
const QUOTING: ReadonlySet<string> = new Set(['SyntaxError', 'DatabaseError']);
const LONGEST_MESSAGE = 300;
const MOST_CAUSES = 5;

/** Field by field: whatever else hangs on an error (rows, requests, answers) stays out of the log. */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const type = error.constructor.name;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const stack = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
  return {
    type,
    ...(code === undefined ? {} : { code }),
    ...(QUOTING.has(type) ? {} : { message: error.message.slice(0, LONGEST_MESSAGE) }),
    ...(stack === undefined ? {} : { stack }),
    ...(error.cause === undefined || depth === MOST_CAUSES
      ? {}
      : { cause: loggedError(error.cause, depth + 1) }),
  };
}
