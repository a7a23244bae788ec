import {
  MEMORY_FORMAT_VERSION,
  readEventRecord,
  evolveAll,
  EMPTY_MEMORY,
  type Memory,
  type State,
} from '@app/domain';
import { MemoryLoader } from '@app/application';
import { Scene } from './scene';
import type { StoreUnderContract } from './store-under-contract';

const DISTANCE = 4;

export function describeLineage(store: () => StoreUnderContract): void {
  describe('lineage', () => {
    const load = (scene: Scene, { stateId }: State, refold = false) =>
      store().turns.loadLineage(scene.businessId, stateId, MEMORY_FORMAT_VERSION, refold);
    const memoryAt = async (scene: Scene, { stateId }: State): Promise<Memory> =>
      (await new MemoryLoader(store().turns).load(scene.businessId, stateId)).memory;

    it('is undefined for an unknown state', async () => {
      const scene = await Scene.begin(store());
      expect(
        await store().turns.loadLineage(scene.businessId, 'nowhere', MEMORY_FORMAT_VERSION),
      ).toBeUndefined();
    });

    it('goes from the root to the state, oldest first, its own branch only', async () => {
      const scene = await Scene.begin(store());
      const trunk = await scene.line(3);
      const left = await scene.line(2, trunk[1]);
      await scene.line(2, trunk[1]);
      const path = [...trunk.slice(0, 2), ...left];
      const lineage = await load(scene, left[1]!);
      expect(lineage?.snapshot).toBeNull();
      expect(lineage?.states.map(({ header }) => header.stateId)).toEqual(path.map(({ stateId }) => stateId));
      expect(lineage?.states.flatMap(({ events }) => events.map(readEventRecord))).toEqual(
        path.flatMap(({ events }) => events),
      );
      expect(lineage?.header.digest).toBe(left[1]!.digest);
    });

    it('begins at the nearest snapshot, on a branch too', async () => {
      const scene = await Scene.begin(store());
      const trunk = await scene.line(DISTANCE * 2 + 1, undefined, DISTANCE);
      const branch = await scene.line(2, trunk[DISTANCE], DISTANCE);
      const tip = await load(scene, trunk[DISTANCE * 2]!);
      expect(tip?.snapshot?.stateId).toBe(trunk[DISTANCE * 2 - 1]!.stateId);
      expect(tip?.states.map(({ header }) => header.depth)).toEqual([DISTANCE * 2 + 1]);
      const side = await load(scene, branch[1]!);
      expect(side?.snapshot?.stateId).toBe(trunk[DISTANCE - 1]!.stateId);
      expect(side?.snapshot?.digest).toBe(trunk[DISTANCE - 1]!.digest);
      expect(side?.states.map(({ header }) => header.depth)).toEqual([
        DISTANCE + 1,
        DISTANCE + 2,
        DISTANCE + 3,
      ]);
    });

    it('has no states left when the snapshot is of the state itself', async () => {
      const scene = await Scene.begin(store());
      const trunk = await scene.line(DISTANCE, undefined, DISTANCE);
      const lineage = await load(scene, trunk[DISTANCE - 1]!);
      expect(lineage?.states).toEqual([]);
      expect(lineage?.header.stateId).toBe(trunk[DISTANCE - 1]!.stateId);
    });

    it('leaves snapshots of another format, or all of them, aside when asked', async () => {
      const scene = await Scene.begin(store());
      const trunk = await scene.line(DISTANCE + 1, undefined, DISTANCE);
      const tip = trunk[DISTANCE]!;
      expect((await load(scene, tip, true))?.states).toHaveLength(DISTANCE + 1);
      const other = await store().turns.loadLineage(scene.businessId, tip.stateId, MEMORY_FORMAT_VERSION + 1);
      expect(other?.states).toHaveLength(DISTANCE + 1);
    });

    it.each(['deleteAll', 'spoilDigests', 'spoilMemories'] as const)(
      'folds to the same memory whatever becomes of the snapshots: %s',
      async (harm) => {
        const scene = await Scene.begin(store());
        const states = await snapshotLine(scene, DISTANCE * 3 + 2);
        const tip = states.at(-1)!;
        const folded = evolveAll(
          EMPTY_MEMORY,
          states.flatMap(({ events }) => events),
        );
        expect(await memoryAt(scene, tip)).toEqual(folded);
        expect((await load(scene, tip))?.states).toHaveLength(2);
        await store().snapshots[harm]();
        expect(await memoryAt(scene, tip)).toEqual(folded);
        expect((await load(scene, tip))?.states).toHaveLength(DISTANCE * 3 + 2);
      },
    );
  });
}

/** A line of turns whose snapshots hold the memory of the whole line, as `run-turn` stores them. */
async function snapshotLine(scene: Scene, length: number): Promise<readonly State[]> {
  const states: State[] = [];
  for (let depth = 1; depth <= length; depth += 1) {
    const parent = states.at(-1);
    const options = { ...(parent && { parent }), text: `turn ${depth}` };
    const { reservation, token } = await scene.reserve(options);
    const commit = scene.commitOf(reservation, token, options);
    states.push(commit.state);
    const memory = evolveAll(
      EMPTY_MEMORY,
      states.flatMap(({ events }) => events),
    );
    const snapshot = depth % DISTANCE === 0 ? { formatVersion: MEMORY_FORMAT_VERSION, memory } : null;
    await scene.store.turns.commit({ ...commit, snapshot });
  }
  return states;
}
