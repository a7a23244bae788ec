import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ChatClient } from '../../support/chat.client';
import { restartPostgres } from '../database/postgres.trust-database';
import type { HttpAnswer } from '../../support/shop.client';
import type { Fleet } from '../fleet/fleet';
import type { Trial } from '../run/trial';

const CLIENTS = 8;
const LISTS = 16;
const DEEDS = { SQLite: ['kill', 'stop'], PostgreSQL: ['kill', 'stop', 'cut', 'restart'] } as const;

interface Append {
  readonly list: string;
  readonly value: string;
  readonly key: string;
  readonly askedAt: number;
  ackedAt: number | undefined;
}

/**
 * R8, as Jepsen's list-append: clients append values of their own to shared conversations while servers are killed, frozen
 * and lose their connections. Every acknowledged value is there once, no value is there twice, and what was acknowledged
 * before another was asked for stands before it.
 */
export async function appendToLists(trial: Trial, fleet: Fleet): Promise<void> {
  const { name } = fleet.database;
  const appends: Append[] = [];
  const chat = new ChatClient(fleet.shop());
  const lists = await Promise.all(Array.from({ length: LISTS }, async () => (await chat.begin()).id));
  const stopAt = performance.now() + trial.size(10_000, 300_000);
  const clients = Array.from({ length: CLIENTS }, () => appendUntil(stopAt, fleet, lists, appends, trial));
  await Promise.all([...clients, disturb(stopAt, fleet, trial)]);
  trial.expectAll(fleet.errors, `${name} logged`);
  for (const list of lists) {
    await checkList(
      list,
      appends.filter((append) => append.list === list),
      fleet,
      trial,
    );
  }
  trial.figure(`${name} appends acked`, appends.filter(({ ackedAt }) => ackedAt !== undefined).length);
  trial.figure(`${name} appends unknown`, appends.filter(({ ackedAt }) => ackedAt === undefined).length);
}

async function appendUntil(
  stopAt: number,
  fleet: Fleet,
  lists: readonly string[],
  appends: Append[],
  trial: Trial,
): Promise<void> {
  const random = trial.random.fork();
  while (performance.now() < stopAt) {
    const append: Append = {
      ...{ list: random.pick(lists), value: randomUUID(), key: randomUUID() },
      ...{ askedAt: performance.now(), ackedAt: undefined },
    };
    appends.push(append);
    try {
      const answer = await new ChatClient(fleet.shop(random.between(0, 2))).post(
        append.list,
        { role: 'user', content: append.value },
        { 'idempotency-key': append.key },
      );
      if (answer.status === 201) append.ackedAt = performance.now();
      else trial.expect(saysComeAgain(answer), `${fleet.database.name}: ${answer.status} ${answer.text}`);
    } catch (error) {
      if (wasNotSent(error))
        appends.splice(
          appends.findIndex(({ key }) => key === append.key),
          1,
        );
      await sleep(50);
    }
  }
}

/** Conversations have no 503 in their contract: a database that is away is a 500 there, which names it. */
function saysComeAgain({ status, headers, text }: HttpAnswer): boolean {
  const busy = status === 409 || (status === 500 && text.includes('"UNAVAILABLE"'));
  return busy && Number(headers.get('retry-after')) >= 1;
}

/** Nobody listened: the server was being started again. */
function wasNotSent(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
  return cause?.code === 'ECONNREFUSED';
}

/** What an operator fears: kill -9, a process that stands still for two seconds, connections that are cut, a database that restarts. */
async function disturb(stopAt: number, fleet: Fleet, trial: Trial): Promise<void> {
  const { database } = fleet;
  while (performance.now() < stopAt - 3_000) {
    await sleep(trial.random.between(300, 1_500));
    const place = trial.random.between(0, fleet.servers.length - 1);
    const deed = trial.random.pick(DEEDS[database.name]);
    trial.count(`${database.name} ${deed}`);
    if (deed === 'kill') {
      await fleet.server(place).kill('SIGKILL');
      await fleet.startAt(place);
    } else if (deed === 'stop') {
      fleet.server(place).signal('SIGSTOP');
      await sleep(2_000);
      fleet.server(place).signal('SIGCONT');
    } else if (deed === 'restart') {
      await restartPostgres(500);
    } else {
      await database.rows(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
    }
  }
}

async function checkList(
  list: string,
  appends: readonly Append[],
  fleet: Fleet,
  trial: Trial,
): Promise<void> {
  const { name } = fleet.database;
  const found = await readList(fleet, list);
  const placeOf = new Map(found.map((value, place) => [value, place]));
  trial.expect(placeOf.size === found.length, `${name}: list ${list} has a value twice`);
  const known = new Set<string | null>(appends.map(({ value }) => value));
  trial.expect(
    found.every((value) => known.has(value)),
    `${name}: list ${list} has a value of nobody`,
  );
  const acked = appends.filter(({ ackedAt }) => ackedAt !== undefined);
  for (const { value } of acked)
    trial.expect(placeOf.has(value), `${name}: ${value} was acknowledged and is lost`);
  trial.expect(inRealTimeOrder(acked, placeOf), `${name}: list ${list} is not in the order of time`);
}

/** Whether no value stands before one that was acknowledged before it was asked for. */
function inRealTimeOrder(acked: readonly Append[], placeOf: ReadonlyMap<string | null, number>): boolean {
  const byPlace = [...acked].sort(
    (left, right) => (placeOf.get(left.value) ?? 0) - (placeOf.get(right.value) ?? 0),
  );
  let latestAsked = 0;
  for (const { askedAt, ackedAt } of byPlace) {
    if ((ackedAt ?? Infinity) < latestAsked) return false;
    latestAsked = Math.max(latestAsked, askedAt);
  }
  return true;
}

async function readList(fleet: Fleet, list: string): Promise<readonly (string | null)[]> {
  const values: (string | null)[] = [];
  let more = '';
  do {
    const page = await new ChatClient(fleet.shop()).messages(list, `?limit=200${more}`);
    values.push(...page.messages.map(({ content }) => content));
    more = page.cursor === undefined ? '' : `&cursor=${encodeURIComponent(page.cursor)}`;
  } while (more !== '');
  return values;
}
