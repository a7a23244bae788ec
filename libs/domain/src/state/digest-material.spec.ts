import type { EventRecord } from '../event/event-record';
import { digestMaterial } from './digest-material';
import type { StateHeader } from './state';

const header: Omit<StateHeader, 'digest'> = {
  businessId: 'demo',
  stateId: 's2',
  sessionId: 'x',
  parentStateId: 's1',
  depth: 2,
  agent: { descriptorId: 'example-agent', version: 1 },
  createdAt: '2026-01-01T00:00:00.000Z',
};
const events: readonly EventRecord[] = [
  { type: 'MessageReceived', schemaVersion: 1, payload: '{"a":1}' },
  { type: 'MessageReplied', schemaVersion: 1, payload: '{"text":"x"}' },
];

describe('digestMaterial', () => {
  const original = digestMaterial(header, events, 'parent');

  it.each<[string, string]>([
    ['the business', digestMaterial({ ...header, businessId: 'other' }, events, 'parent')],
    ['the state id', digestMaterial({ ...header, stateId: 's3' }, events, 'parent')],
    ['the session', digestMaterial({ ...header, sessionId: 'y' }, events, 'parent')],
    ['the parent id', digestMaterial({ ...header, parentStateId: null }, events, 'parent')],
    ['the depth', digestMaterial({ ...header, depth: 3 }, events, 'parent')],
    ['the agent', digestMaterial({ ...header, agent: { descriptorId: 'b', version: 1 } }, events, 'parent')],
    [
      'the agent version',
      digestMaterial({ ...header, agent: { ...header.agent, version: 2 } }, events, 'parent'),
    ],
    ['the time', digestMaterial({ ...header, createdAt: '2026-01-01T00:00:00.001Z' }, events, 'parent')],
    ["the parent's digest", digestMaterial(header, events, 'parent2')],
    [
      'a byte of a payload',
      digestMaterial(header, [{ ...events[0]!, payload: '{"a": 1}' }, events[1]!], 'parent'),
    ],
    ['the order of events', digestMaterial(header, [...events].reverse(), 'parent')],
    ['an event less', digestMaterial(header, events.slice(1), 'parent')],
  ])('covers %s', (_what, changed) => {
    expect(changed).not.toBe(original);
  });
});
