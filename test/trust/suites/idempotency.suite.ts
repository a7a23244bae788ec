import { aSqlite } from '../database/each-database';
import { createPostgresTrust } from '../database/postgres.trust-database';
import { countOf, type TrustDatabase } from '../database/trust-database';
import { Fleet } from '../fleet/fleet';
import { after, MODEL_AGENT, modelEnvironment, putModelAgent, startModel } from '../fleet/slow-model';
import { makeTenant } from '../fleet/tenant';
import { checkInvariants } from '../invariants/check-invariants';
import { tally } from '../run/tally';
import type { Suite } from '../run/suite';
import type { Trial } from '../run/trial';
import { SALES_MESSAGE_PATH } from '../../support/sales-message.surface';
import { userSays, type HttpAnswer, type ShopClient } from '../../support/shop.client';
import type { FaultServer } from '@app/testing';

export const idempotency: Suite = {
  name: 'idempotency',
  about: 'one key, thousands of requests at once: one turn, one model call, the same bytes for all',
  run: async (trial) => {
    const model = await startModel(trial);
    await new Storm(trial, model, await aSqlite(trial), 1).run(trial.size(500, 10_000));
    await new Storm(trial, model, await createPostgresTrust(trial), 3).run(trial.size(300, 1_000));
  },
};

/** Whoever waits for the answer of a key counts as a turn: a server that takes fewer at once answers 503, as it should. */
const AS_MANY_AS_COME = { CONCURRENT_TURNS: '100000', KEY_CONCURRENT_TURNS: '100000' };

class Storm {
  private readonly fleet: Fleet;

  constructor(
    private readonly trial: Trial,
    private readonly model: FaultServer,
    private readonly database: TrustDatabase,
    private readonly servers: number,
  ) {
    this.fleet = new Fleet(trial, database, { ...modelEnvironment(model), ...AS_MANY_AS_COME });
  }

  async run(count: number): Promise<void> {
    await this.fleet.start(this.servers);
    await putModelAgent(this.fleet.shop());
    this.model.plan(after(400));
    const before = await countOf(this.database, 'turn');
    const body = bodyOf('one wish, many times');
    const key = `storm-${this.trial.seed}`;
    const answers = await this.atOnce(count, (shop) => shop.invoke(body, { 'idempotency-key': key }));
    const text = this.judge(answers);
    const turns = (await countOf(this.database, 'turn')) - before;
    this.expect(turns === 1, `${turns} turns for one key`);
    this.expect(this.model.requests.length === 1, `${this.model.requests.length} model calls for one key`);
    await this.refuseOthers(Math.ceil(count / 10), key);
    await this.sellOnce(Math.ceil(count / 10));
    await this.fleet.kill();
    await this.fleet.startAt(0);
    const again = await this.fleet.shop().invoke(body, { 'idempotency-key': key });
    this.expect(again.text === text, 'the answer of a key changed with a restart');
    await this.leaveOthersAlone(key, text);
    this.trial.expectAll(await checkInvariants(this.database), this.database.name);
    await this.fleet.kill();
  }

  /** All answers that are there say the same, the rest says when to come back. Answers what was said. */
  private judge(answers: readonly HttpAnswer[]): string {
    const done = answers.filter(({ status }) => status === 200);
    const told = answers.filter(({ status }) => status === 409);
    const texts = new Set(done.map(({ text }) => text));
    this.expect(done.length > 0 && texts.size === 1, `${texts.size} different answers for one key`);
    const others = answers.filter(({ status }) => status !== 200 && status !== 409);
    this.expect(others.length === 0, `answers with ${tally(others)}`);
    this.expect(
      told.every(({ headers }) => Number(headers.get('retry-after')) >= 1),
      'a 409 without Retry-After',
    );
    this.trial.figure(`${this.database.name} 200`, done.length);
    this.trial.figure(`${this.database.name} 409`, told.length);
    return [...texts][0] ?? '';
  }

  private async refuseOthers(count: number, key: string): Promise<void> {
    const answers = await this.atOnce(count, (shop, at) =>
      shop.invoke(bodyOf(`another wish ${at}`), { 'idempotency-key': key }),
    );
    const refused = answers.filter(({ status }) => status === 422).length;
    this.expect(
      refused === count,
      `${count - refused} of ${count} other requests were let through with a used key`,
    );
    this.trial.figure(`${this.database.name} 422`, refused);
  }

  /** The same as sales messages, every second one in the background: one message is said, and has one command. */
  private async sellOnce(count: number): Promise<void> {
    this.model.plan(after(400));
    const before = await countOf(this.database, 'state');
    const key = { 'idempotency-key': `sale-${this.trial.seed}` };
    const background = { ...key, prefer: 'respond-async' };
    const say = (shop: ShopClient, message: string, headers: Record<string, string>) =>
      shop.post(SALES_MESSAGE_PATH, { visitor_id: 'visitor', message, agentId: MODEL_AGENT }, headers);
    const answers = await this.atOnce(count, (shop, at) =>
      say(shop, 'one wish', at % 2 === 0 ? key : background),
    );
    const statuses = tally(answers);
    this.expect(
      answers.every(({ status }) => [200, 202, 409].includes(status)),
      `sales messages of one key were answered ${statuses}`,
    );
    const first = await say(this.fleet.shop(), 'one wish', key);
    const later = await say(this.fleet.shop(), 'one wish', background);
    this.expect(commandOf(later) === commandOf(first), 'a background retry was told another command');
    const said = (await countOf(this.database, 'state')) - before;
    this.expect(said === 1, `${said} states for one sales message`);
    for (const headers of [key, background]) {
      const { status } = await say(this.fleet.shop(), 'another wish', headers);
      this.expect(status === 422, `another sales message with a used key was answered ${status}`);
    }
    this.trial.figure(`${this.database.name} sales messages`, statuses);
  }

  private async leaveOthersAlone(key: string, text: string): Promise<void> {
    const other = await makeTenant(this.fleet, 'another-shop');
    const body = { context: { agentDescriptorId: 'agent' }, inputEvents: [userSays('hello')] };
    const answer = await other.invoke(body, { 'idempotency-key': key });
    this.expect(answer.status === 200 && answer.text !== text, 'the key of another business counted');
  }

  private atOnce(
    count: number,
    ask: (shop: ShopClient, at: number) => Promise<HttpAnswer>,
  ): Promise<readonly HttpAnswer[]> {
    return Promise.all(
      Array.from({ length: count }, (_, at) => this.untilSent(() => ask(this.fleet.shop(at), at))),
    );
  }

  /** Of thousands of connections some time out before they are made: those requests were never sent. */
  private async untilSent(ask: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        const { code } = (error as { readonly cause?: { readonly code?: string } }).cause ?? {};
        if (code !== 'UND_ERR_CONNECT_TIMEOUT')
          throw new Error(`${this.database.name}: ${code}`, { cause: error });
        this.trial.count(`${this.database.name} connections made again`);
      }
    }
  }

  private expect(holds: boolean, what: string): void {
    this.trial.expect(holds, `${this.database.name}: ${what}`);
  }
}

function commandOf({ json }: HttpAnswer): string {
  return (json as { data: { command_id: string } }).data.command_id;
}

function bodyOf(text: string): object {
  return { context: { agentDescriptorId: MODEL_AGENT }, inputEvents: [userSays(text)] };
}
