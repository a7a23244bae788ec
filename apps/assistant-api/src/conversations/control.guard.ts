import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONTROL, mayControl } from '../http/access/control-scope';
import { callerOf } from '../http/access/request-policy';
import { HttpProblem } from '../http/problem/http.problem';

/** What only the agent is to see is written with a scope of its own. Looked at before the rest of the body is. */
@Injectable()
export class ControlGuard implements CanActivate {
  /** @throws HttpProblem PERMISSION_DENIED */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!writesControl(request.body) || mayControl(callerOf(request))) return true;
    throw new HttpProblem('PERMISSION_DENIED', `This key lacks the scope ${CONTROL}.`);
  }
}

function writesControl(body: unknown): boolean {
  const { role, stateAfter } = (body ?? {}) as { role?: unknown; stateAfter?: unknown };
  const { systemMessage } = (stateAfter ?? {}) as { systemMessage?: unknown };
  return role === 'control' || systemMessage !== undefined;
}
