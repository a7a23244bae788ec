import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { HttpProblem } from './problem/http.problem';

/** A name or an address of IPv4 as RFC 3986 spells it, or what stands in brackets; then perhaps a port. */
const HOST = /^(?:\[([^\]]*)\]|(?:[\w.~!$&'()*+,;=-]|%[0-9a-f]{2})+)(?::(\d*))?$/i;
const LARGEST_PORT = 65_535;

/**
 * HTTP/1.1 has one Host and HTTP/1.0 at most one: of several Node keeps the first, a proxy before it perhaps the last.
 * @throws HttpProblem BAD_REQUEST
 */
export function requireHost({
  rawHeaders,
  httpVersion,
}: Pick<IncomingMessage, 'rawHeaders' | 'httpVersion'>): void {
  const hosts = hostsOf(rawHeaders);
  if (hosts.length > 1 || (hosts.length === 0 && httpVersion === '1.1')) {
    throw new HttpProblem('BAD_REQUEST', 'A request of HTTP/1.1 has one Host header.');
  }
  if (!hosts.every(isHost)) {
    throw new HttpProblem('BAD_REQUEST', 'The Host header is not a host with or without a port.');
  }
}

function hostsOf(rawHeaders: readonly string[]): readonly string[] {
  const hosts: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') hosts.push(rawHeaders[at + 1] ?? '');
  }
  return hosts;
}

function isHost(value: string): boolean {
  const match = HOST.exec(value);
  if (match === null) return false;
  const [, bracketed, port = ''] = match;
  return (bracketed === undefined || isIPv6(bracketed)) && Number(port) <= LARGEST_PORT;
}
