import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { finalize, type Observable } from 'rxjs';
import { Drain } from './drain';

/** Counts handlers, not sockets: a client that goes away loses its answer, not its turn. */
@Injectable()
export class DrainInterceptor implements NestInterceptor {
  constructor(private readonly drain: Drain) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    this.drain.enter();
    return next.handle().pipe(finalize(() => this.drain.leave()));
  }
}
