import { isIPv6 } from 'node:net';
import { SoleQuotaStore } from '@app/application';
import type { HttpProblem } from '../http/problem/http.problem';
import { rateLimited } from './key-rate';
import { LeasedQuota } from './leased-quota';

const WINDOW_MS = 60_000;

/**
 * Counts keys that were refused, by the address they came from. Only more refused keys are answered with 429: behind a
 * proxy a shop's good key shares its address with everybody's bad ones.
 */
export class FailedKeys {
  private readonly quota = new LeasedQuota(new SoleQuotaStore());

  constructor(private readonly perMinute: number) {}

  /** Undefined while the address has failed less often than it may. */
  async refusal(address: string): Promise<HttpProblem | undefined> {
    const taken = await this.quota.take(networkOf(address), { points: this.perMinute, windowMs: WINDOW_MS });
    if (taken.isAccepted) return undefined;
    return rateLimited('Too many keys from this address were refused.', 'failed-keys', taken);
  }
}

/** Whoever has one IPv6 address has 2^64 of them. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').length;
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...(tail?.split(':') ?? [])];
  return all.slice(0, 4).join(':');
}
