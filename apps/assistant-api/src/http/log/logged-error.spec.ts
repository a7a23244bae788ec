import { DomainError } from '@app/domain';
import { loggedError } from './logged-error';

/** As the driver of PostgreSQL throws them. */
class DatabaseError extends Error {}

describe('an error in the log', () => {
  it('quotes no text that somebody wrote', () => {
    let parsing: unknown;
    try {
      JSON.parse('{"text": c4n4ry');
    } catch (error) {
      parsing = error;
    }
    expect(String(parsing)).toContain('c4n4ry');
    const logged = loggedError(new DomainError('DATA_LOSS', 'state 7 is damaged', { cause: parsing }));
    expect(logged).toMatchObject({
      type: 'DomainError',
      code: 'DATA_LOSS',
      message: 'state 7 is damaged',
      cause: { type: 'SyntaxError' },
    });
    expect(logged.stack).toMatch(/^\s+at /);
    expect(JSON.stringify(logged)).not.toContain('c4n4ry');
  });

  it('holds no row of a database', () => {
    const error = Object.assign(new DatabaseError('null value: c4n4ry'), {
      code: '23502',
      detail: 'Failing row contains (c4n4ry)',
    });
    expect(loggedError(error)).toMatchObject({ type: 'DatabaseError', code: '23502' });
    expect(JSON.stringify(loggedError(error))).not.toContain('c4n4ry');
  });

  it.each(['c4n4ry', undefined, { text: 'c4n4ry' }])('tells only the type of %j', (thrown) => {
    expect(loggedError(thrown)).toEqual({ type: typeof thrown });
  });

  it('ends with causes that are their own', () => {
    const error = new Error('round');
    error.cause = error;
    expect(JSON.stringify(loggedError(error)).length).toBeLessThan(20_000);
  });
});
