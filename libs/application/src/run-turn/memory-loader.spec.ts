import {
  EMPTY_MEMORY,
  event,
  evolveAll,
  MEMORY_FORMAT_VERSION,
  toEventRecord,
  type DomainEvent,
  type StateHeader,
} from '@app/domain';
import { TurnStore, type Lineage, type StateRecord } from '../ports/turn-store';
import { MemoryLoader } from './memory-loader';
import { stateDigest } from './state-digest';

const agent = { descriptorId: 'example-agent', version: 1 };

function chain(...turns: readonly DomainEvent[][]): StateRecord[] {
  const states: StateRecord[] = [];
  for (const [index, events] of turns.entries()) {
    const parent = states.at(-1)?.header ?? null;
    const header: Omit<StateHeader, 'digest'> = {
      businessId: 'demo',
      stateId: `s${index + 1}`,
      sessionId: 'session',
      parentStateId: parent?.stateId ?? null,
      depth: index + 1,
      agent,
      createdAt: '2026-01-01T00:00:00.000Z',
    };
    const records = events.map(toEventRecord);
    const digest = stateDigest(header, records, parent?.digest ?? null);
    states.push({ header: { ...header, digest }, events: records });
  }
  return states;
}

const turns = [
  [event('SessionStarted', { agent }), event('MessageReplied', { text: 'one' })],
  [event('MessageReplied', { text: 'two' })],
  [event('MessageReplied', { text: 'three' })],
];
const states = chain(...turns);
const last = states[2]!.header;
const wholeFold = evolveAll(EMPTY_MEMORY, turns.flat());

function loaderOver(lineage: Lineage | undefined): { loader: MemoryLoader; loads: () => number } {
  let loads = 0;
  const store = {
    loadLineage: (_business: string, _state: string, formatVersion: number) => {
      expect(formatVersion).toBe(MEMORY_FORMAT_VERSION);
      loads += 1;
      return Promise.resolve(lineage);
    },
  } as unknown as TurnStore;
  return { loader: new MemoryLoader(store), loads: () => loads };
}

describe('MemoryLoader', () => {
  it('folds the lineage once and remembers it by state', async () => {
    const { loader, loads } = loaderOver({ snapshot: null, states, header: last });
    expect((await loader.load('demo', 's3')).memory).toEqual(wholeFold);
    await loader.load('demo', 's3');
    expect(loads()).toBe(1);
  });

  it('folds onto a snapshot to the same memory', async () => {
    const { header } = states[0]!;
    const snapshot = { stateId: 's1', digest: header.digest, memory: evolveAll(EMPTY_MEMORY, turns[0]!) };
    const { loader } = loaderOver({ snapshot, states: states.slice(1), header: last });
    expect((await loader.load('demo', 's3')).memory).toEqual(wholeFold);
  });

  it.each<[string, Lineage]>([
    [
      'a changed payload',
      {
        snapshot: null,
        header: last,
        states: [
          { ...states[0]!, events: [toEventRecord(event('MessageReplied', { text: 'ONE' }))] },
          ...states.slice(1),
        ],
      },
    ],
    ['a missing ancestor', { snapshot: null, states: states.slice(1), header: last }],
  ])('refuses to answer from %s', async (_case, lineage) => {
    await expect(loaderOver(lineage).loader.load('demo', 's3')).rejects.toMatchObject({ code: 'DATA_LOSS' });
  });

  it('an unknown state is not found, and that is not remembered', async () => {
    const { loader, loads } = loaderOver(undefined);
    await expect(loader.load('demo', 'x')).rejects.toMatchObject({ code: 'STATE_NOT_FOUND' });
    await expect(loader.load('demo', 'x')).rejects.toMatchObject({ code: 'STATE_NOT_FOUND' });
    expect(loads()).toBe(2);
  });

  it('forgets a whole session, and only of that business', async () => {
    const { loader, loads } = loaderOver({ snapshot: null, states, header: last });
    await loader.load('demo', 's3');
    loader.forgetSession('other', 'session');
    await loader.load('demo', 's3');
    expect(loads()).toBe(1);
    loader.forgetSession('demo', 'session');
    await loader.load('demo', 's3');
    expect(loads()).toBe(2);
  });
});
