import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { HttpProblem } from '../problem/http.problem';
import { BODY_LIMITS, readBody } from './body-reader';

type Outcome = { readonly bytes: Buffer } | { readonly problem: HttpProblem };

/** A real server and socket: what a body does on the wire is what matters here. */
describe('reading a body', () => {
  let server: Server;
  let outcome: Promise<Outcome>;

  beforeEach(async () => {
    let settle: (outcome: Outcome) => void;
    outcome = new Promise((resolve) => (settle = resolve));
    server = createServer((incoming: IncomingMessage, response) => {
      readBody(incoming).then(
        (bytes) => settle({ bytes }),
        (problem: HttpProblem) => settle({ problem }),
      );
      void outcome.then(() => response.end());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = async (headers: Record<string, string>, ...chunks: Buffer[]): Promise<Outcome> => {
    const { port } = server.address() as AddressInfo;
    const outgoing = request({ port, host: '127.0.0.1', method: 'POST', headers });
    outgoing.on('error', () => undefined);
    for (const chunk of chunks) outgoing.write(chunk);
    outgoing.end();
    return outcome;
  };
  const json = { 'content-type': 'application/json' };
  const codeOf = (result: Outcome): string => ('problem' in result ? result.problem.code : 'taken');

  it.each(['application/json', 'Application/JSON; charset=utf-8', 'application/json;charset="UTF-8"'])(
    'takes %s',
    async (type) =>
      expect(await send({ 'content-type': type }, Buffer.from('{}'))).toEqual({ bytes: Buffer.from('{}') }),
  );

  it.each([
    '',
    'text/plain',
    'text/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=latin1',
    'application/json; charset=utf-8; charset=latin1',
    'application/json, text/plain',
  ])('refuses the type %j', async (type) =>
    expect(codeOf(await send(type === '' ? {} : { 'content-type': type }, Buffer.from('{}')))).toBe(
      'UNSUPPORTED_MEDIA_TYPE',
    ),
  );

  it('takes exactly the limit, and not a byte more, announced or not', async () => {
    const full = Buffer.alloc(BODY_LIMITS.bytes, 0x20);
    expect(await send(json, full)).toEqual({ bytes: full });
  });

  it.each([[{ 'content-length': String(BODY_LIMITS.bytes + 1) }], [{}]])(
    'refuses more: %j',
    async (headers) => {
      const result = await send({ ...json, ...headers }, Buffer.alloc(BODY_LIMITS.bytes), Buffer.alloc(1));
      expect(codeOf(result)).toBe('PAYLOAD_TOO_LARGE');
    },
  );

  it('inflates gzip', async () => {
    const result = await send({ ...json, 'content-encoding': 'gzip' }, gzipSync('{"a":1}'));
    expect(result).toEqual({ bytes: Buffer.from('{"a":1}') });
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(50 * 1024 * 1024)), 'PAYLOAD_TOO_LARGE'],
    ['gzip', Buffer.from('{"a":1}'), 'BAD_REQUEST'],
    ['gzip', gzipSync('{"a":1}').subarray(0, 12), 'BAD_REQUEST'],
    ['br', Buffer.from('{"a":1}'), 'UNSUPPORTED_MEDIA_TYPE'],
    ['gzip, gzip', gzipSync(gzipSync('{}')), 'UNSUPPORTED_MEDIA_TYPE'],
  ])('refuses a bomb, broken gzip and other encodings: %s %#', async (encoding, bytes, code) => {
    expect(codeOf(await send({ ...json, 'content-encoding': encoding }, bytes))).toBe(code);
  });

  it('gives up on a body that ends early', async () => {
    const { port } = server.address() as AddressInfo;
    const headers = { ...json, 'content-length': '100' };
    const outgoing = request({ port, host: '127.0.0.1', method: 'POST', headers });
    outgoing.on('error', () => undefined);
    outgoing.write('{');
    await once(server, 'request');
    outgoing.destroy();
    expect(codeOf(await outcome)).toBe('BAD_REQUEST');
  });
});
