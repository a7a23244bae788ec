import type { TurnCommit } from '@app/application';
import { Scene } from './scene';
import type { StoreUnderContract } from './store-under-contract';

const TEXTS = {
  emoji: 'size 10 👗👨‍👩‍👧 please 🎂',
  'right to left': 'שלום، أريد فستانًا',
  'line breaks': 'one\r\ntwo\nthree\rfour\ttab',
  'composed and decomposed': 'caf\u00e9 cafe\u0301',
  quotes: `it's "quoted" \\ and ? and $1 and ;--`,
  'last code point': '\u{10FFFF}\uFFFF',
};

export function describeTurnCommit(store: () => StoreUnderContract): void {
  describe('commit', () => {
    it('stores the state and its events', async () => {
      const scene = await Scene.begin(store());
      const { reservation, token } = await scene.reserve();
      const commit = scene.commitOf(reservation, token);
      await store().turns.commit(commit);
      const { events: _events, ...header } = commit.state;
      expect(await store().states.getState(scene.businessId, header.stateId)).toEqual({
        header,
        events: commit.records,
      });
    });

    it.each(Object.entries(TEXTS))('keeps the exact bytes of a text with %s', async (_name, text) => {
      const scene = await Scene.begin(store());
      const answer = { status: 200, body: text };
      const idempotency = { route: 'invoke', key: 'key', fingerprint: 'f' };
      const state = await scene.turn({ text, reply: text, answer, idempotency });
      const stored = await store().states.getState(scene.businessId, state.stateId);
      expect(stored?.events.map(({ payload }) => JSON.parse(payload) as unknown)).toEqual(
        state.events.map(({ data }) => data),
      );
      expect(await store().turns.reserve(scene.reservation({ idempotency }))).toEqual({
        kind: 'answered',
        answer,
      });
    });

    it.each<[string, (commit: TurnCommit) => TurnCommit]>([
      ['an event cannot be stored', (commit) => ({ ...commit, records: brokenLast(commit.records) })],
      [
        'the snapshot cannot be stored',
        (commit) => ({ ...commit, snapshot: { formatVersion: null as never, memory: {} as never } }),
      ],
      ['the answer cannot be stored', (commit) => ({ ...commit, answer: { status: {} as never, body: '' } })],
    ])('stores nothing when %s, and the turn can still be committed', async (_name, spoil) => {
      const scene = await Scene.begin(store());
      const idempotency = { route: 'invoke', key: 'key', fingerprint: 'f' };
      const { reservation, token } = await scene.reserve({ idempotency });
      const commit = scene.commitOf(reservation, token);
      await expect(store().turns.commit(spoil(commit))).rejects.toHaveProperty('message');
      expect(await store().states.getState(scene.businessId, commit.state.stateId)).toBeUndefined();
      expect(await store().states.listSessions(scene.businessId, 10)).toEqual({ items: [] });
      expect(await store().turns.reserve(scene.reservation({ idempotency }))).toMatchObject({
        kind: 'in-progress',
      });
      await store().turns.commit(commit);
      expect(await store().states.getState(scene.businessId, commit.state.stateId)).toBeDefined();
    });

    it('refuses a state whose id is taken, and leaves the first as it was', async () => {
      const scene = await Scene.begin(store());
      const first = await scene.turn({ text: 'first' });
      const before = await store().states.getState(scene.businessId, first.stateId);
      const { reservation, token } = await scene.reserve();
      const commit = scene.commitOf(reservation, token);
      const clash = { ...commit, state: { ...commit.state, stateId: first.stateId } };
      await expect(store().turns.commit(clash)).rejects.toHaveProperty('message');
      expect(await store().states.getState(scene.businessId, first.stateId)).toEqual(before);
    });

    it('refuses a parent of another session', async () => {
      const scene = await Scene.begin(store());
      const [here, elsewhere] = [await scene.turn(), await scene.turn()];
      const { reservation, token } = await scene.reserve({ parent: here });
      const commit = scene.commitOf(reservation, token, { parent: here });
      const crossed = { ...commit, state: { ...commit.state, parentStateId: elsewhere.stateId } };
      await expect(store().turns.commit(crossed)).rejects.toHaveProperty('message');
      expect(await store().states.listChildren(scene.businessId, elsewhere.stateId)).toEqual([]);
    });

    it('makes siblings that never see each other, and leaves their parent as it was', async () => {
      const scene = await Scene.begin(store());
      const parent = await scene.turn({ text: 'parent' });
      const before = await store().states.getState(scene.businessId, parent.stateId);
      const children = await Promise.all(
        Array.from({ length: 20 }, (_, index) => scene.turn({ parent, text: `child ${index}` })),
      );
      expect(await store().states.getState(scene.businessId, parent.stateId)).toEqual(before);
      expect(await store().states.listChildren(scene.businessId, parent.stateId)).toEqual(
        children.map(({ stateId }) => stateId).sort(),
      );
      for (const child of children) {
        const lineage = await store().states.listLineage(scene.businessId, child.stateId);
        expect(lineage.map(({ header }) => header.stateId)).toEqual([parent.stateId, child.stateId]);
        expect(new Set(lineage.map(({ header }) => header.sessionId))).toEqual(new Set([parent.sessionId]));
      }
    });
  });
}

function brokenLast(records: TurnCommit['records']): TurnCommit['records'] {
  return records.map((record, index) =>
    index === records.length - 1 ? { ...record, payload: null as never } : record,
  );
}
