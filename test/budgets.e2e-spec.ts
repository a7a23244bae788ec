import { setTimeout as sleep } from 'node:timers/promises';
import type { LLMock } from '@copilotkit/aimock';
import { ConversationStore, HandoverLog, type KeyLimits } from '@app/application';
import type { TokenUsage } from '@app/domain';
import { Database, first, sql } from '@app/persistence';
import { startShopModel } from '@app/testing';
import { DATABASES, type TestDatabase } from './support/databases';
import { QUOTA_SURFACES } from './support/quota.surfaces';
import { SalesClient } from './support/sales.client';
import { ShopClient, userSays, type HttpAnswer } from './support/shop.client';
import { createTenant, issueKey, putAgent } from './support/tenants';
import { startServer, type TestServer } from './support/test-server';

const SCOPES = ['invoke:*:*', 'chat:*:*', 'sales:*:*'];

function expectUntilMidnight(answer: HttpAnswer): void {
  const seconds = Number(answer.headers.get('retry-after'));
  const left = 86_400 - ((Date.now() / 1_000) % 86_400);
  expect(seconds).toBeGreaterThanOrEqual(Math.floor(left));
  expect(seconds).toBeLessThanOrEqual(86_400);
}

/** What the model server said that a state's calls took. */
async function usageOf(shop: ShopClient, stateId: string): Promise<number> {
  const { json } = await shop.get(`/states/${stateId}`);
  const { events } = json as { events: { type: string; data: { usage?: TokenUsage | null } }[] };
  return events
    .flatMap(({ data: { usage } }) => (usage == null ? [] : [usage.promptTokens + usage.completionTokens]))
    .reduce((sum, tokens) => sum + tokens, 0);
}

describe.each(DATABASES)('budgets on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let server: TestServer;
  let model: LLMock;

  beforeAll(async () => {
    model = await startShopModel();
    database = await createDatabase();
    server = await startServer(database.url, { environment: { OPENAI_BASE_URL: `${model.url}/v1` } });
    await createTenant(server.app, 'shop');
    await putAgent(server.app, 'shop', 'thinker', { engine: 'openai', model: { maxCompletionTokens: 100 } });
  });
  afterAll(async () => {
    await server.stop();
    await database.discard();
    await model.stop();
  });
  beforeEach(() => model.clearRequests());

  const withLimits = async (limits: KeyLimits): Promise<ShopClient> =>
    new ShopClient(server.url, 'shop', (await issueKey(server.app, 'shop', SCOPES, null, limits)).secret);

  const spentBy = async ({ key }: ShopClient): Promise<{ turns: number; tokens: number }> => {
    const find = () =>
      first<{ turns: number; tokens: number }>(
        sql`SELECT turns, tokens FROM budget_day WHERE key_id = ${key.slice(8, 16)} AND visitor = ''`,
      );
    const spent = await server.app.get(Database, { strict: false }).read('shop', find);
    if (spent === undefined) throw new Error('nothing was counted');
    return spent;
  };

  describe.each(QUOTA_SURFACES)('$name', ({ open, successStatus, expectSpent }) => {
    it.each<[keyof KeyLimits, string]>([
      ['turnsPerDay', 'daily-turns'],
      ['visitorTurnsPerDay', 'visitor-daily-turns'],
    ])('48: two %s are two, and the third is refused until midnight', async (limit, policy) => {
      const say = await open(await withLimits({ [limit]: 2 }));
      expect([(await say('one')).status, (await say('two')).status]).toEqual([successStatus, successStatus]);
      const third = await say('three');
      expect(third.status).toBe(429);
      expectSpent(third, [policy]);
      expectUntilMidnight(third);
    });

    it('a retry under the same key costs nothing, before and after the day is spent', async () => {
      const say = await open(await withLimits({ turnsPerDay: 2 }));
      const again = () => say('one', { 'idempotency-key': 'one' });
      const first = await again();
      expect(first.status).toBe(successStatus);
      const retries = [await again(), await again()];
      expect((await say('two')).status).toBe(successStatus);
      expect((await say('three')).status).toBe(429);
      for (const retry of [...retries, await again()]) {
        expect([retry.status, retry.text]).toEqual([successStatus, first.text]);
        expect(retry.headers.get('idempotency-replayed')).toBe('true');
      }
    });
  });

  it('48: with the tokens of the day spent, no model is asked', async () => {
    const shop = await withLimits({ tokensPerDay: 1_000 });
    const answer = await shop.invoke({
      context: { agentDescriptorId: 'thinker' },
      inputEvents: [userSays('a pink dress')],
    });
    expect(answer.status).toBe(429);
    expect(answer.json).toMatchObject({ code: 'BUDGET_SPENT', 'violated-policies': ['daily-tokens'] });
    expect(model.getRequests()).toHaveLength(0);
  });

  it('counts the tokens that were used, not those that were reserved', async () => {
    const shop = await withLimits({ tokensPerDay: 30_000 });
    let tokens = 0;
    for (let turn = 0; turn < 6; turn += 1) {
      const { stateId } = await shop.say('hello', { agentDescriptorId: 'thinker' });
      tokens += await usageOf(shop, stateId);
    }
    expect(tokens).toBeGreaterThan(0);
    expect(await spentBy(shop)).toEqual({ turns: 6, tokens });
    expect(model.getRequests()).toHaveLength(6);
  });

  it('charges no turn for failures, so that a retry under the same key has its answer', async () => {
    const shop = await withLimits({ turnsPerDay: 1 });
    const body = { context: { agentDescriptorId: 'thinker' }, inputEvents: [userSays('hello')] };
    const ask = (idempotencyKey: string) => shop.invoke(body, { 'idempotency-key': idempotencyKey });
    for (let failed = 0; failed < 3; failed += 1) {
      model.nextRequestError(400);
      expect((await ask('failing')).status).toBe(502);
    }
    const answer = await ask('failing');
    expect(answer.status).toBe(200);
    const retry = await ask('failing');
    expect([retry.status, retry.text]).toEqual([200, answer.text]);
    expect((await ask('another')).status).toBe(429);
    expect((await spentBy(shop)).turns).toBe(1);
  });

  describe('what-if', () => {
    const whatIf = (shop: ShopClient, stateId: string, body: object): Promise<HttpAnswer> =>
      shop.post(`${shop.businessPath}/states/${stateId}/what-if`, body);
    const aState = async (): Promise<string> => {
      const { stateId } = await (await withLimits({})).say('hello', { agentDescriptorId: 'thinker' });
      model.clearRequests();
      return stateId;
    };
    const other = { agentDescriptorId: 'thinker', model: 'another' };

    it('counts as a turn, asks the model that is named, and asks none when the day is spent', async () => {
      const stateId = await aState();
      const shop = await withLimits({ turnsPerDay: 2 });
      for (let turn = 0; turn < 2; turn += 1) {
        expect((await whatIf(shop, stateId, other)).json).toMatchObject({ whatIf: { failure: null } });
      }
      expect(model.getRequests().map(({ body }) => body?.model)).toEqual(['another', 'another']);
      const third = await whatIf(shop, stateId, other);
      expect(third.status).toBe(429);
      expect(third.json).toMatchObject({ code: 'BUDGET_SPENT', 'violated-policies': ['daily-turns'] });
      expectUntilMidnight(third);
      expect(model.getRequests()).toHaveLength(2);
    });

    it('is charged the tokens that it used, and none for what the recording answers', async () => {
      const stateId = await aState();
      const shop = await withLimits({ tokensPerDay: 30_000 });
      const { json } = await whatIf(shop, stateId, other);
      const { tokens } = (json as { whatIf: { tokens: TokenUsage } }).whatIf;
      const used = tokens.promptTokens + tokens.completionTokens;
      expect(used).toBeGreaterThan(0);
      expect(await spentBy(shop)).toEqual({ turns: 1, tokens: used });
      await whatIf(shop, stateId, { agentDescriptorId: 'thinker' });
      expect(model.getRequests()).toHaveLength(1);
      expect(await spentBy(shop)).toEqual({ turns: 2, tokens: used });
    });

    it('gives a failed answer’s turn back, and counts its tokens', async () => {
      const stateId = await aState();
      const shop = await withLimits({ tokensPerDay: 30_000 });
      model.nextRequestError(400);
      const failed = await whatIf(shop, stateId, other);
      expect(failed.json).toMatchObject({ whatIf: { failure: { code: 'AGENT_FAILED' } } });
      const { turns, tokens } = await spentBy(shop);
      expect(turns).toBe(0);
      expect(tokens).toBeGreaterThan(1_500);
    });

    it('asks no model where the tokens of the day cannot hold it', async () => {
      const stateId = await aState();
      const refused = await whatIf(await withLimits({ tokensPerDay: 1_000 }), stateId, other);
      expect(refused.status).toBe(429);
      expect(refused.json).toMatchObject({ 'violated-policies': ['daily-tokens'] });
      expect(model.getRequests()).toHaveLength(0);
    });

    it('is one of the turns that a key may have at once', async () => {
      const stateId = await aState();
      const shop = await withLimits({ concurrentTurns: 1 });
      const answers = await Promise.all(Array.from({ length: 8 }, () => whatIf(shop, stateId, other)));
      const statuses = answers.map(({ status }) => status);
      expect(statuses).toContain(200);
      expect(statuses).toContain(503);
      const answered = statuses.filter((status) => status === 200);
      expect(model.getRequests()).toHaveLength(answered.length);
      expect(answers.find(({ status }) => status === 503)?.json).toMatchObject({
        code: 'OVERLOADED',
        'violated-policies': ['concurrent-turns'],
      });
    });

    it('refuses a model for an agent that asks none', async () => {
      const stateId = await aState();
      await putAgent(server.app, 'shop', 'plain', {});
      const refused = await whatIf(await withLimits({}), stateId, { ...other, agentDescriptorId: 'plain' });
      expect(refused.status).toBe(400);
      expect(refused.json).toMatchObject({ code: 'INVALID_ARGUMENT' });
    });
  });

  it('counts a call that failed by the estimate, and gives back what a busy model did not use', async () => {
    const shop = await withLimits({ tokensPerDay: 30_000 });
    const ask = () =>
      shop.invoke({ context: { agentDescriptorId: 'thinker' }, inputEvents: [userSays('hello')] });
    model.nextRequestError(400);
    expect((await ask()).status).toBe(502);
    const spent = await spentBy(shop);
    expect(spent.turns).toBe(0);
    expect(spent.tokens).toBeGreaterThan(1_500);
    expect(spent.tokens).toBeLessThan(4_000);
    model.nextRequestError(429).nextRequestError(429);
    expect((await ask()).status).toBe(503);
    expect(await spentBy(shop)).toEqual(spent);
  });

  it('leaves no conversation behind that was begun for a message without room', async () => {
    const sales = new SalesClient(await withLimits({ visitorTurnsPerDay: 1 }));
    const visitor_id = 'only-once';
    const { conversation_id } = await sales.say('one', { visitor_id });
    expect((await sales.post({ visitor_id, message: 'two' })).status).toBe(429);
    expect(await sales.conversations(`visitor_id=${visitor_id}`)).toEqual([conversation_id]);
  });

  it.each([{ turnsPerDay: 1 }, { visitorTurnsPerDay: 1 }, { turnsPerDay: 1, tokensPerDay: 100_000 }])(
    'refuses a message in the background before it promises anything: %j',
    async (limits) => {
      const sales = new SalesClient(await withLimits(limits));
      const background = { prefer: 'respond-async' };
      const visitor_id = `spends ${Object.keys(limits).join(' ')}`;
      const { conversation_id: conversationId } = await sales.say('one', { visitor_id });
      for (const begun of [{}, { conversationId }]) {
        const answer = await sales.post({ visitor_id, message: 'two', ...begun }, background);
        expect([answer.status, answer.headers.has('retry-after')]).toEqual([429, true]);
      }
      expect(await sales.conversations(`visitor_id=${visitor_id}`)).toEqual([conversationId]);
      expect(await sales.talk(conversationId)).toHaveLength(2);
    },
  );

  it.each(['a new conversation', 'one that goes on'])(
    'keeps a message of %s that has its 202 when the day turns out to have no room for it',
    async (which) => {
      const sales = new SalesClient(await withLimits({ tokensPerDay: 10 }));
      const visitor_id = `too long for ${which}`;
      const conversationId =
        which === 'a new conversation' ? undefined : (await sales.say('hi', { visitor_id })).conversation_id;
      const body = {
        visitor_id,
        message: 'two',
        agentId: 'thinker',
        ...(conversationId && { conversationId }),
      };
      const headers = { prefer: 'respond-async', 'idempotency-key': which };
      const answer = await sales.post(body, headers);
      expect(answer.status).toBe(202);
      const { command_id: commandId } = (answer.json as { data: { command_id: string } }).data;
      while ((await sales.status(commandId)).status !== 'failed') await sleep(10);
      const [kept = ''] = await sales.conversations(`visitor_id=${visitor_id}`);
      expect((await sales.talk(kept)).at(-1)).toBe('user: two');
      expect(model.getRequests()).toEqual([]);
      const again = await sales.post(body, { 'idempotency-key': which });
      expect(again.status).toBe(429);
      expect((await sales.talk(kept)).filter((line) => line === 'user: two')).toHaveLength(1);
    },
  );

  it('lets a customer write to the person who has the conversation, when the day is spent too', async () => {
    const sales = new SalesClient(await withLimits({ turnsPerDay: 1 }));
    const visitor_id = 'with ann';
    const { conversation_id: conversationId } = await sales.say('one', { visitor_id });
    const { sessionId } = (await server.app
      .get(ConversationStore, { strict: false })
      .get('shop', conversationId)) as { sessionId: string };
    const at = '2026-03-04T05:06:07.089Z';
    await server.app
      .get(HandoverLog, { strict: false })
      .step({ businessId: 'shop', sessionId, conversationId, by: 'ann', reason: '', at }, 'accept');
    const message = { visitor_id, message: 'are you there?', conversationId };
    expect((await sales.post(message)).status).toBe(200);
    expect((await sales.post(message, { prefer: 'respond-async' })).status).toBe(202);
    while ((await sales.talk(conversationId)).length < 4) await sleep(10);
    expect((await spentBy(sales.shop)).turns).toBe(1);
    expect((await sales.post({ visitor_id, message: 'elsewhere' })).status).toBe(429);
  });

  it('takes nothing for asking whether there is room', async () => {
    const sales = new SalesClient(await withLimits({ turnsPerDay: 2 }));
    const { conversation_id: conversationId } = await sales.say('one');
    const message = { visitor_id: 'visitor_1', message: 'two', conversationId };
    expect((await sales.post(message, { prefer: 'respond-async' })).status).toBe(202);
    while ((await sales.talk(conversationId)).length < 4) await sleep(10);
    expect((await sales.post(message)).status).toBe(429);
  });
});
