import { isLoopback } from '@app/agents';
import { EnvironmentError, readEnvironment } from './environment';

const faultsOf = (variables: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readEnvironment(variables);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.faults;
    throw error;
  }
  return [];
};

describe('the environment', () => {
  it('has defaults that need nothing', () => {
    expect(readEnvironment({})).toMatchObject({
      PORT: 3_000,
      HOST: '127.0.0.1',
      DATABASE_URL: 'sqlite:data/sales-assistant.db',
      LOG_LEVEL: 'info',
      NODE_ENV: 'development',
      hasDemoShop: true,
    });
  });

  it('sets no budget unless it is told to', () => {
    expect(readEnvironment({}).KEY_TURNS_PER_DAY).toBeUndefined();
    expect(readEnvironment({ VISITOR_TURNS_PER_DAY: '40' }).VISITOR_TURNS_PER_DAY).toBe(40);
  });

  it('takes an empty variable as one that is not set', () => {
    expect(readEnvironment({ PORT: '', OPENAI_BASE_URL: ' ', HOST: '' })).toMatchObject({
      PORT: 3_000,
      HOST: '127.0.0.1',
    });
  });

  it.each([
    [{ PORT: 'http' }, /^PORT must be a whole number from 0 to 65535$/],
    [{ PORT: '65536' }, /^PORT /],
    [{ PORT: '-1' }, /^PORT /],
    [{ PORT: '1e3' }, /^PORT /],
    [{ HOST: 'a b' }, /^HOST must be a host name/],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL must be sqlite:/],
    [{ DATABASE_URL: 'sqlite:' }, /^DATABASE_URL /],
    [{ KEY_TOKENS_PER_DAY: '0' }, /^KEY_TOKENS_PER_DAY must be a whole number from 1 to/],
    [{ KEY_TOKENS_PER_DAY: '1.5' }, /^KEY_TOKENS_PER_DAY /],
    [{ VISITOR_TURNS_PER_DAY: 'many' }, /^VISITOR_TURNS_PER_DAY /],
    [{ KEY_REQUESTS_PER_MINUTE: '1000000001' }, /^KEY_REQUESTS_PER_MINUTE /],
    [{ CONCURRENT_TURNS: '0' }, /^CONCURRENT_TURNS must be a whole number from 1 to/],
    [{ OPENAI_API_KEY: 'a b' }, /^OPENAI_API_KEY must be a key/],
    [{ OPENAI_BASE_URL: 'http://example.com/v1' }, /^OPENAI_BASE_URL must be an https/],
    [{ OPENAI_BASE_URL: 'ftp://127.0.0.1' }, /^OPENAI_BASE_URL /],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of/],
    [{ NODE_ENV: 'prod' }, /^NODE_ENV must be one of/],
  ])('refuses %j by name', (variables, fault) => {
    expect(faultsOf(variables)).toEqual([expect.stringMatching(fault)]);
  });

  it('names every fault at once, and no value', () => {
    const faults = faultsOf({ PORT: 'x', OPENAI_API_KEY: 'sk secret', LOG_LEVEL: 'y' });
    expect(faults).toHaveLength(3);
    expect(faults.join()).not.toContain('secret');
  });

  it.each(['postgres://u:p@db:5432/x', 'postgresql://db/x?schema=a', 'sqlite:/tmp/a b.db'])(
    'takes %s',
    (url) => {
      expect(readEnvironment({ DATABASE_URL: url }).DATABASE_URL).toBe(url);
    },
  );

  it.each(['https://api.example.com/v1', 'http://127.0.0.1:4010/v1', 'http://localhost:1', 'http://[::1]:1'])(
    'lets the model be at %s',
    (url) => expect(readEnvironment({ OPENAI_BASE_URL: url }).OPENAI_BASE_URL).toBe(url),
  );

  it.each([
    [{ NODE_ENV: 'production' }, false],
    [{ HOST: '0.0.0.0' }, false],
    [{ HOST: 'shop.example' }, false],
    [{ HOST: 'localhost' }, true],
    [{ NODE_ENV: 'test', HOST: '127.0.0.2' }, true],
  ])('opens the demo shop for %j: %s', (variables, open) => {
    expect(readEnvironment(variables).hasDemoShop).toBe(open);
  });

  it('knows loopback hosts from those that only look like one', () => {
    expect(isLoopback('127.0.0.1.example.com')).toBe(false);
    expect(isLoopback('::1')).toBe(true);
  });
});
