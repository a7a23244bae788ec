import type { ModelFault } from './model-fault';

export const MOST_ATTEMPTS = 2;
const BACK_OFF_MS = { 'rate-limited': 1_000, other: 200 } as const;
/** What a second attempt needs at least to be worth it. */
const USEFUL_MS = 250;

/**
 * How long to wait before a step is tried once more, in milliseconds; undefined: not at all. What was told already
 * cannot be told again, and a server's `Retry-After` is heeded only when the turn can wait that long.
 */
export function retryDelayMs(
  fault: ModelFault,
  attempt: number,
  hasSpoken: boolean,
  remainingMs: number,
): number | undefined {
  if (!fault.rule.again || hasSpoken || attempt >= MOST_ATTEMPTS) return undefined;
  const usual = fault.kind === 'rate-limited' ? BACK_OFF_MS['rate-limited'] : BACK_OFF_MS.other;
  const delay = fault.detail.retryAfterMs ?? usual;
  return delay + USEFUL_MS <= remainingMs ? delay : undefined;
}
