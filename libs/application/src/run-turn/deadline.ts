import { DomainError } from '@app/domain';

/** A bound in milliseconds on how long an agent may take, for agents that heed its signal and for those that do not. */
export class Deadline {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private readonly passed: Promise<never>;

  constructor(milliseconds: number) {
    this.passed = new Promise((_resolve, reject) => {
      this.timer = setTimeout(() => {
        const timeout = new DomainError(
          'AGENT_TIMEOUT',
          `the agent did not answer within ${milliseconds} ms`,
        );
        reject(timeout);
        this.controller.abort(timeout);
      }, milliseconds);
    });
    this.passed.catch(() => undefined);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** The same items, until the deadline passes. @throws DomainError AGENT_TIMEOUT */
  async *bound<Item>(items: AsyncIterable<Item>): AsyncIterable<Item> {
    const iterator = items[Symbol.asyncIterator]();
    for (;;) {
      const next = await Promise.race([iterator.next(), this.passed]);
      if (next.done === true) return;
      yield next.value;
    }
  }

  /** Stops the clock: a timer that nobody waits for would keep the whole turn in memory. */
  clear(): void {
    clearTimeout(this.timer);
  }
}
