import type { IncomingHttpHeaders } from 'node:http';
import { HttpProblem } from '../problem/http.problem';

/** @throws HttpProblem UNSUPPORTED_MEDIA_TYPE unless the body is UTF-8 JSON, as it is or gzipped */
export function requireJson(headers: IncomingHttpHeaders): void {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';').map((part) => part.trim());
  if (type.toLowerCase() !== 'application/json') {
    throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', 'Send the body as Content-Type: application/json.');
  }
  const charsets = parameters.filter((parameter) => /^charset\s*=/i.test(parameter));
  if (!charsets.every((charset) => /^charset\s*=\s*"?utf-?8"?$/i.test(charset))) {
    throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', 'JSON comes in UTF-8: leave the charset out.');
  }
}

/** @throws HttpProblem UNSUPPORTED_MEDIA_TYPE for an encoding other than gzip */
export function isGzipped(headers: IncomingHttpHeaders): boolean {
  const encoding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity') return false;
  if (encoding === 'gzip' || encoding === 'x-gzip') return true;
  throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', 'Send the body as it is or with Content-Encoding: gzip.');
}
