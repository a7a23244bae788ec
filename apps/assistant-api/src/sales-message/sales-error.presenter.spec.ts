import { CommandFailed } from '@app/application';
import { DomainError } from '@app/domain';
import { HttpProblem } from '../http/problem/http.problem';
import { PROBLEM_STATUS, type ProblemCode } from '../http/problem/problem-code';
import { toProblem } from '../http/problem/problem.mapper';
import { SALES_ERROR_CODES } from './sales-error.dto';
import { presentSalesError } from './sales-error.presenter';

const shown = (problem: HttpProblem): unknown => JSON.parse(presentSalesError(problem).body);

/** Which codes the contract has at each status. */
const BY_STATUS: Readonly<Record<number, readonly string[]>> = {
  400: ['INVALID_REQUEST'],
  401: ['UNAUTHORIZED'],
  403: ['FORBIDDEN'],
  404: ['AGENT_NOT_FOUND', 'CONVERSATION_NOT_FOUND', 'NOT_FOUND'],
  409: ['CONFLICT'],
  422: ['IDEMPOTENCY_KEY_REUSED'],
  429: ['RATE_LIMITED'],
  500: ['INTERNAL_SERVER_ERROR', 'COMMAND_EXECUTION_FAILED'],
  502: ['COMMAND_EXECUTION_FAILED'],
  503: ['COMMAND_EXECUTION_FAILED', 'INTERNAL_SERVER_ERROR'],
  504: ['COMMAND_EXECUTION_FAILED'],
};

describe('the sales envelope', () => {
  it.each(Object.keys(PROBLEM_STATUS) as ProblemCode[])('has a word for %s that fits its status', (code) => {
    const { error } = shown(new HttpProblem(code, 'why')) as { error: { code: string } };
    const [status] = PROBLEM_STATUS[code];
    expect(SALES_ERROR_CODES).toContain(error.code);
    expect(BY_STATUS[status] ?? ['INVALID_REQUEST', 'CONVERSATION_NOT_FOUND']).toContain(error.code);
  });

  it('names the first bad field, since it has no room for pointers', () => {
    const fields = [
      { pointer: '#/message', message: 'is required' },
      { pointer: '#/site_id', message: 'must be a string' },
    ];
    expect(shown(new HttpProblem('INVALID_ARGUMENT', 'x', { fields }))).toEqual({
      success: false,
      error: { code: 'INVALID_REQUEST', message: 'message is required' },
    });
  });

  it('names the command of one that failed', () => {
    const failed = new CommandFailed(
      'command-1',
      'UNAVAILABLE',
      new DomainError('CONVERSATION_BUSY', 'too long'),
    );
    expect(shown(toProblem(failed))).toEqual({
      success: false,
      error: { code: 'COMMAND_EXECUTION_FAILED', message: 'too long', command_id: 'command-1' },
    });
    const kept = new CommandFailed('command-1', 'AGENT_FAILED', new DomainError('AGENT_FAILED', 'no'), true);
    expect(shown(toProblem(kept))).toMatchObject({ error: { command_id: 'command-1', message_kept: true } });
    expect(toProblem(failed)).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
  });
});
