import { Injectable } from '@nestjs/common';
import { QuotaStore, type Caller } from '@app/application';
import type { FastifyReply } from 'fastify';
import { HttpProblem } from '../http/problem/http.problem';
import { LeasedQuota, type Taken } from './leased-quota';

const WINDOW_S = 60;
const POLICY = 'burst';

/** How many requests of a minute a key has, whatever they ask for, over all servers of the database. */
@Injectable()
export class KeyRate {
  private readonly quota: LeasedQuota;

  constructor(store: QuotaStore) {
    this.quota = new LeasedQuota(store);
  }

  /**
   * Takes a request from the key's minute, and tells how much is left in the headers of the RateLimit draft.
   * @throws HttpProblem RATE_LIMITED; DomainError UNAVAILABLE when the servers' common count cannot be had
   */
  async admit({ keyId, limits }: Caller, reply: FastifyReply): Promise<void> {
    const points = limits.requestsPerMinute;
    if (points === undefined) return;
    const taken = await this.quota.take(keyId, { points, windowMs: WINDOW_S * 1_000 });
    reply.headers({
      'ratelimit-policy': `"${POLICY}";q=${points};w=${WINDOW_S}`,
      ratelimit: `"${POLICY}";r=${taken.remaining};t=${secondsOf(taken)}`,
    });
    if (!taken.isAccepted) throw rateLimited(`This key has ${points} requests a minute.`, POLICY, taken);
  }
}

export function rateLimited(detail: string, policy: string, taken: Taken): HttpProblem {
  return new HttpProblem('RATE_LIMITED', detail, {
    policies: [policy],
    retryAfterSeconds: Math.max(1, secondsOf(taken)),
  });
}

function secondsOf({ resetsInMs }: Taken): number {
  return Math.ceil(resetsInMs / 1_000);
}
