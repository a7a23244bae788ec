import OpenAI from 'openai';
import { ModelFault, type FaultKind } from './model-fault';
import { retryAfterMs } from './retry-after';

/** Tells what went wrong from what the SDK, `fetch` or a stream threw. */
export function toModelFault(error: unknown): ModelFault {
  if (error instanceof ModelFault) return error;
  if (isStatusError(error)) return fromStatus(error);
  if (error instanceof OpenAI.APIConnectionError) {
    return new ModelFault(isRedirect(error) ? 'redirected' : 'unreachable', { cause: error });
  }
  return new ModelFault('broken-stream', { cause: error });
}

type StatusError = InstanceType<typeof OpenAI.APIError<number, Headers, object>>;

function isStatusError(error: unknown): error is StatusError {
  return error instanceof OpenAI.APIError && typeof error.status === 'number';
}

function fromStatus(error: StatusError): ModelFault {
  const { status } = error;
  const wait = retryAfterMs(new Headers(error.headers), new Date());
  const detail = { status, cause: error, ...(wait === undefined ? {} : { retryAfterMs: wait }) };
  return new ModelFault(kindOf(status, error), detail);
}

function kindOf(status: number, error: { readonly code?: unknown; readonly message: string }): FaultKind {
  if (status === 429) return 'rate-limited';
  if (status === 401 || status === 403) return 'key-refused';
  if (status >= 500 || status === 408) return 'server-error';
  return status === 400 || status === 413 || status === 422
    ? isTooLong(error)
      ? 'context-too-long'
      : 'request-refused'
    : 'request-refused';
}

function isTooLong({ code, message }: { readonly code?: unknown; readonly message: string }): boolean {
  return (
    code === 'context_length_exceeded' ||
    /context.{0,20}(?:length|size|window)|maximum context|too many tokens|exceed.{0,40}context/i.test(message)
  );
}

function isRedirect(error: Error): boolean {
  let cause: { readonly message?: unknown; readonly cause?: unknown } | undefined = error;
  for (let depth = 0; depth < 4 && cause !== undefined; depth += 1) {
    if (typeof cause.message === 'string' && /redirect/i.test(cause.message)) return true;
    cause = typeof cause.cause === 'object' && cause.cause !== null ? cause.cause : undefined;
  }
  return false;
}
