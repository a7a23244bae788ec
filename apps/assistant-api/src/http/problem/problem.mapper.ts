import { HttpException } from '@nestjs/common';
import { DomainError } from '@app/domain';
import { HttpProblem } from './http.problem';
import { PROBLEM_STATUS, RETRYABLE, type ProblemCode } from './problem-code';

const CODE_BY_STATUS: ReadonlyMap<number, ProblemCode> = new Map<number, ProblemCode>([
  [400, 'BAD_REQUEST'],
  [401, 'UNAUTHENTICATED'],
  [403, 'PERMISSION_DENIED'],
  [404, 'ROUTE_NOT_FOUND'],
  [405, 'METHOD_NOT_ALLOWED'],
  [408, 'REQUEST_TIMEOUT'],
  [413, 'PAYLOAD_TOO_LARGE'],
  [414, 'URI_TOO_LONG'],
  [415, 'UNSUPPORTED_MEDIA_TYPE'],
  [429, 'RATE_LIMITED'],
  [503, 'UNAVAILABLE'],
]);

/** Anything thrown, as a problem. What nobody foresaw becomes INTERNAL and tells the client nothing. */
export function toProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof DomainError) return fromDomain(error);
  if (error instanceof HttpException) return fromFramework(error);
  return internalProblem(error);
}

function fromDomain(error: DomainError): HttpProblem {
  if (!RETRYABLE.has(error.code)) {
    return new HttpProblem(error.code, shownDetail(error), { fields: error.fields, cause: error });
  }
  const retryAfterSeconds = Math.max(1, Math.ceil((error.retryAfterMs ?? 1_000) / 1_000));
  const { policies } = error;
  return new HttpProblem(error.code, error.message, { retryAfterSeconds, policies, cause: error });
}

/**
 * Which stored row is damaged is for the operator's log. What is not there is not repeated: the bodies for an unknown id
 * and for another tenant's are the same to the byte; where a field is named, the rest is known to be the client's own.
 */
function shownDetail({ code, message, fields }: DomainError): string {
  if (code === 'DATA_LOSS') return 'What is stored of this conversation cannot be read.';
  return code.endsWith('_NOT_FOUND') && fields.length === 0 ? notFoundDetail(code) : message;
}

export function notFoundDetail(code: ProblemCode): string {
  return `${PROBLEM_STATUS[code][1]}: nothing here has the id that was sent.`;
}

function fromFramework(error: HttpException): HttpProblem {
  const code = CODE_BY_STATUS.get(error.getStatus());
  return code === undefined ? internalProblem(error) : new HttpProblem(code, error.message, { cause: error });
}

function internalProblem(cause: unknown): HttpProblem {
  return new HttpProblem('INTERNAL', 'Something went wrong here. Quote the request id when you report it.', {
    cause,
  });
}
