import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { EnvironmentError } from './environment';
import { startFailure } from './start-failure';

describe('why the server did not start', () => {
  let first: Server;

  beforeEach(async () => {
    first = createServer().listen(0, '127.0.0.1');
    await once(first, 'listening');
  });

  afterEach(() => {
    first.close();
  });

  it('names the port that is taken', async () => {
    const { port } = first.address() as AddressInfo;
    const [error] = (await once(createServer().listen(port, '127.0.0.1'), 'error')) as [unknown];
    expect(startFailure(error)).toBe(
      `PORT ${port} is in use on 127.0.0.1: set PORT to another, or 0 for any.`,
    );
  });

  it('shows no stack of what was foreseen, and one of what was not', () => {
    expect(startFailure(new EnvironmentError(['PORT must be a number']))).toBe(
      'The environment is not right:\n  PORT must be a number',
    );
    expect(startFailure(new TypeError('x is not a function'))).toContain('    at ');
  });
});
