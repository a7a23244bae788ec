import { randomUUID } from 'node:crypto';
import { ChatClient } from '../../support/chat.client';
import { SalesClient } from '../../support/sales.client';
import { userSays, type HttpAnswer, type ShopClient } from '../../support/shop.client';
import { eachDatabase } from '../database/each-database';
import type { TrustDatabase } from '../database/trust-database';
import { Fleet } from '../fleet/fleet';
import { makeTenant } from '../fleet/tenant';
import { checkInvariants, SeenStates } from '../invariants/check-invariants';
import { quantile } from '../run/quantile';
import type { Suite } from '../run/suite';
import type { Trial } from '../run/trial';
import { idFields, kindOfPath, type Belongings, type IdField } from './tenant-probes';

const JSON_TYPE = { 'content-type': 'application/json' };

export const tenants: Suite = {
  name: 'tenants',
  about: "every id field of every route with another business's id: answered as an id that nobody has",
  run: (trial) => eachDatabase(trial, (database) => probeAll(trial, database)),
};

async function probeAll(trial: Trial, database: TrustDatabase): Promise<void> {
  const { name } = database;
  const fleet = await new Fleet(trial, database).start();
  const [mine, theirs] = [await makeTenant(fleet, 'mine'), await makeTenant(fleet, 'theirs')];
  const [own, foreign] = [await settle(mine), await settle(theirs)];
  const seen = new SeenStates();
  trial.expectAll(await checkInvariants(database, seen), name);
  const before = await whatIsThere(theirs, foreign);
  // What is made under the given id makes it an id of mine: asked in the last round only, and last.
  const fields = [...idFields()].sort((left, right) => Number(makes(left)) - Number(makes(right)));
  const times = { foreign: [] as number[], nobody: [] as number[] };
  const rounds = trial.size(1, 60);
  for (let round = 1; round <= rounds; round += 1) {
    for (const field of fields) {
      if (makes(field) && round < rounds) continue;
      await probe(trial, name, mine, field, own, foreign, times);
    }
  }
  const after = await whatIsThere(theirs, foreign);
  trial.expect(after === before, `${name}: what was probed is not as it was`);
  trial.expectAll(await checkInvariants(database, seen), name);
  const medians = [quantile(times.foreign, 0.5), quantile(times.nobody, 0.5)] as const;
  trial.figure(`${name} fields`, fields.length);
  trial.figure(`${name} medians ms`, medians.map((ms) => ms.toFixed(2)).join(' and '));
  const apart = Math.abs(medians[0] - medians[1]) / medians[1];
  if (trial.full)
    trial.expect(apart < 0.1, `${name}: a foreign id is told by its time, ${medians.join(' and ')} ms`);
  await fleet.kill();
}

const makes = ({ operation, ...field }: IdField): boolean =>
  operation.method === 'PUT' && operation.path.endsWith('{id}') && field.in === 'path';

async function probe(
  trial: Trial,
  database: string,
  mine: ShopClient,
  field: IdField,
  own: Belongings,
  foreign: Belongings,
  times: { foreign: number[]; nobody: number[] },
): Promise<void> {
  const where = `${database} ${field.operation.method} ${field.operation.path} ${field.in} ${field.name}`;
  const theirs = foreign[field.kind];
  const nobody = randomUUID();
  const forged = withOneOther(own[field.kind]);
  const answers: HttpAnswer[] = [];
  for (const id of [theirs, nobody, forged]) {
    const startedAt = performance.now();
    answers.push(await send(mine, field, own, id));
    if (id === theirs) times.foreign.push(performance.now() - startedAt);
    if (id === nobody) times.nobody.push(performance.now() - startedAt);
    trial.count(`${database} probes`);
  }
  const [foreignSeen, nobodySeen, forgedSeen] = [theirs, nobody, forged].map((id, at) =>
    comparable(answers[at], id),
  );
  trial.expect(foreignSeen === nobodySeen, `${where}: ${foreignSeen} is not ${nobodySeen}`);
  trial.expect(forgedSeen === nobodySeen, `${where}: forged ${forgedSeen} is not ${nobodySeen}`);
  const status = answers[0]?.status ?? 0;
  const harmless = makes(field) || [400, 404].includes(status) || (status === 200 && isEmptyList(answers[0]));
  trial.expect(harmless, `${where}: a foreign id was answered ${status} ${answers[0]?.text}`);
  if (field.operation.method !== 'GET') return;
  const { status: ownStatus, text } = await send(mine, field, own, own[field.kind]);
  trial.expect(ownStatus === 200, `${where}: an id of one's own was answered ${ownStatus} ${text}`);
}

/** A character in the middle is another: the end of some ids is a number that counts up. */
function withOneOther(id: string): string {
  const middle = Math.floor(id.length / 3);
  return `${id.slice(0, middle)}${id[middle] === '0' ? '1' : '0'}${id.slice(middle + 1)}`;
}

/** A filter by an id that one does not have finds nothing, which is no refusal. */
function isEmptyList(answer: HttpAnswer | undefined): boolean {
  return /"(conversations|messages|playbooks)":\[\]/.test(answer?.text ?? '');
}

function comparable(answer: HttpAnswer | undefined, id: string): string {
  if (answer === undefined) return '';
  const text = answer.text.replaceAll(id, '<id>').replace(/urn:request:[\w-]+/, '');
  const headers = [...answer.headers].filter(
    ([name]) => !['date', 'ratelimit', 'x-request-id', 'content-length', 'etag'].includes(name),
  );
  return JSON.stringify([answer.status, text.replace(/"\w*[aA]t":"[^"]*"/g, ''), headers]);
}

function send(shop: ShopClient, field: IdField, own: Belongings, id: string): Promise<HttpAnswer> {
  const { operation } = field;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'business_id') return shop.businessId;
    if (field.in === 'path' && field.name === name) return encodeURIComponent(id);
    return own[name === 'id' ? (kindOfPath(operation.path) ?? field.kind) : (name as keyof Belongings)];
  });
  const query = field.in === 'query' ? `?${field.name}=${encodeURIComponent(id)}` : '';
  const body = operation.body === undefined ? undefined : bodyOf(operation.path);
  if (field.in === 'body' && body !== undefined) place(body, field.name, id);
  return shop.send(path + query, {
    method: operation.method,
    ...(body === undefined ? {} : { headers: JSON_TYPE, body: JSON.stringify(body) }),
  });
}

function bodyOf(path: string): Record<string, unknown> {
  if (path.endsWith('/invoke/v1')) return { context: {}, inputEvents: [userSays('hello')] };
  if (path.endsWith('/messages')) return { role: 'user', content: 'hello', action: 'generate-reply' };
  if (path.endsWith('/sales/message')) return { visitor_id: 'prober', message: 'hello' };
  if (path.includes('/intervention')) return { message: 'hello', user_id: 'ana' };
  if (path.includes('/handover')) return { actor: 'ana' };
  return { name: 'Probe' };
}

function place(body: Record<string, unknown>, name: string, id: string): void {
  const { context } = body as { context?: Record<string, unknown> };
  (context ?? body)[name] = id;
}

/** One of everything that has an id. */
async function settle(shop: ShopClient): Promise<Belongings> {
  const agent = `agent-of-${shop.businessId}`;
  await must(put(shop, `/agent-descriptors/${agent}`, { name: 'Assistant', greeting: 'Hello!' }));
  const site = `site-of-${shop.businessId}`;
  await must(put(shop, `/sites/${site}`, { name: 'Site', agentDescriptorId: agent }));
  const product = `product-of-${shop.businessId}`;
  await must(
    shop.send(`${shop.businessPath}/products:import`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: JSON.stringify({ productId: product, title: 'A thing' }),
    }),
  );
  const key = await must(shop.post(`${shop.businessPath}/keys`, { label: 'probe', scopes: ['invoke:*:*'] }));
  const { stateId, sessionId } = await shop.say('hello', { agentDescriptorId: agent });
  const chat = new ChatClient(shop);
  const { id: conversationId } = await chat.begin({ agentDescriptorId: agent });
  const { id: messageId } = await chat.say(conversationId, 'hello');
  const sale = await new SalesClient(shop).say('hello', { agentId: agent });
  return {
    ...{ stateId, sessionId, conversationId, messageId, agent, site, product },
    keyId: (key.json as { id: string }).id,
    salesConversation: sale.conversation_id,
    command: sale.command_id,
  };
}

function put(shop: ShopClient, path: string, body: object): Promise<HttpAnswer> {
  return shop.send(shop.businessPath + path, {
    method: 'PUT',
    headers: JSON_TYPE,
    body: JSON.stringify(body),
  });
}

async function must(asked: Promise<HttpAnswer>): Promise<HttpAnswer> {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(`${answer.status}: ${answer.text}`);
  return answer;
}

async function whatIsThere(
  shop: ShopClient,
  { stateId, conversationId, agent, site }: Belongings,
): Promise<string> {
  const answers = await Promise.all([
    ...[`/states/${stateId}`, `/states/${stateId}/children`, '/sessions', '/sites', '/keys'].map((path) =>
      shop.get(path),
    ),
    shop.get(`/agent-descriptors/${agent}/versions`),
    shop.send(`/v1/conversations/${conversationId}/messages`),
  ]);
  return JSON.stringify([site, ...answers.map(({ status, text }) => [status, text])]);
}
