import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../log/request-log';
import { toProblem } from '../problem/problem.mapper';
import { Drain } from './drain';

/** Work that goes on after its request was answered: shutdown waits for it, and what nobody foresaw is logged. */
@Injectable()
export class Background {
  constructor(
    private readonly drain: Drain,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  finish(work: Promise<unknown>, requestId: string): void {
    this.drain.enter();
    void work
      .catch((error: unknown) => {
        const problem = toProblem(error);
        if (problem.status === 500) this.logger.error({ requestId, err: problem.cause }, problem.code);
      })
      .finally(() => this.drain.leave());
  }
}
