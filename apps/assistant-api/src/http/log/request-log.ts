import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';

export const LOGGER = Symbol('logger');

/** One line per request: who, what, how it ended and how long it took. No text, no key, no path with ids in it. */
@Injectable()
export class RequestLog {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  write(request: FastifyRequest, reply: FastifyReply): void {
    const level = reply.statusCode >= 500 ? 'warn' : 'info';
    this.logger[level](
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        business: request.caller?.businessId,
        stateId: (reply.statusCode < 400 && request.madeStateId) || undefined,
      },
      'request',
    );
  }
}
