import { createHash } from 'node:crypto';
import { digestMaterial, type EventRecord, type StateHeader } from '@app/domain';

/** SHA-256 in hex of a state's `digestMaterial`. */
export function stateDigest(
  header: Omit<StateHeader, 'digest'>,
  events: readonly EventRecord[],
  parentDigest: string | null,
): string {
  return createHash('sha256')
    .update(digestMaterial(header, events, parentDigest))
    .digest('hex');
}
