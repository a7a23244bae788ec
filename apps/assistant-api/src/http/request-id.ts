import type { IncomingMessage } from 'node:http';
import { newId } from '@app/application';

/** The caller's `X-Request-Id` when it is one that cannot do harm in a log; else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{1,64}$/.test(given) ? given : newId();
}
