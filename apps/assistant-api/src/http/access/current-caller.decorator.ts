import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Caller } from '@app/application';
import type { FastifyRequest } from 'fastify';
import { callerOf } from './request-policy';

/** Who calls: the business is the key's, never the path's or the body's. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
