import type { HttpProblem } from './http.problem';
import type { ProblemCode } from './problem-code';

export interface PresentedError {
  readonly contentType: string;
  readonly body: string;
}

const PROBLEM_TYPES = 'https://sales-assistant.example/problems/';
/** The types that the RateLimit draft registers: clients may know them without knowing this service. */
const REGISTERED_TYPES: Partial<Record<ProblemCode, string>> = {
  BUDGET_SPENT: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
  RATE_LIMITED: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
  OVERLOADED: 'https://iana.org/assignments/http-problem-types#temporary-reduced-capacity',
};

/** RFC 9457, with the code and, for bad fields, a JSON pointer to each; of limits, which were reached. */
export function presentProblemJson(problem: HttpProblem, requestId: string): PresentedError {
  const { code, title, status, detail, fields, policies } = problem;
  return {
    contentType: 'application/problem+json',
    body: JSON.stringify({
      type: REGISTERED_TYPES[code] ?? PROBLEM_TYPES + code.toLowerCase().replaceAll('_', '-'),
      title,
      status,
      detail,
      instance: `urn:request:${requestId}`,
      code,
      ...(fields.length > 0 ? { errors: fields } : {}),
      ...(policies.length > 0 ? { 'violated-policies': policies } : {}),
    }),
  };
}
