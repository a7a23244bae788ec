import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ChatClient } from '../../support/chat.client';
import { SALES_MESSAGE_PATH } from '../../support/sales-message.surface';
import { userSays, type ShopClient } from '../../support/shop.client';
import { aSqlite, eachDatabase } from '../database/each-database';
import { textOf, type TrustDatabase } from '../database/trust-database';
import { Fleet } from '../fleet/fleet';
import { checkInvariants } from '../invariants/check-invariants';
import type { Suite } from '../run/suite';
import type { Trial } from '../run/trial';

const AGENT = { agentDescriptorId: 'example-agent' };

export const erasure: Suite = {
  name: 'erasure',
  about: 'what was said in an erased session is nowhere: database, write-ahead log, kept answers, logs',
  run: async (trial) => {
    await eachDatabase(trial, (database) => leavesNothing(trial, database));
    await raceTurns(trial, await aSqlite(trial));
  },
};

async function leavesNothing(trial: Trial, database: TrustDatabase): Promise<void> {
  const fleet = await new Fleet(trial, database, { LOG_LEVEL: 'trace' }).start();
  const canary = `canary${trial.seed}x${trial.random.between(1e6, 1e7)}`;
  const sessions = trial.size(5, 50);
  const shop = fleet.shop();
  for (let at = 0; at < sessions; at += 1) await sayAndErase(trial, shop, canary, at);
  const kept = await textOf(database);
  trial.expect(!kept.includes(canary), `${database.name}: the canary is still in a table`);
  trial.expect(!fleet.server().printed.includes(canary), `${database.name}: the canary is in the log`);
  if ('file' in database) {
    for (const name of readdirSync(dirname(String(database.file)))) {
      const bytes = readFileSync(join(dirname(String(database.file)), name));
      trial.expect(!bytes.includes(canary), `SQLite: the canary is in ${name}`);
    }
  }
  trial.expectAll(await checkInvariants(database), database.name);
  trial.figure(`${database.name} sessions erased`, 3 * sessions);
  await fleet.kill();
}

/** One session on each surface, deep enough for a snapshot, erased in the way of its surface. */
async function sayAndErase(trial: Trial, shop: ShopClient, canary: string, at: number): Promise<void> {
  const request = { context: AGENT, inputEvents: [userSays(`I am ${canary}`)] };
  const key = { 'idempotency-key': `erase-${at}` };
  const first = await shop.invoke(request, key);
  const { sessionId, ...made } = (first.json as { response: { stateId: string; sessionId: string } })
    .response;
  let { stateId } = made;
  for (let turn = 0; turn < 21; turn += 1) ({ stateId } = await shop.say(`still ${canary}`, { stateId }));
  const chat = new ChatClient(shop);
  const { id } = await chat.begin({ name: `chat of ${canary}` });
  await chat.say(id, `hello from ${canary}`);
  const wish = { visitor_id: `visitor-${at}`, message: `I, ${canary}, want a dress`, site_id: 'site_456' };
  const wishKey = { 'idempotency-key': `wish-${at}` };
  const sale = await shop.post(SALES_MESSAGE_PATH, wish, wishKey);
  const conversationId = (sale.json as { data: { conversation_id: string } }).data.conversation_id;
  const session = await sessionOfConversation(shop, conversationId);
  for (const path of [
    `${shop.businessPath}/sessions/${sessionId}`,
    `/v1/conversations/${id}`,
    `${shop.businessPath}/sessions/${session}`,
  ]) {
    const { status, text } = await shop.send(path, { method: 'DELETE' });
    trial.expect(status === 204, `DELETE ${path}: ${status} ${text}`);
  }
  const gone = await shop.get(`/states/${stateId}`);
  trial.expect(gone.status === 410 || gone.status === 404, `an erased state is answered ${gone.status}`);
  for (const retry of [
    () => shop.invoke(request, key),
    () => shop.post(SALES_MESSAGE_PATH, wish, wishKey),
    () => shop.post(SALES_MESSAGE_PATH, wish, { ...wishKey, prefer: 'respond-async' }),
  ]) {
    const { status, text } = await retry();
    trial.expect(status === 410 || status === 404, `a retry of what was erased: ${status} ${text}`);
  }
}

async function sessionOfConversation(shop: ShopClient, conversationId: string): Promise<string> {
  const { json } = await shop.get('/sessions?limit=200');
  const { sessions } = json as { sessions: { sessionId: string }[] };
  for (const { sessionId } of sessions) {
    const { text } = await shop.get(`/sessions/${sessionId}`);
    const head = /"stateId":"([^"]+)"/.exec(text)?.[1] ?? '';
    const transcript = await shop.get(`/states/${head}/transcript`);
    if (/want a dress/.test(transcript.text)) return sessionId;
  }
  throw new Error(`no session of conversation ${conversationId}`);
}

/** Erasure beside turns of the same session: whoever comes second finds nothing, and nothing comes back. */
async function raceTurns(trial: Trial, database: TrustDatabase): Promise<void> {
  const fleet = await new Fleet(trial, database).start();
  const shop = fleet.shop();
  const races = trial.size(30, 1_000);
  for (let race = 0; race < races; race += 1) {
    const { stateId, sessionId } = await shop.say('hello', AGENT);
    const turns = Array.from({ length: 4 }, () =>
      shop.invoke({ context: { stateId }, inputEvents: [userSays('and more')] }),
    );
    await sleep(trial.random.between(0, 60));
    const erased = shop.send(`${shop.businessPath}/sessions/${sessionId}`, { method: 'DELETE' });
    const answers = await Promise.all(turns);
    trial.expect((await erased).status === 204, `an erasure was answered ${(await erased).status}`);
    for (const { status } of answers) {
      trial.count(status === 200 ? 'turns before the erasure' : 'turns after it');
      trial.expect([200, 404, 410].includes(status), `a turn beside an erasure was answered ${status}`);
    }
    const after = await shop.get(`/sessions/${sessionId}`);
    trial.expect(after.status !== 200, 'an erased session came back');
  }
  trial.expectAll(await checkInvariants(database), 'erase and invoke');
  trial.figure('races', races);
}
