import type { Reservation, TurnReservation } from '@app/application';
import type { State } from '@app/domain';
import { freshPostgresUrl, Scene, sleep } from '@app/testing';
import type { Database } from '../database/database';
import { openDatabase } from '../database/open-database';
import { sqlStores, type SqlStores } from '../sql-stores';

/** Each server has a pool of its own on one PostgreSQL, as two processes have. */
describe('two servers on one conversation', () => {
  const url = freshPostgresUrl();
  let databases: readonly Database[];
  let servers: readonly SqlStores[];
  let scene: Scene;

  beforeAll(async () => {
    databases = await Promise.all([openDatabase(url, 'server'), openDatabase(url, 'server')]);
    servers = databases.map(sqlStores);
  });
  beforeEach(async () => {
    scene = await Scene.begin(servers[0]!);
  });
  afterAll(() => Promise.all(databases.map((database) => database.close())));

  const server = (index: number): SqlStores => servers[index % 2]!;

  interface Tried {
    readonly index: number;
    readonly reservation: TurnReservation;
    readonly outcome: Reservation;
  }

  const tryAll = (count: number, conversationId: string, parent?: State): Promise<readonly Tried[]> =>
    Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const reservation = scene.reservation({ conversationId, ...(parent && { parent }) });
        return { index, reservation, outcome: await server(index).turns.reserve(reservation) };
      }),
    );

  it('let one of twenty turns in, round after round', async () => {
    const { conversationId } = await scene.conversation();
    let parent: State | undefined;
    for (let round = 0; round < 10; round += 1) {
      const tried = await tryAll(20, conversationId, parent);
      const winners = tried.filter(({ outcome }) => outcome.kind === 'reserved');
      expect(winners).toHaveLength(1);
      expect(tried.filter(({ outcome }) => outcome.kind === 'conversation-busy')).toHaveLength(19);
      const { index, reservation, outcome } = winners[0]!;
      if (outcome.kind !== 'reserved') throw new Error(outcome.kind);
      const made = scene.commitOf(reservation, outcome.token, parent && { parent });
      await server(index).turns.commit(made);
      parent = made.state;
    }
    expect(await server(1).conversations.get(scene.businessId, conversationId)).toMatchObject({
      headStateId: parent?.stateId,
    });
    expect(await server(0).states.listLineage(scene.businessId, parent!.stateId)).toHaveLength(10);
  });

  it('lose no turn when each waits for its place', async () => {
    const { conversationId } = await scene.conversation();
    const speak = async (index: number): Promise<void> => {
      for (;;) {
        const { turns, conversations, states } = server(index);
        const head = (await conversations.get(scene.businessId, conversationId))?.headStateId ?? null;
        const parent = head === null ? undefined : await states.getState(scene.businessId, head);
        const options = {
          conversationId,
          text: `turn ${index}`,
          ...(parent && { parent: { ...parent.header, events: [] } }),
        };
        const reservation = scene.reservation(options);
        const outcome = await turns.reserve(reservation);
        if (outcome.kind === 'reserved')
          return turns.commit(scene.commitOf(reservation, outcome.token, options));
        await sleep(5 + Math.random() * 10);
      }
    };
    await Promise.all(Array.from({ length: 20 }, (_, index) => speak(index)));
    const head = (await server(0).conversations.get(scene.businessId, conversationId))?.headStateId;
    const lineage = await server(1).states.listLineage(scene.businessId, head!);
    const heard = lineage.map(({ events }) => events.map(({ payload }) => payload).join());
    expect(lineage).toHaveLength(20);
    for (let index = 0; index < 20; index += 1) {
      expect(heard.filter((payloads) => payloads.includes(`"turn ${index}"`))).toHaveLength(1);
    }
  });

  it('take a dead server’s conversation over once', async () => {
    const { conversationId } = await scene.conversation();
    for (let round = 0; round < 5; round += 1) {
      const dead = scene.reservation({ conversationId, leaseMs: 15 });
      expect(await server(round).turns.reserve(dead)).toMatchObject({ kind: 'reserved' });
      await sleep(30);
      const tried = await tryAll(20, conversationId);
      const [winner, ...others] = tried.filter(({ outcome }) => outcome.kind === 'reserved');
      expect(others).toEqual([]);
      if (winner?.outcome.kind !== 'reserved') throw new Error('nobody took it over');
      await server(winner.index).turns.fail(winner.reservation, winner.outcome.token, 'AGENT_FAILED');
    }
  });

  it('store no reply once a person on the other has the session', async () => {
    for (let round = 0; round < 25; round += 1) {
      const parent = await scene.turn();
      const { businessId, sessionId, stateId } = parent;
      const [late, ...turns] = await Promise.all(Array.from({ length: 7 }, () => scene.reserve({ parent })));
      const commits = Promise.allSettled(
        turns.map(async ({ reservation, token }, index) => {
          await sleep(index);
          await server(0).turns.commit(scene.commitOf(reservation, token, { parent }));
        }),
      );
      await sleep(2);
      const entry = { businessId, sessionId, conversationId: null, by: 'ann', reason: '' };
      await server(1).handovers.step({ ...entry, at: '2026-01-02T03:04:05.000Z' }, 'accept');
      const heard = await server(1).states.listChildren(businessId, stateId);
      for (const outcome of await commits) {
        if (outcome.status === 'fulfilled') continue;
        expect(outcome.reason).toMatchObject({ code: 'HUMAN_HAS_IT' });
      }
      if (late === undefined) throw new Error('nothing was reserved');
      const reply = scene.commitOf(late.reservation, late.token, { parent });
      await expect(server(0).turns.commit(reply)).rejects.toMatchObject({ code: 'HUMAN_HAS_IT' });
      expect(await server(0).states.listChildren(businessId, stateId)).toEqual(heard);
    }
  });
});
