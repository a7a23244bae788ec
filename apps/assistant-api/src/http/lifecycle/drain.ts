import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

const LOOK_MS = 25;

/** Knows which handlers run, so that a server that is to stop lets them finish. */
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

  /** From now on nobody is let in. Resolves with how many handlers still run when all are done or the time is up. */
  async begin(limitMs: number): Promise<number> {
    this.stopping = true;
    const giveUpAt = performance.now() + limitMs;
    while (this.running > 0 && performance.now() < giveUpAt) await sleep(LOOK_MS);
    return this.running;
  }
}
