import { setImmediate } from 'node:timers/promises';
import type { Quota, QuotaStore } from '@app/application';
import { LRUCache } from 'lru-cache';

/** A lease is this part of its quota: so little is lost when another server has use for it, and so few are asked for. */
const PARTS = 200;
/** As a size it takes memory as windows come; as a `max` it would take all of it at the start. */
const MOST_WINDOWS = { maxSize: 100_000, sizeCalculation: () => 1 } as const;

export interface Taken {
  readonly isAccepted: boolean;
  /** As far as this server knows. */
  readonly remaining: number;
  /** Until there is a new window. */
  readonly resetsInMs: number;
}

interface Window {
  readonly points: number;
  /** By `performance.now()`; never before the store's own end. */
  readonly endsAt: number;
  /** Leased and not given out yet. */
  leased: number;
  /** Not leased by anybody when this server asked last. */
  readonly left: number;
}

interface Renewal {
  /** How many wait for it. */
  waiting: number;
  done: Promise<void>;
}

/**
 * Counts against quotas in this server's memory, out of leases from a store. The store is asked at most some hundred
 * times in a window, however many requests come.
 */
export class LeasedQuota {
  private readonly windows = new LRUCache<string, Window>(MOST_WINDOWS);
  private readonly renewals = new Map<string, Renewal>();

  constructor(private readonly store: Pick<QuotaStore, 'lease'>) {}

  /** @throws DomainError UNAVAILABLE when the store cannot be asked */
  async take(name: string, quota: Quota): Promise<Taken> {
    for (;;) {
      const window = this.current(name, quota);
      if (window !== undefined && window.leased > 0) {
        window.leased -= 1;
        return answer(window, true);
      }
      if (window?.left === 0) return answer(window, false);
      await this.renew(name, quota);
    }
  }

  private current(name: string, { points }: Quota): Window | undefined {
    const window = this.windows.get(name);
    const isOver = window === undefined || window.endsAt <= performance.now() || window.points !== points;
    return isOver ? undefined : window;
  }

  /** One lease for all who come in the same turn of the event loop; those who come later are in the next. */
  private renew(name: string, quota: Quota): Promise<void> {
    const running = this.renewals.get(name);
    if (running !== undefined) {
      running.waiting += 1;
      return running.done;
    }
    const renewal = { waiting: 1, done: Promise.resolve() };
    this.renewals.set(name, renewal);
    renewal.done = this.lease(name, quota, renewal).finally(() => this.renewals.delete(name));
    return renewal.done;
  }

  private async lease(name: string, quota: Quota, renewal: Renewal): Promise<void> {
    await setImmediate();
    const wanted = Math.max(renewal.waiting, Math.ceil(quota.points / PARTS));
    const { granted, left, endsInMs } = await this.store.lease(name, quota, wanted);
    this.windows.set(name, {
      points: quota.points,
      endsAt: performance.now() + endsInMs,
      leased: granted,
      left,
    });
  }
}

function answer({ leased, left, endsAt }: Window, isAccepted: boolean): Taken {
  return { isAccepted, remaining: leased + left, resetsInMs: Math.max(0, endsAt - performance.now()) };
}
