import type { StateRecord } from '@app/application';
import { toEventRecord, type DomainEvent, type StateHeader } from '@app/domain';

/** A stored state, a session's root unless `header` says otherwise. Its digest is made up. */
export function aStateRecord(
  stateId: string,
  events: readonly DomainEvent[],
  header: Partial<StateHeader> = {},
): StateRecord {
  return {
    header: {
      businessId: 'shop',
      stateId,
      sessionId: 'session',
      parentStateId: null,
      depth: 1,
      agent: { descriptorId: 'agent', version: 1 },
      digest: stateId.padEnd(64, '0'),
      createdAt: '2026-01-31T12:00:00.000Z',
      ...header,
    },
    events: events.map(toEventRecord),
  };
}
