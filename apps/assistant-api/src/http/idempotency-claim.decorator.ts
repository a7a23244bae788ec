import { hash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { IdempotencyClaim } from '@app/application';
import { canonicalJson } from '@app/domain';
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from './problem/http.problem';

const PRINTABLE = /^[\x20-\x7e]{1,255}$/;

/** The request's `Idempotency-Key`, claimed for the named route; null when it sends none. */
export const IdempotencyClaimFor = createParamDecorator(
  (route: string, context: ExecutionContext): IdempotencyClaim | null =>
    idempotencyClaim(route, context.switchToHttp().getRequest<FastifyRequest>()),
);

/** @throws HttpProblem INVALID_ARGUMENT for a key that is empty, too long, not printable or sent twice */
export function idempotencyClaim(
  route: string,
  { raw, body, params }: Pick<FastifyRequest, 'raw' | 'body'> & { readonly params?: unknown },
): IdempotencyClaim | null {
  const keys = raw.rawHeaders.filter(
    (_, at, all) => all[at - 1]?.toLowerCase() === 'idempotency-key' && at % 2 === 1,
  );
  const [key] = keys;
  if (key === undefined) return null;
  if (keys.length > 1 || !PRINTABLE.test(key)) {
    throw new HttpProblem(
      'INVALID_ARGUMENT',
      'Idempotency-Key has 1 to 255 printable ASCII characters, once.',
    );
  }
  const request = canonicalJson([pathIds(params), body]);
  return { route, key, fingerprint: hash('sha256', request, 'hex') };
}

/** What the path names besides the business: the same body sent to another conversation is another request. */
function pathIds(params: unknown): Record<string, string> {
  const { business_id: _business, ...ids } = (params ?? {}) as Record<string, string>;
  return ids;
}
