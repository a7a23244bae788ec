import {
  EMPTY_MEMORY,
  event,
  evolveAll,
  readEventRecord,
  toEventRecord,
  type DomainEvent,
  type Memory,
} from '@app/domain';
import { InMemoryTenancy } from '@app/testing';
import { BusinessLoader } from '../create-business/business-loader';
import { StateReader } from '../ports/state-reader';
import { TurnStore } from '../ports/turn-store';
import { stateDigest } from '../run-turn/state-digest';
import { type ScannedState } from './session-check';
import { VerifyStates } from './verify-states.query';
import { VerifyStatesHandler } from './verify-states.handler';

const AGENT = { descriptorId: 'helper', version: 1 };

function stateBelow(parent: ScannedState | null, stateId: string, sessionId = 'session'): ScannedState {
  const facts: readonly DomainEvent[] = [
    ...(parent === null ? [event('SessionStarted', { agent: AGENT })] : []),
    event('MessageReplied', { text: `I am ${stateId}` }),
  ];
  const events = facts.map(toEventRecord);
  const undigested = {
    businessId: 'shop',
    stateId,
    sessionId,
    parentStateId: parent?.header.stateId ?? null,
    depth: (parent?.header.depth ?? 0) + 1,
    agent: AGENT,
    createdAt: '2026-01-01T00:00:00.000Z',
  };
  const digest = stateDigest(undigested, events, parent?.header.digest ?? null);
  return { header: { ...undigested, digest }, events, declaredEvents: events.length };
}

function chain(length: number): ScannedState[] {
  const states: ScannedState[] = [];
  for (let depth = 1; depth <= length; depth += 1)
    states.push(stateBelow(states.at(-1) ?? null, `s${depth}`));
  return states;
}

function foldOf(states: readonly ScannedState[]): Memory {
  return evolveAll(
    EMPTY_MEMORY,
    states.flatMap(({ events }) => events.map(readEventRecord)),
  );
}

async function verify(states: readonly ScannedState[], snapshots: ReadonlyMap<string, Memory> = new Map()) {
  const tenancy = new InMemoryTenancy();
  await tenancy.createBusiness({ businessId: 'shop', name: 'Shop', createdAt: '' });
  const reader: Pick<StateReader, 'scanStates'> = {
    async *scanStates() {
      for (const state of states) yield await Promise.resolve(state);
    },
  };
  const turns: Pick<TurnStore, 'loadLineage'> = {
    loadLineage: (_businessId, stateId) => {
      const header = states.find((state) => state.header.stateId === stateId)?.header;
      const memory = snapshots.get(stateId);
      if (header === undefined) return Promise.resolve(undefined);
      const snapshot = memory === undefined ? null : { stateId, digest: header.digest, memory };
      return Promise.resolve({ snapshot, states: [], header });
    },
  };
  return new VerifyStatesHandler(
    new BusinessLoader(tenancy),
    reader as StateReader,
    turns as TurnStore,
  ).execute(new VerifyStates('shop'));
}

describe('VerifyStates', () => {
  it('finds nothing wrong with what was stored', async () => {
    const trunk = chain(3);
    const branch = stateBelow(trunk[0] ?? null, 'branch');
    const other = stateBelow(null, 'other', 'session-2');
    await expect(verify([...trunk, branch, other])).resolves.toEqual({
      businessId: 'shop',
      ok: true,
      sessions: 2,
      states: 5,
      events: 7,
      snapshots: 0,
      faultCount: 0,
      faults: [],
    });
  });

  it('finds one changed byte of an event, and names the state', async () => {
    const states = chain(3);
    const [, second] = states;
    if (second === undefined) throw new Error('no second state');
    const events = second.events.map((record) => ({
      ...record,
      payload: record.payload.replace('am', 'an'),
    }));
    states[1] = { ...second, events };
    const report = await verify(states);
    expect(report).toMatchObject({ ok: false, faultCount: 1 });
    expect(report.faults).toEqual([
      { sessionId: 'session', stateId: 's2', problem: 'does not match its digest' },
    ]);
  });

  it('finds a forged state whose digest was made to fit, by its children', async () => {
    const states = chain(3);
    const forged = stateBelow(states[0] ?? null, 's2');
    const changed = [toEventRecord(event('MessageReplied', { text: 'forged' }))];
    const digest = stateDigest(forged.header, changed, states[0]?.header.digest ?? null);
    states[1] = { header: { ...forged.header, digest }, events: changed, declaredEvents: 1 };
    expect((await verify(states)).faults.map(({ stateId }) => stateId)).toEqual(['s3']);
  });

  it('finds a lost event', async () => {
    const [root] = chain(1);
    if (root === undefined) throw new Error('no root');
    const { faults } = await verify([{ ...root, events: root.events.slice(0, 1) }]);
    expect(faults.map(({ problem }) => problem)).toEqual([
      'has 1 events and was stored with 2',
      'does not match its digest',
    ]);
  });

  it('finds a lost parent, a second root and a wrong depth', async () => {
    const [root, second, third] = chain(3);
    if (root === undefined || second === undefined || third === undefined) throw new Error('no chain');
    expect((await verify([root, third])).faults[0]?.problem).toContain('has a parent s2 that');
    expect((await verify([root, stateBelow(null, 'root-2')])).faults).toEqual([
      { sessionId: 'session', stateId: 'root-2', problem: 'is a second root of its session' },
    ]);
    const deep = { ...second, header: { ...second.header, depth: 7 } };
    expect((await verify([root, deep])).faults[0]?.problem).toBe('is at depth 7 below a parent at depth 1');
  });

  it('finds an event of no known kind', async () => {
    const [root] = chain(1);
    if (root === undefined) throw new Error('no root');
    const events = [{ type: 'Teleported', schemaVersion: 1, payload: '{}' }];
    const { faults } = await verify([{ ...root, events, declaredEvents: 1 }]);
    expect(faults.map(({ problem }) => problem)).toContain('stored event Teleported v1 is of no known kind');
  });

  it('compares a snapshot with the fold of its lineage', async () => {
    const states = chain(20);
    await expect(verify(states, new Map([['s20', foldOf(states)]]))).resolves.toMatchObject({
      ok: true,
      snapshots: 1,
    });
    const { faults } = await verify(states, new Map([['s20', foldOf(states.slice(0, 19))]]));
    expect(faults).toEqual([
      { sessionId: 'session', stateId: 's20', problem: 'has a snapshot that is not the fold of its lineage' },
    ]);
  });
});
