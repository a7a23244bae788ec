import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { TurnResult } from '@app/application';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';

/** Sends a turn's answer byte for byte as it was committed. */
@Injectable()
export class TurnAnswerInterceptor implements NestInterceptor<TurnResult, string> {
  intercept(context: ExecutionContext, next: CallHandler<TurnResult>): Observable<string> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map(({ answer, replayed }) => {
        reply.header('content-type', 'application/json; charset=utf-8');
        if (replayed) reply.header('idempotency-replayed', 'true');
        return answer.body;
      }),
    );
  }
}
