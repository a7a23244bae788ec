import type { Caller } from '@app/application';
import { HttpProblem } from '../problem/http.problem';
import type { FastifyRequest } from 'fastify';
import type { RoutePolicy } from './route-policy';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose key this is; set on every route that asks for one. */
    caller: Caller | null;
    /** The state that the request made, for its log line. */
    madeStateId: string | null;
  }
}

/** Routes of packages, which carry no decorators of ours. */
const OPEN_PREFIX = '/docs';

export function policyOf(request: FastifyRequest): RoutePolicy {
  const { url, config } = request.routeOptions;
  if (url === OPEN_PREFIX || url?.startsWith(`${OPEN_PREFIX}/`)) return { open: true };
  return config as RoutePolicy;
}

/** The caller of a route that asks for a key. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller !== null) return request.caller;
  throw new HttpProblem('INTERNAL', 'A route without a key has no caller.');
}
