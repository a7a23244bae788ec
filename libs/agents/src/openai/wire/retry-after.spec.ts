import { retryAfterMs } from './retry-after';

const NOW = new Date('2026-01-31T12:00:00Z');

it.each<[Readonly<Record<string, string>>, number | undefined]>([
  [{}, undefined],
  [{ 'retry-after': '1' }, 1_000],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after': 'Sat, 31 Jan 2026 12:00:10 GMT' }, 10_000],
  [{ 'retry-after': 'Sat, 31 Jan 2026 11:00:00 GMT' }, 0],
  [{ 'retry-after': '-5' }, 0],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '' }, undefined],
  [{ 'retry-after': '9e99' }, 86_400_000],
  [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
])('%j asks to wait %s ms', (headers, wait) => expect(retryAfterMs(new Headers(headers), NOW)).toBe(wait));
