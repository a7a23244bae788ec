import { createHash } from 'node:crypto';
import type { IdempotencyClaim } from '../ports/turn-store';

/** What a retry finds again: the same UUID (version 8) for the same request under the same key. */
export function claimedId(
  businessId: string,
  { route, key, fingerprint }: IdempotencyClaim,
  of: string,
): string {
  const hash = createHash('sha256').update(JSON.stringify([businessId, route, key, fingerprint, of]));
  const hex = [...hash.digest('hex').slice(0, 32)];
  hex[12] = '8';
  hex[16] = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4] ?? '8';
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
