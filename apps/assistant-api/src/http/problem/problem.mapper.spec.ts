import { BadGatewayException, HttpException, NotFoundException } from '@nestjs/common';
import { DomainError } from '@app/domain';
import { HttpProblem } from './http.problem';
import { presentProblemJson } from './problem-json.presenter';
import { toProblem } from './problem.mapper';

describe('anything thrown, as a problem', () => {
  it('keeps what the core says, and where', () => {
    const fields = [{ pointer: '#/inputEvents', message: 'is empty' }];
    const problem = toProblem(new DomainError('INVALID_ARGUMENT', 'nothing happened', { fields }));
    expect(problem).toMatchObject({ status: 400, detail: 'nothing happened', fields, headers: {} });
  });

  it.each([
    [undefined, '1'],
    [1, '1'],
    [1_001, '2'],
    [30_000, '30'],
  ])('says when to come back: %s ms is %s s', (retryAfterMs, seconds) => {
    const options = retryAfterMs === undefined ? {} : { retryAfterMs };
    expect(toProblem(new DomainError('UNAVAILABLE', 'busy', options))).toMatchObject({
      status: 503,
      headers: { 'retry-after': seconds },
    });
  });

  it('repeats nothing of what is not there, unless a field of what is there is named', () => {
    const code = 'AGENT_DESCRIPTOR_NOT_FOUND';
    const fields = [{ pointer: '#/version', message: 'is unknown' }];
    expect(toProblem(new DomainError(code, 'no agent secret')).detail).not.toContain('secret');
    expect(toProblem(new DomainError(code, 'no version 9', { fields }))).toMatchObject({
      status: 404,
      detail: 'no version 9',
      fields,
    });
  });

  it('asks nobody to repeat what will not change', () => {
    expect(toProblem(new DomainError('HEAD_MOVED', 'x')).headers).toEqual({});
  });

  it.each([
    new Error('secret'),
    new RangeError('Maximum call stack size exceeded'),
    'secret',
    undefined,
    { status: 404, message: 'secret' },
    new BadGatewayException('secret'),
  ])('tells nothing of %p', (thrown) => {
    const problem = toProblem(thrown);
    expect(problem).toMatchObject({ status: 500, code: 'INTERNAL' });
    expect(problem.cause).toBe(thrown);
    expect(presentProblemJson(problem, 'r1').body).not.toMatch(/secret|stack/);
  });

  it('does not say which row is damaged', () => {
    expect(toProblem(new DomainError('DATA_LOSS', 'state abc does not match')).detail).not.toContain('abc');
  });

  it('takes the framework at its status', () => {
    expect(toProblem(new NotFoundException('no'))).toMatchObject({ status: 404, code: 'ROUTE_NOT_FOUND' });
    expect(toProblem(new HttpException('no', 415))).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  it('is shown as RFC 9457 has it', () => {
    const { contentType, body } = presentProblemJson(new HttpProblem('STATE_NOT_FOUND', 'gone'), 'r1');
    expect(contentType).toBe('application/problem+json');
    expect(JSON.parse(body)).toEqual({
      type: expect.stringMatching(/^https:.*\/state-not-found$/) as string,
      title: 'State not found',
      status: 404,
      detail: 'gone',
      instance: 'urn:request:r1',
      code: 'STATE_NOT_FOUND',
    });
  });
});
