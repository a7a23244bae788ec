import { HttpProblem } from '../http/problem/http.problem';
import type { ProblemCode } from '../http/problem/problem-code';
import { notFoundDetail } from '../http/problem/problem.mapper';

const NOT_GENERATED =
  'The reply could not be generated. The conversation is as it was before this call, which can be sent again.';

interface PublishedAnswer {
  readonly code: ProblemCode;
  readonly status: number;
  readonly detail?: string;
}

const GONE: PublishedAnswer = {
  code: 'CONVERSATION_NOT_FOUND',
  status: 404,
  detail: notFoundDetail('CONVERSATION_NOT_FOUND'),
};
const GENERATION_FAILED: PublishedAnswer = { code: 'GENERATION_FAILED', status: 500, detail: NOT_GENERATED };

/** The contract's list of statuses is closed: what is not on it is answered with the one that comes nearest. */
const PUBLISHED: Partial<Record<ProblemCode, PublishedAnswer>> = {
  IDEMPOTENCY_KEY_REUSED: { code: 'IDEMPOTENCY_KEY_REUSED', status: 400 },
  SESSION_ERASED: GONE,
  STATE_NOT_FOUND: GONE,
  AGENT_FAILED: GENERATION_FAILED,
  AGENT_TIMEOUT: GENERATION_FAILED,
  AGENT_UNAVAILABLE: GENERATION_FAILED,
  LEASE_LOST: GENERATION_FAILED,
  SLOT_TAKEN: GENERATION_FAILED,
  UNAVAILABLE: { code: 'UNAVAILABLE', status: 500 },
};

export function adaptProblem(problem: HttpProblem): HttpProblem {
  const published = PUBLISHED[problem.code];
  if (published === undefined) return problem;
  const { code, status, detail } = published;
  const { fields, headers, cause } = problem;
  return new HttpProblem(code, detail ?? problem.detail, { status, fields, headers, cause });
}
