import type { HttpAnswer } from '../../support/shop.client';

/** Such as `200 190 times, 503 UNAVAILABLE 10 times`. */
export function tally(answers: readonly HttpAnswer[]): string {
  const counts = new Map<string, number>();
  for (const { status, json } of answers) {
    const code = (json as { code?: string } | undefined)?.code;
    const kind = code === undefined ? String(status) : `${status} ${code}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => `${kind} ${count} times`).join(', ');
}
