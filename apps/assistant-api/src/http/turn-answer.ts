import type { TurnResult } from '@app/application';
import type { FastifyReply } from 'fastify';

/** A turn's answer, to be sent byte for byte as it was committed. */
export function turnAnswer({ answer, replayed }: TurnResult, reply: FastifyReply): string {
  reply.header('content-type', 'application/json; charset=utf-8');
  if (replayed) reply.header('idempotency-replayed', 'true');
  return answer.body;
}
