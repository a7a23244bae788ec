import { HttpProblem } from '../http/problem/http.problem';
import { PROBLEM_STATUS, type ProblemCode } from '../http/problem/problem-code';
import { adaptProblem } from './conversation-problems';

const PUBLISHED = [201, 400, 401, 403, 404, 409, 429, 500];
/** What HTTP itself refuses with, on every surface. */
const TRANSPORT = [405, 408, 413, 414, 415, 431, 503];

describe('problems of conversations', () => {
  it.each(Object.keys(PROBLEM_STATUS) as ProblemCode[])('%s has a published status', (code) => {
    const { status } = adaptProblem(new HttpProblem(code, 'detail'));
    expect([...PUBLISHED, ...TRANSPORT]).toContain(status);
  });

  it.each(['AGENT_FAILED', 'AGENT_TIMEOUT', 'AGENT_UNAVAILABLE', 'LEASE_LOST', 'UNAVAILABLE'] as const)(
    'a reply that cannot be made or kept (%s) is a 500 that tells nothing of why, and when to come back',
    (code) => {
      const problem = adaptProblem(new HttpProblem(code, 'the model said no', { retryAfterSeconds: 7 }));
      expect(problem).toMatchObject({ status: 500, headers: { 'retry-after': '7' } });
    },
  );

  it('an erased session answers as a conversation that never was', () => {
    const erased = adaptProblem(new HttpProblem('SESSION_ERASED', 'session 1 was erased'));
    expect(erased).toMatchObject({ code: 'CONVERSATION_NOT_FOUND', status: 404 });
    expect(erased.detail).not.toContain('1');
  });

  it('leaves what is published as it is', () => {
    const problem = new HttpProblem('CONVERSATION_BUSY', 'busy', { retryAfterSeconds: 3 });
    expect(adaptProblem(problem)).toBe(problem);
  });
});
