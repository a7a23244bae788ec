import { hash } from 'node:crypto';
import { digestMaterial, type EventRecord, type StateHeader } from '@app/domain';

/** SHA-256 in hex of a state's `digestMaterial`. */
export function stateDigest(
  header: Omit<StateHeader, 'digest'>,
  events: readonly EventRecord[],
  parentDigest: string | null,
): string {
  return hash('sha256', digestMaterial(header, events, parentDigest), 'hex');
}
