import { arbitraryHistory } from '@app/testing';
import {
  canonicalJson,
  EMPTY_MEMORY,
  evolveAll,
  readEventRecord,
  toEventRecord,
  type Memory,
} from '@app/domain';
import fc from 'fast-check';
import { ChatClient } from '../../support/chat.client';
import { userSays, type InvokeAnswer, type ShopClient } from '../../support/shop.client';
import { eachDatabase } from '../database/each-database';
import { countOf, type TrustDatabase } from '../database/trust-database';
import { Fleet } from '../fleet/fleet';
import { checkInvariants } from '../invariants/check-invariants';
import type { Suite } from '../run/suite';
import type { Trial } from '../run/trial';

const SAYINGS = [
  'a pink dress under $100',
  'something cheaper',
  'do you offer free shipping?',
  'the first one, please',
  'running shoes',
  'which of them is the cheapest?',
];

export const histories: Suite = {
  name: 'histories',
  about: 'a snapshot is the fold of its events, and without snapshots every state answers the same',
  run: async (trial) => {
    foldHistories(trial);
    await eachDatabase(trial, (database) => forgetSnapshots(trial, database));
  },
};

/** R15: events written, cut anywhere, kept as a snapshot and read again fold to the same memory. */
function foldHistories(trial: Trial): void {
  const numRuns = trial.size(500, 10_000);
  const check = fc.check(
    fc.property(arbitraryHistory, fc.nat(), (history, cut) => {
      const read = history.map((event) => readEventRecord(toEventRecord(event)));
      const at = cut % (read.length + 1);
      const snapshot = JSON.parse(canonicalJson(evolveAll(EMPTY_MEMORY, read.slice(0, at)))) as Memory;
      const whole = canonicalJson(evolveAll(EMPTY_MEMORY, history));
      return canonicalJson(evolveAll(snapshot, read.slice(at))) === whole;
    }),
    { numRuns, seed: trial.seed },
  );
  trial.expect(!check.failed, `a snapshot is not the fold: ${JSON.stringify(check.counterexample)}`);
  trial.figure('random histories', check.numRuns);
}

/** R15: a database whose snapshots are gone answers as before, whichever state is read or continued. */
async function forgetSnapshots(trial: Trial, database: TrustDatabase): Promise<void> {
  const { name } = database;
  const fleet = await new Fleet(trial, database).start();
  const states: string[] = [];
  for (let session = 0; session < trial.size(2, 20); session += 1) {
    states.push(...(await talk(fleet.shop(), trial, trial.size(25, 65))));
  }
  const chat = new ChatClient(fleet.shop());
  const { id } = await chat.begin({});
  for (let turn = 0; turn < 25; turn += 1) await chat.say(id, trial.random.pick(SAYINGS));
  const asked = states.filter((_, at) => at % trial.size(5, 13) === 0);
  const before = await answersOf(fleet.shop(), asked, id);
  const forgotten = await countOf(database, 'snapshot');
  await fleet.server().kill('SIGTERM');
  await database.change('DELETE FROM snapshot');
  await fleet.startAt(0);
  const after = await answersOf(fleet.shop(), asked, id);
  for (const [at, answer] of before.entries()) {
    trial.expect(answer === after[at], `${name}: without snapshots ${answer} became ${after[at]}`);
  }
  trial.expect(forgotten > 0, `${name}: there was no snapshot to delete`);
  trial.expectAll(await checkInvariants(database), name);
  trial.figure(`${name} states`, states.length + 25);
  trial.figure(`${name} snapshots deleted`, forgotten);
  trial.figure(`${name} answers compared`, before.length);
  await fleet.kill();
}

async function talk(shop: ShopClient, trial: Trial, turns: number): Promise<readonly string[]> {
  let { stateId } = await shop.say('hello', { agentDescriptorId: 'example-agent' });
  const states = [stateId];
  while (states.length < turns) {
    ({ stateId } = await shop.say(trial.random.pick(SAYINGS), { stateId }));
    states.push(stateId);
  }
  return states;
}

/** What each state tells, and what is said to one more message after it; without ids and times. */
async function answersOf(
  shop: ShopClient,
  states: readonly string[],
  conversationId: string,
): Promise<readonly string[]> {
  const answers = [JSON.stringify(await new ChatClient(shop).history(conversationId))];
  for (const stateId of states) {
    for (const path of ['', '/transcript', '/why']) {
      answers.push((await shop.get(`/states/${stateId}${path}`)).text);
    }
    const next = await shop.invoke({
      context: { stateId },
      inputEvents: [userSays('show me something cheaper')],
    });
    answers.push(JSON.stringify([next.status, (next.json as InvokeAnswer).response.responseEvents]));
  }
  return answers;
}
