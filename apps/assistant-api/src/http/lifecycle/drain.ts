import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { RouteHandlerMethod } from 'fastify';

const LOOK_MS = 25;

/**
 * Knows which handlers run, so that a server that is to stop lets them finish. Handlers, not sockets: a client that goes
 * away loses its answer, not its turn.
 */
@Injectable()
export class Drain {
  private running = 0;
  private stopping = false;

  get draining(): boolean {
    return this.stopping;
  }

  enter(): void {
    this.running += 1;
  }

  leave(): void {
    this.running -= 1;
  }

  /** The same handler, counted from its call until what it promised is settled. */
  counted(handler: RouteHandlerMethod): RouteHandlerMethod {
    const enter = (): void => this.enter();
    const leave = (): void => this.leave();
    return function (request, reply) {
      enter();
      let answered: unknown;
      try {
        answered = handler.call(this, request, reply);
      } catch (error) {
        leave();
        throw error;
      }
      if (answered instanceof Promise) answered.then(leave, leave);
      else leave();
      return answered;
    };
  }

  /** From now on nobody is let in. Resolves with how many handlers still run when all are done or the time is up. */
  async begin(limitMs: number): Promise<number> {
    this.stopping = true;
    const giveUpAt = performance.now() + limitMs;
    while (this.running > 0 && performance.now() < giveUpAt) await sleep(LOOK_MS);
    return this.running;
  }
}
