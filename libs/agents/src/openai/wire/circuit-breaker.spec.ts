import { BREAKER, CircuitBreaker } from './circuit-breaker';
import { ModelFault } from './model-fault';

describe('CircuitBreaker', () => {
  let now = 0;
  const trouble = new ModelFault('server-error');
  const make = () => new CircuitBreaker(() => now);
  const failTimes = (breaker: CircuitBreaker, times: number) => {
    for (let time = 0; time < times; time += 1) breaker.fail(trouble);
  };
  beforeEach(() => (now = 1_000));

  it('opens after failures in a row, rests, and lets one through to see', () => {
    const breaker = make();
    failTimes(breaker, BREAKER.failures - 1);
    expect(() => breaker.admit()).not.toThrow();
    breaker.fail(trouble);
    expect(() => breaker.admit()).toThrow(expect.objectContaining({ kind: 'breaker-open' }) as Error);
    now += BREAKER.restMs;
    expect(() => breaker.admit()).not.toThrow();
    expect(() => breaker.admit()).toThrow();
    breaker.succeed();
    expect(() => breaker.admit()).not.toThrow();
  });

  it('closes again when the one that was let through fails', () => {
    const breaker = make();
    failTimes(breaker, BREAKER.failures);
    now += BREAKER.restMs;
    breaker.admit();
    breaker.fail(trouble);
    expect(() => breaker.admit()).toThrow();
  });

  it('is not opened by faults of ours, and a success in between counts anew', () => {
    const breaker = make();
    for (let time = 0; time < 20; time += 1) breaker.fail(new ModelFault('request-refused'));
    failTimes(breaker, BREAKER.failures - 1);
    breaker.succeed();
    failTimes(breaker, BREAKER.failures - 1);
    expect(() => breaker.admit()).not.toThrow();
  });

  it('believes a Retry-After up to an hour', () => {
    const breaker = make();
    breaker.fail(new ModelFault('rate-limited'), 10 * BREAKER.mostMs);
    now += BREAKER.mostMs - 1;
    expect(() => breaker.admit()).toThrow();
    now += 1;
    expect(() => breaker.admit()).not.toThrow();
  });
});
