import { setTimeout as sleep } from 'node:timers/promises';
import { says, type FaultServer, type Misdeed } from '@app/testing';
import { EventStream } from '../../support/event-stream';
import { userSays } from '../../support/shop.client';
import { eachDatabase } from '../database/each-database';
import { countOf, type TrustDatabase } from '../database/trust-database';
import { Fleet } from '../fleet/fleet';
import { MODEL_AGENT, modelEnvironment, putModelAgent, startModel } from '../fleet/slow-model';
import { checkInvariants } from '../invariants/check-invariants';
import type { Suite } from '../run/suite';
import type { Trial } from '../run/trial';
import { MODEL_FAULTS, type ModelFault } from './model-faults';

const DEADLINE_MS = 25_000;
const SLACK_MS = 1_000;
/** The agent's loop; a step is sent twice at most, and only the repair of a bad call makes more steps. */
const MOST_CALLS = 4;
/** Turns at once: each fault is two failed calls, and eight in a row would close the server off. */
const LANES = 3;
/** Turns at once that only wait. They end at once too, and each is measured: more would wait for each other. */
const AT_ONCE = 25;

const CLOSING = MODEL_FAULTS.filter(({ closes }) => closes === true);
const RESTING = MODEL_FAULTS.filter(({ rests }) => rests === true);
const SLOW = MODEL_FAULTS.filter(({ slow }) => slow === true);
const QUICK = MODEL_FAULTS.filter((fault) => ![...CLOSING, ...RESTING, ...SLOW].includes(fault));

export const faults: Suite = {
  name: 'faults',
  about:
    'every way in which a model server fails, JSON and SSE: the documented answer in time, nothing half written',
  run: async (trial) => {
    const runs: FaultRun[] = [];
    for (const form of ['JSON', 'SSE'] as const) {
      await eachDatabase(trial, async (database) => {
        runs.push(new FaultRun(trial, await startModel(trial), database, form));
      });
    }
    await Promise.all(runs.map((run) => run.run()));
    const most = runs.flatMap(({ provoked }) => [...provoked]);
    for (const { name } of MODEL_FAULTS) {
      const calls = most.filter(([fault]) => fault === name).reduce((sum, [, count]) => sum + count, 0);
      trial.count(`faults provoked ${calls} times`);
    }
  },
};

/** How a turn came out, in whichever form it was told. */
interface Outcome {
  readonly status: number;
  readonly retryAfter: string | undefined;
  /** All that the client was sent, but for the draft: what a model says before it fails is its own. */
  readonly text: string;
}

class FaultRun {
  /** How often each fault was provoked. */
  readonly provoked = new Map<string, number>();
  private readonly name: string;
  private readonly fleet: Fleet;
  /** Upstream calls by the token of the turn that they were for. */
  private readonly calls = new Map<string, number>();
  private asked = 0;
  private answered = 0;
  private slowest = 0;

  constructor(
    private readonly trial: Trial,
    private readonly model: FaultServer,
    private readonly database: TrustDatabase,
    private readonly form: 'JSON' | 'SSE',
  ) {
    this.name = `${database.name} ${form}`;
    this.fleet = new Fleet(trial, database, modelEnvironment(model));
  }

  async run(): Promise<void> {
    const { trial, database, name } = this;
    await this.fleet.start();
    await putModelAgent(this.fleet.shop());
    const states = await countOf(database, 'state');
    const times = trial.size(1, 250);
    for (let round = 0; round < times; round += 1) await this.provokeQuick();
    for (let done = 0; done < times; done += LANES) await this.provokeTogether(RESTING, LANES);
    for (let done = 0; done < times; done += AT_ONCE)
      await this.provokeTogether(SLOW, Math.min(AT_ONCE, times));
    for (const fault of CLOSING) await this.provoke(fault);
    const stored = (await countOf(database, 'state')) - states;
    trial.expect(stored === this.answered, `${name}: ${this.answered} answers and ${stored} states`);
    const open = await countOf(database, 'turn WHERE outcome IS NULL');
    trial.expect(open === 0, `${name}: ${open} turns have not ended`);
    trial.expectAll(await checkInvariants(database), name);
    trial.figure(`${name} calls`, this.asked);
    trial.figure(`${name} slowest ms`, Math.round(this.slowest));
    await this.fleet.kill();
  }

  /** A good answer follows each fault in its lane, so that the server is not left alone for having failed so often. */
  private async provokeQuick(): Promise<void> {
    this.model.plan(this.asToldByTheCustomer());
    const waiting = [...QUICK];
    const lanes = Array.from({ length: LANES }, async () => {
      for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
        await this.provoke(fault);
        await this.expectGood(`${this.name} after ${fault.name}`);
      }
    });
    await Promise.all(lanes);
  }

  private async provokeTogether(faults: readonly ModelFault[], times: number): Promise<void> {
    this.model.plan(this.asToldByTheCustomer());
    await Promise.all(faults.flatMap((fault) => Array.from({ length: times }, () => this.provoke(fault))));
    await this.expectGood(`${this.name} after ${faults.map(({ name }) => name).join()}`);
  }

  private async provoke({ name: fault, statuses }: ModelFault): Promise<void> {
    const startedAt = performance.now();
    const answer = await this.ask(fault);
    const took = performance.now() - startedAt;
    this.slowest = Math.max(this.slowest, took);
    this.provoked.set(fault, (this.provoked.get(fault) ?? 0) + 1);
    const where = `${this.name} ${fault}`;
    const { trial } = this;
    trial.expect(statuses.includes(answer.status), `${where}: ${answer.status} ${answer.text}`);
    trial.expect(took < DEADLINE_MS + SLACK_MS, `${where}: took ${Math.round(took)} ms`);
    const leak = /UPSTREAM|CANARYKEY|127\.0\.0\.1|node_modules/.exec(answer.text)?.[0];
    trial.expect(leak === undefined, `${where}: the answer tells ${leak}`);
    trial.expect(answer.status !== 503 || answer.retryAfter !== undefined, `${where}: no Retry-After`);
  }

  /** When the server wants to be left alone, after that. */
  private async expectGood(where: string): Promise<void> {
    const giveUpAt = performance.now() + DEADLINE_MS;
    for (;;) {
      const { status, text, retryAfter } = await this.ask('nothing');
      if (status === 200) return;
      if (status !== 503 || performance.now() > giveUpAt) {
        this.trial.expect(false, `${where}: the next turn was answered ${status} ${text}`);
        return;
      }
      await sleep(Number(retryAfter ?? 1) * 1_000);
    }
  }

  private async ask(fault: string): Promise<Outcome> {
    this.asked += 1;
    const token = `fault-number-${this.asked}.`;
    const body = {
      context: { agentDescriptorId: MODEL_AGENT },
      inputEvents: [userSays(`please do [${fault}] ${token}`)],
    };
    const outcome = await (this.form === 'JSON' ? this.askForJson(body) : this.askForStream(body));
    if (outcome.status === 200) this.answered += 1;
    const calls = this.calls.get(token) ?? 0;
    const most = fault.startsWith('F21') ? MOST_CALLS : 2;
    this.trial.expect(calls <= most, `${this.name} ${fault}: ${calls} upstream calls for one turn`);
    return outcome;
  }

  private async askForJson(body: object): Promise<Outcome> {
    const { status, headers, text } = await this.fleet.shop().invoke(body);
    return { status, retryAfter: headers.get('retry-after') ?? undefined, text };
  }

  /** A stream whose head was sent tells its failure in its last event, with the status and the wait in it. */
  private async askForStream(body: object): Promise<Outcome> {
    const shop = this.fleet.shop();
    const stream = await (await EventStream.open(shop, shop.invokePath, body)).ended();
    const { statusCode: status = 0, headers } = stream.response;
    if (status !== 200) return { status, retryAfter: headers['retry-after'], text: stream.text };
    const events = stream.events.filter(({ name }) => name !== 'delta');
    const text = events.map(({ data }) => data).join('\n');
    const last = events.at(-1);
    if (last?.name === 'done') return { status, retryAfter: undefined, text };
    if (last?.name !== 'error') return { status: 0, retryAfter: undefined, text };
    const problem = JSON.parse(last.data) as { readonly status: number; readonly retryAfter?: number };
    return { status: problem.status, retryAfter: problem.retryAfter?.toString(), text };
  }

  /** Faults come at the same time: what the customer says tells which one a request is for. */
  private asToldByTheCustomer(): Misdeed {
    const misdeeds = new Map(MODEL_FAULTS.map(({ name, misdeed }) => [name, misdeed]));
    const good = says('All is well. What are you looking for?');
    return (response, request) => {
      const asked = JSON.stringify(this.model.requests.at(-1));
      const [, name = '', token = ''] = /please do \[([^\]]+)\] (fault-number-\d+\.)/.exec(asked) ?? [];
      this.calls.set(token, (this.calls.get(token) ?? 0) + 1);
      (misdeeds.get(name) ?? good)(response, request);
    };
  }
}
