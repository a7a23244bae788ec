import { ModelFault, type FaultKind } from './model-fault';

/** Watches one request: ends it when its turn is over, when the caller gives up, and when the server falls silent. */
export class StepWatch {
  private readonly controller = new AbortController();
  private readonly total: NodeJS.Timeout;
  private idle: NodeJS.Timeout | undefined;
  private readonly giveUp = (): void => this.controller.abort(this.outer.reason);
  readonly over: Promise<never>;

  constructor(
    private readonly outer: AbortSignal,
    remainingMs: number,
    private readonly idleMs: number,
  ) {
    this.over = new Promise((_resolve, reject) => {
      this.signal.addEventListener('abort', () => reject(reasonOf(this.signal)), { once: true });
    });
    this.over.catch(() => undefined);
    this.total = setTimeout(() => this.end('turn-deadline'), Math.max(0, remainingMs));
    outer.addEventListener('abort', this.giveUp, { once: true });
    if (outer.aborted) this.giveUp();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Something came: the server has `idleMs` from now on to say more. */
  touch(): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.end('silence'), this.idleMs);
  }

  /** Stops the clocks and closes the connection, if there still is one. */
  close(): void {
    clearTimeout(this.total);
    clearTimeout(this.idle);
    this.outer.removeEventListener('abort', this.giveUp);
    this.controller.abort(new ModelFault('broken-stream'));
  }

  private end(kind: FaultKind): void {
    this.controller.abort(new ModelFault(kind));
  }
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error('stopped', { cause: reason });
}
