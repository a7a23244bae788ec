import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpAnswer } from '../../support/shop.client';
import type { Trial } from '../run/trial';

const ATTEMPTS = 8;

/** A server that is asked too much says so, and is asked again when it said. */
export async function untilServed(trial: Trial, ask: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask();
    const retryAfter = Number(answer.headers.get('retry-after'));
    if (answer.status !== 503 || retryAfter === 0 || attempt === ATTEMPTS) return answer;
    trial.count('503, then asked again');
    await sleep(retryAfter * 1_000);
  }
}
