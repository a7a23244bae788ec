import { ModelFault } from './model-fault';

/** Failures in a row that close a server off, for how long, and how long its own `Retry-After` is believed. */
export const BREAKER = { failures: 8, restMs: 10_000, mostMs: 3_600_000 } as const;

/** Spares a server in trouble, and the turns that would wait for it. One for each server. */
export class CircuitBreaker {
  private failures = 0;
  private openUntil = 0;
  private probing = false;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @throws ModelFault breaker-open; after its rest one request is let through to see */
  admit(): void {
    if (this.openUntil === 0) return;
    const waitMs = this.openUntil - this.now();
    if (waitMs > 0 || this.probing) {
      throw new ModelFault('breaker-open', { retryAfterMs: Math.max(1_000, waitMs) });
    }
    this.probing = true;
  }

  succeed(): void {
    this.failures = 0;
    this.openUntil = 0;
    this.probing = false;
  }

  /** @param restMs how long the server wants to be left alone; absent: it did not say */
  fail(fault: ModelFault, restMs?: number): void {
    if (restMs !== undefined) this.open(Math.min(restMs, BREAKER.mostMs));
    else if (!fault.rule.trouble) this.probing = false;
    else {
      this.failures += 1;
      if (this.probing || this.failures >= BREAKER.failures) this.open(BREAKER.restMs);
    }
  }

  /** A request that was given up says nothing of the server. */
  forget(): void {
    this.probing = false;
  }

  private open(restMs: number): void {
    this.openUntil = this.now() + restMs;
    this.probing = false;
  }
}
