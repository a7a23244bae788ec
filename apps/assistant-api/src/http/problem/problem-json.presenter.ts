import type { HttpProblem } from './http.problem';

export interface PresentedError {
  readonly contentType: string;
  readonly body: string;
}

const PROBLEM_TYPES = 'https://sales-assistant.example/problems/';

/** RFC 9457, with the code and, for bad fields, a JSON pointer to each. */
export function presentProblemJson(problem: HttpProblem, requestId: string): PresentedError {
  const { code, title, status, detail, fields } = problem;
  return {
    contentType: 'application/problem+json',
    body: JSON.stringify({
      type: PROBLEM_TYPES + code.toLowerCase().replaceAll('_', '-'),
      title,
      status,
      detail,
      instance: `urn:request:${requestId}`,
      code,
      ...(fields.length > 0 ? { errors: fields } : {}),
    }),
  };
}
