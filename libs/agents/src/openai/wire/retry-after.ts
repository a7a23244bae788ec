const MOST_MS = 24 * 3_600_000;

/** How long a server asks to be left alone, in milliseconds: `Retry-After` in seconds or as a date, or OpenAI's own header. */
export function retryAfterMs(headers: Headers, now: Date): number | undefined {
  const precise = Number(headers.get('retry-after-ms') ?? NaN);
  if (Number.isFinite(precise)) return bounded(precise);
  const told = headers.get('retry-after');
  if (told === null || told.trim() === '') return undefined;
  const seconds = Number(told);
  if (Number.isFinite(seconds)) return bounded(seconds * 1_000);
  const date = Date.parse(told);
  return Number.isNaN(date) ? undefined : bounded(date - now.getTime());
}

function bounded(milliseconds: number): number {
  return Math.min(MOST_MS, Math.max(0, milliseconds));
}
