import { setTimeout as sleep } from 'node:timers/promises';
import type { DomainEvent } from '@app/domain';
import {
  answers,
  breaksOff,
  calls,
  completes,
  FaultServer,
  MODEL_FAULTS,
  refuses,
  resets,
  says,
  type Misdeed,
} from '@app/testing';
import { CHAT_SURFACES, type ChatSurface, type OpenChat } from './support/chat-surfaces';
import { createSqlite, type TestDatabase } from './support/databases';
import { ShopClient, type HttpAnswer } from './support/shop.client';
import { startServer, type TestServer } from './support/test-server';

const PINK = '018c6302-ec34-02f2-cc2c-c5f1f38a7a03';
const DEADLINES = { turnMs: 2_500, idleMs: 400 };
const GOOD = says('All is well. What are you looking for?');
const SECRETS = /UPSTREAM|127\.0\.0\.1|openai/i;

/** A server that wants to be left alone is, so what follows would never reach it: those come last. */
const FAULTS = [...MODEL_FAULTS].sort((left, right) => (left.retryAfterMs ?? 0) - (right.retryAfterMs ?? 0));

/** What is answered all the same: what the server does, and in how many requests. */
const MENDED: readonly (readonly [name: string, does: readonly Misdeed[], requests: number])[] = [
  ['F1 429, once', [refuses(429, 'busy', { 'retry-after': '0' }), GOOD], 2],
  ['F3 500, once', [refuses(500, 'boom'), GOOD], 2],
  ['F5 too long, once', [refuses(400, 'context_length_exceeded'), GOOD], 2],
  ['F7 truncated, once', [answers(200, '{"choices":[{'), GOOD], 2],
  ['F8 no choices, once', [answers(200, '{"choices":[]}'), GOOD], 2],
  ['F10 no content, once', [completes({ content: null }), GOOD], 2],
  ['F12 cut, once', [breaksOff('cut'), GOOD], 2],
  ['F13 reset, once', [resets, GOOD], 2],
  ['F21 arguments that are no JSON', [calls(['search_products', '{"query":']), GOOD], 2],
  ['F21 cut by its length', [says('All is well. And then they', 'length')], 1],
  [
    'F21 its own address told',
    [
      (response, request) =>
        says(`All is well.\n\nI am http://${request.headers.host}/v1`)(response, request),
    ],
    1,
  ],
];

/** One surface with a server and a model server to itself. */
interface Scene {
  readonly surface: ChatSurface;
  readonly model: FaultServer;
  readonly server: TestServer;
  readonly shop: ShopClient;
  readonly database: TestDatabase;
}

async function setScene(surface: ChatSurface): Promise<Scene> {
  const model = await new FaultServer().start();
  const database = await createSqlite();
  const environment = { OPENAI_BASE_URL: model.url };
  const server = await startServer(database.url, { environment, modelDeadlines: DEADLINES });
  const shop = new ShopClient(server.url);
  for (const [id, onModelFailure] of Object.entries({ strict: 'error', lenient: 'built-in' })) {
    const put = await shop.send(`${shop.businessPath}/agent-descriptors/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Ada', engine: 'openai', onModelFailure }),
    });
    expect(put.status).toBe(200);
  }
  return { surface, model, server, shop, database };
}

describe('a model server that does wrong, behind every surface', () => {
  let scenes: readonly Scene[] = [];

  beforeAll(async () => {
    scenes = await Promise.all(CHAT_SURFACES.map(setScene));
  });
  afterAll(async () => {
    for (const { server, database, model } of scenes) {
      await server.stop();
      await database.discard();
      await model.stop();
    }
  });

  /** All surfaces at once, since most of it is waiting. */
  const onEach = (act: (scene: Scene) => Promise<void>) => Promise.all(scenes.map(act));
  const stateOf = async ({ shop }: Scene, chat: OpenChat, answer: HttpAnswer) =>
    (await shop.get(`/states/${chat.stateOf(answer)}`)).json as {
      parentStateId: string | null;
      events: readonly DomainEvent[];
    };

  it.each(MENDED)('%s: is answered', async (_name, does, requests) => {
    await onEach(async ({ surface, model, shop }) => {
      const chat = await surface.open(shop, 'strict');
      model.plan(...does);
      const answer = await chat.say('hello');
      expect([surface.name, answer.status, model.requests.length]).toEqual([
        surface.name,
        surface.successStatus,
        requests,
      ]);
      expect(answer.text).toContain('All is well.');
      expect(answer.text).not.toMatch(/And then they|127\.0\.0\.1|UPSTREAM/);
    });
  });

  it('F21 an id that is not there: dropped, and the others are shown', async () => {
    await onEach(async (scene) => {
      const { surface, model, shop } = scene;
      const chat = await surface.open(shop, 'strict');
      const productIds = ['no-such-product', PINK];
      model.plan(calls(['recommend_products', JSON.stringify({ productIds })]), GOOD);
      const answer = await chat.say('a pink dress');
      expect([answer.status, model.requests.length]).toEqual([surface.successStatus, 2]);
      expect(answer.text).toContain(PINK);
      expect(answer.text).not.toContain('no-such-product');
    });
  });

  it('with another engine to fall back on: it answers, and the state says so', async () => {
    await onEach(async (scene) => {
      const { surface, model, shop } = scene;
      const chat = await surface.open(shop, 'lenient');
      model.plan(refuses(500, 'boom'));
      const answer = await chat.say('a pink dress');
      expect([surface.name, answer.status, model.requests.length]).toEqual([
        surface.name,
        surface.successStatus,
        2,
      ]);
      expect(answer.text).toContain(PINK);
      const { events } = await stateOf(scene, chat, answer);
      const substituted = { engine: 'built-in', because: 'AGENT_FAILED' };
      expect(events.find(({ type }) => type === 'EngineSubstituted')?.data).toEqual(substituted);
      if (surface.name === 'invoke') {
        expect(answer.json).toMatchObject({
          response: { metadata: { answeredBy: 'built-in', because: 'AGENT_FAILED' } },
        });
      }
      model.plan(GOOD);
      expect((await chat.say('hello')).status).toBe(surface.successStatus);
    });
  });

  it.each(FAULTS)(
    '$name: $code after $calls requests, and no half turn',
    async ({ does, code, calls: requests, retryAfterMs = 0 }) => {
      await onEach(async (scene) => {
        const { surface, model, shop } = scene;
        const chat = await surface.open(shop, 'strict');
        model.plan(GOOD);
        const begun = await chat.say('hello');
        expect(begun.status).toBe(surface.successStatus);

        model.plan(...does);
        const startedAt = performance.now();
        const failed = await chat.say('a pink dress');
        expect(performance.now() - startedAt).toBeLessThan(DEADLINES.turnMs + 1_000);
        const [status, wireCode] = surface.failures[code] ?? [0, ''];
        surface.expectFailure(failed, status, wireCode);
        expect([surface.name, model.requests.length]).toEqual([surface.name, requests]);
        expect(failed.text).not.toMatch(SECRETS);
        const wait = retryAfterMs === 0 ? null : String(retryAfterMs / 1_000);
        if (surface.failures[code]?.[1] === 'AGENT_UNAVAILABLE') {
          expect(failed.headers.get('retry-after')).toBe(wait);
        }

        if (retryAfterMs > 1_000) return;
        await sleep(retryAfterMs);
        model.plan(GOOD);
        const again = await chat.sayAgain();
        expect([surface.name, again.status]).toEqual([surface.name, surface.successStatus]);
        const { parentStateId } = await stateOf(scene, chat, again);
        const between = surface.keepsInput ? await parentOf(shop, parentStateId) : parentStateId;
        expect([surface.name, between]).toEqual([surface.name, chat.stateOf(begun)]);
      });
    },
  );
});

async function parentOf(shop: ShopClient, stateId: string | null): Promise<string | null> {
  const { json } = await shop.get(`/states/${stateId}`);
  return (json as { parentStateId: string | null }).parentStateId;
}
