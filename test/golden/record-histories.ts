import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MEMORY_FORMAT_VERSION } from '@app/domain';
import { calls, refuses, says } from '@app/testing';
import { buildServer } from '../support/built-server';
import { ChatClient } from '../support/chat.client';
import { SalesClient } from '../support/sales.client';
import { userSays, type HttpAnswer, type ShopClient } from '../support/shop.client';
import { aSqlite } from '../trust/database/each-database';
import { Fleet } from '../trust/fleet/fleet';
import { MODEL_AGENT, modelEnvironment, putModelAgent, startModel } from '../trust/fleet/slow-model';
import { keyOf, readRows } from '../trust/invariants/stored-rows';
import { Trial } from '../trust/run/trial';
import { memoriesDigest, type GoldenHistory, type GoldenSession } from './golden-history';

const SAYINGS = [
  'a pink dress under $100 for my daughter',
  'something cheaper',
  'do you offer free shipping?',
  'the first one, please',
  'yes',
  'running shoes, size 42',
  'not from that brand',
  'I want to speak to a person',
];

/** `npm run golden:record`: talks to the built server on all surfaces, and keeps what it stored in a file of its own. */
async function main(): Promise<void> {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const written = readdirSync(__dirname).filter((name) => name.endsWith('.json')).length;
  const file = join(__dirname, `${written + 1}.json`);
  await buildServer();
  const trial = new Trial('golden', 1, false);
  try {
    const database = await aSqlite(trial);
    const model = await startModel(trial);
    model.plan(...MODEL_ANSWERS);
    const fleet = await new Fleet(trial, database, modelEnvironment(model)).start();
    await talk(fleet.shop());
    await fleet.server().kill('SIGTERM');
    const sessions = toSessions(await readRows(database));
    const memories = { [MEMORY_FORMAT_VERSION]: memoriesDigest(sessions) };
    writeFileSync(file, `${JSON.stringify({ version, sessions, memories } satisfies GoldenHistory)}\n`);
    console.log(`${file}: ${sessions.length} sessions`);
  } finally {
    await trial.end();
  }
}

async function talk(shop: ShopClient): Promise<void> {
  await invoke(shop);
  await converse(shop);
  await sell(shop);
  await askModel(shop);
}

async function invoke(shop: ShopClient): Promise<void> {
  let { stateId } = await shop.say('hello', { agentDescriptorId: 'example-agent' });
  const root = stateId;
  for (const words of [...SAYINGS, ...SAYINGS, ...SAYINGS])
    ({ stateId } = await shop.say(words, { stateId }));
  for (const words of SAYINGS) await shop.say(words, { stateId: root });
  const inputEvents = [
    { buttonResponseEvent: { id: 'b1', title: 'Dresses' } },
    { filledFormResponseEvent: { formData: { email: 'ada@shop.example', budget: 80 } } },
    { storeEvent: { storeId: 's1', name: 'Main street', details: {} } },
    userSays('and now?'),
  ];
  await must(shop.invoke({ context: { stateId: root }, inputEvents }));
}

async function converse(shop: ShopClient): Promise<void> {
  const chat = new ChatClient(shop);
  const { id } = await chat.begin({ name: 'A chat' });
  for (const content of SAYINGS) await chat.say(id, content);
  await chat.tell(id, { role: 'control', content: 'She came back twice.' });
  await chat.tell(id, {
    role: 'control',
    stateAfter: { systemMessage: 'Be brief.' },
    action: 'generate-reply',
  });
}

async function sell(shop: ShopClient): Promise<void> {
  const sales = new SalesClient(shop);
  const { conversation_id } = await sales.say('hello', { visitor_id: 'golden', site_id: 'site_456' });
  const more = { conversationId: conversation_id, visitor_id: 'golden', site_id: 'site_456' };
  const wishes = ['book a meeting tomorrow at 10:00', 'I want to order two pink dresses', 'yes'];
  for (const message of [...SAYINGS, ...wishes]) await sales.say(message, more);
  await must(sales.intervene(conversation_id, 'Ana here. How can I help?'));
  await must(sales.post({ ...more, message: 'thank you, Ana' }));
}

/** A turn that a model answers, one that it may not answer so, and one that another engine answers for it. */
async function askModel(shop: ShopClient): Promise<void> {
  await putModelAgent(shop, MODEL_AGENT, 'built-in');
  let { stateId } = await shop.say('hello', { agentDescriptorId: MODEL_AGENT });
  for (const words of ['a pink dress, please', 'anything cheaper?', 'and shoes?', 'thank you']) {
    ({ stateId } = await shop.say(words, { stateId }));
  }
}

const MODEL_ANSWERS = [
  says('Hello! What are you looking for?'),
  calls(['search_products', '{"query":"pink dress"}']),
  says('Here is one for only $1.99. See https://evil.example/x for more. Which size does she wear?'),
  refuses(500, 'boom'),
  refuses(500, 'boom'),
  says('We have shoes too.'),
];

async function must(asked: Promise<HttpAnswer>): Promise<void> {
  const { status, text } = await asked;
  if (status >= 300) throw new Error(`${status}: ${text}`);
}

function toSessions({ states, events }: Awaited<ReturnType<typeof readRows>>): readonly GoldenSession[] {
  const sessions = new Map<string, GoldenSession & { readonly states: GoldenSession['states'][number][] }>();
  for (const { businessId, sessionId, createdAt, eventCount: _count, ...state } of states) {
    const session = sessions.get(sessionId) ?? { businessId, sessionId, states: [] };
    const own = events.get(keyOf(businessId, state.stateId)) ?? [];
    session.states.push({
      ...state,
      createdAt: new Date(createdAt).toISOString(),
      events: own.map(({ type, schemaVersion, payload }) => ({ type, schemaVersion, payload })),
    });
    sessions.set(sessionId, session);
  }
  return [...sessions.values()];
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
