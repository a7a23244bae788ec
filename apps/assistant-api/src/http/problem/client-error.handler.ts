import type { Socket } from 'node:net';
import { newId } from '@app/application';
import { RESPONSE_HEADERS } from '../response-headers';
import { presentersOf } from './error-presenters';
import { HttpProblem } from './http.problem';

interface ParserError extends NodeJS.ErrnoException {
  /** What came last; a refused head begins with the request line, unless it came in pieces. */
  readonly rawPacket?: unknown;
}

/** Answers what Node's HTTP parser refuses, before there is a request. */
export function answerClientError(this: object, error: ParserError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable || (socket.bytesWritten > 0 && isLate(error))) {
    socket.destroy();
    return;
  }
  refuse(socket, this, pathOf(error), problemOf(error));
}

/** Answers CONNECT, which Node would close without a word. It has taken its own listeners off the socket. */
export function refuseTunnel(server: object, socket: Socket): void {
  socket.on('error', () => socket.destroy());
  refuse(socket, server, '', new HttpProblem('BAD_REQUEST', 'This server opens no tunnels.'));
  socket.destroySoon();
}

function refuse(socket: Socket, server: object, path: string, problem: HttpProblem): void {
  const requestId = newId();
  const { contentType, body } = presentersOf(server).present(path, problem, requestId);
  const headers = {
    ...RESPONSE_HEADERS,
    'x-request-id': requestId,
    'content-type': contentType,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${problem.status} ${problem.title}\r\n${lines.join('')}\r\n${body}`);
}

function pathOf({ rawPacket }: ParserError): string {
  const head = Buffer.isBuffer(rawPacket) ? rawPacket.subarray(0, 1_000).toString('latin1') : '';
  return /^[A-Z]+ (\S+)/.exec(head)?.[1] ?? '';
}

/** A keep-alive connection that idles out has had its answers. */
function isLate(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
}

function problemOf({ code }: NodeJS.ErrnoException): HttpProblem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new HttpProblem('HEADERS_TOO_LARGE', 'The request line and headers have at most 16 kB.');
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new HttpProblem('REQUEST_TIMEOUT', 'The request was not complete in time.');
  }
  return new HttpProblem('BAD_REQUEST', 'This is not a well-formed HTTP request.');
}
