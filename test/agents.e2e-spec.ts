import type { LLMock } from '@copilotkit/aimock';
import type { DomainEvent } from '@app/domain';
import { saying, startShopModel, type ScriptStep } from '@app/testing';
import { CHAT_SURFACES, type OpenChat } from './support/chat-surfaces';
import { DATABASES, type TestDatabase } from './support/databases';
import { ScriptedShop } from './support/scripted.shop';
import { ShopClient, type HttpAnswer } from './support/shop.client';
import { startServer, type TestServer } from './support/test-server';

const PINK = '018c6302-ec34-02f2-cc2c-c5f1f38a7a03';
const DEFINITION = { name: 'Ada', tools: ['schedule_date', 'delegate_conversation'], maxRecommendations: 3 };

/** What each scripted turn does, by what the customer says in it. */
const SCRIPT: Readonly<Record<string, ScriptStep>> = {
  'I want a pink dress': {
    kind: 'reply',
    outputs: [
      { kind: 'recommendation', productIds: ['no-such', PINK], criteria: null },
      { kind: 'message', text: 'Have a look at this one. Do you like it?' },
    ],
  },
  'Do you offer free shipping?': {
    kind: 'reply',
    outputs: [
      { kind: 'knowledge', query: 'free shipping', entryIds: ['free-shipping'] },
      { kind: 'message', text: 'We do offer free shipping on all orders over $50!' },
    ],
  },
  'can I talk to a human?': {
    kind: 'reply',
    outputs: [
      { kind: 'message', text: 'A colleague will be with you soon.' },
      { kind: 'handover', reason: 'asked for a person', reasonNative: 'asked for a person' },
    ],
  },
  hello: saying('Hello! What are you looking for?'),
};
const booking = (text: string): ScriptStep => ({
  kind: 'respond',
  respond: async ({ tools }) => {
    const [, day, time] = /(\S+) at (\S+)$/.exec(text) ?? [];
    const date_time = `${day}T${time}:00Z`;
    await tools.call('schedule_date', { lead_id: 'lead_123', date_time, meeting_type: 'demo' });
    return [{ kind: 'message', text: 'Your demo is noted.' }];
  },
});

/** Who answers, and how often anybody has to be asked upstream for each thing that is said. */
interface Actor {
  readonly name: 'built-in' | 'model' | 'scripted';
  /** A time of its own: two cannot have the same. */
  readonly hour: string;
  readonly asks: {
    readonly wish: number;
    readonly question: number;
    readonly person: number;
    readonly meeting: number;
  };
}

const ACTORS: readonly Actor[] = [
  { name: 'built-in', hour: '09:00', asks: { wish: 0, question: 0, person: 0, meeting: 0 } },
  { name: 'model', hour: '11:00', asks: { wish: 3, question: 2, person: 1, meeting: 2 } },
  { name: 'scripted', hour: '15:00', asks: { wish: 1, question: 1, person: 1, meeting: 1 } },
];
const CASES = CHAT_SURFACES.flatMap((surface) => ACTORS.map((actor) => ({ surface, actor })));

describe.each(DATABASES)('every agent on every surface, on %s', (_name, createDatabase) => {
  let model: LLMock;
  let databases: readonly TestDatabase[];
  let server: TestServer;
  let scripted: ScriptedShop;
  let scriptedUrl: string;
  /** Requests to the model server, or calls of the scripted agent. */
  let asked: () => number;

  const put = async (url: string, id: string, definition: object) => {
    const shop = new ShopClient(url);
    const answer = await shop.send(`${shop.businessPath}/agent-descriptors/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(definition),
    });
    expect(answer.status).toBe(200);
  };

  beforeAll(async () => {
    model = await startShopModel();
    databases = [await createDatabase(), await createDatabase()];
    const [ours, theirs] = databases.map(({ url }) => url);
    server = await startServer(ours ?? '', { environment: { OPENAI_BASE_URL: `${model.url}/v1` } });
    scripted = new ScriptedShop(theirs ?? '');
    scriptedUrl = (await scripted.open()).server.url;
    await put(server.url, 'built-in', { ...DEFINITION, engine: 'built-in' });
    await put(server.url, 'model', { ...DEFINITION, engine: 'openai' });
    await put(scriptedUrl, 'scripted', { ...DEFINITION, engine: 'built-in' });
  });

  afterAll(async () => {
    await server.stop();
    await scripted.close();
    await model.stop();
    for (const { discard } of databases) await discard();
  });

  /** A shop in which the actor is ready for these turns. */
  async function shopOf({ name }: Actor, ...texts: readonly string[]): Promise<ShopClient> {
    if (name === 'scripted') {
      const { agent } = await scripted.open(...texts.map((text) => SCRIPT[text] ?? booking(text)));
      asked = () => agent.calls.length;
      return new ShopClient(scriptedUrl);
    }
    model.clearRequests();
    asked = () => model.getRequests().length;
    return new ShopClient(server.url);
  }

  async function factsOf(
    shop: ShopClient,
    chat: OpenChat,
    answer: HttpAnswer,
  ): Promise<readonly DomainEvent[]> {
    const { json } = await shop.get(`/states/${chat.stateOf(answer)}`);
    return (json as { events: readonly DomainEvent[] }).events;
  }
  const spoken = (facts: readonly DomainEvent[]) =>
    facts.flatMap((fact) => (fact.type === 'MessageReplied' ? [fact.data.text] : []));

  describe.each(CASES)('$actor.name on $surface.name', ({ surface, actor }) => {
    it('recommends from the catalogue, at its price, before it speaks', async () => {
      const text = 'I want a pink dress';
      const shop = await shopOf(actor, text);
      const chat = await surface.open(shop, actor.name);
      const answer = await chat.say(text);
      expect([answer.status, asked()]).toEqual([surface.successStatus, actor.asks.wish]);

      const facts = await factsOf(shop, chat, answer);
      const visible = facts
        .map(({ type }) => type)
        .filter((type) => type === 'ProductsRecommended' || type === 'MessageReplied');
      expect(visible[0]).toBe('ProductsRecommended');
      expect(visible).toContain('MessageReplied');
      const cards = facts.flatMap((fact) => (fact.type === 'ProductsRecommended' ? fact.data.products : []));
      expect(cards.length).toBeGreaterThan(0);
      for (const { productId, title, price } of cards) {
        const known = (await shop.get(`/products/${productId}`)).json;
        expect(known).toMatchObject({ productId, title, price: (price?.amountMinor ?? 0) / 100 });
        expect(answer.text).toContain(`"productId":"${productId}"`);
      }
      expect(answer.text).not.toContain('no-such');
      for (const message of spoken(facts))
        expect(answer.text).toContain(JSON.stringify(message).slice(1, -1));
    });

    it('answers a shop question from the knowledge base, and a retry asks nobody', async () => {
      const text = 'Do you offer free shipping?';
      const shop = await shopOf(actor, text);
      const chat = await surface.open(shop, actor.name);
      const key = `${actor.name}-${surface.name}`.replaceAll(' ', '-');
      const answer = await chat.say(text, { 'idempotency-key': key });
      expect([answer.status, asked()]).toEqual([surface.successStatus, actor.asks.question]);
      expect(answer.text).toContain('free shipping on all orders over $50');

      const again = await chat.sayAgain();
      expect([again.status, again.text]).toEqual([answer.status, answer.text]);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect(asked()).toBe(actor.asks.question);
    });

    it('asks for a person, and is silent while one has the conversation', async () => {
      const shop = await shopOf(actor, 'can I talk to a human?', 'hello');
      const chat = await surface.open(shop, actor.name);
      const answer = await chat.say('can I talk to a human?');
      expect([answer.status, asked()]).toEqual([surface.successStatus, actor.asks.person]);
      const facts = await factsOf(shop, chat, answer);
      expect(spoken(facts).length).toBeGreaterThan(0);
      expect(facts.map(({ type }) => type)).toContain('HandoverRequested');

      const { json } = await shop.get(`/states/${chat.stateOf(answer)}`);
      const { sessionId } = json as { sessionId: string };
      const accepted = await shop.post(`${shop.businessPath}/sessions/${sessionId}/handover:accept`, {});
      expect(accepted.json).toMatchObject({ sessionId, status: 'accepted' });
      const silent = await chat.say('hello');
      expect(silent.status).toBe(surface.successStatus);
      expect(spoken(await factsOf(shop, chat, silent))).toEqual([]);
      expect(asked()).toBe(actor.asks.person);
    });
  });

  it.each(ACTORS)('a demo that $name books for a lead is there, once', async (actor) => {
    const text = `book a demo on 2031-05-06 at ${actor.hour}`;
    const shop = await shopOf(actor, text);
    const [, , sales] = CHAT_SURFACES;
    const chat = await (sales as (typeof CHAT_SURFACES)[number]).open(shop, actor.name);
    const answer = await chat.say(text, { 'idempotency-key': `demo-${actor.name}` });
    expect([answer.status, asked()]).toEqual([200, actor.asks.meeting]);
    expect((await chat.sayAgain()).text).toBe(answer.text);
    const { text: meetings } = await shop.get('/meetings');
    expect(meetings.split(`2031-05-06T${actor.hour}:00.000Z`)).toHaveLength(2);
    expect(asked()).toBe(actor.asks.meeting);
  });
});
