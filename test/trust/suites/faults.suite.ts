import { says, type FaultServer, type Misdeed } from '@app/testing';
import { userSays, type HttpAnswer } from '../../support/shop.client';
import { eachDatabase } from '../database/each-database';
import { countOf, type TrustDatabase } from '../database/trust-database';
import { Fleet } from '../fleet/fleet';
import { MODEL_AGENT, modelEnvironment, putModelAgent, startModel } from '../fleet/slow-model';
import { untilServed } from '../fleet/until-served';
import { checkInvariants } from '../invariants/check-invariants';
import type { Suite } from '../run/suite';
import type { Trial } from '../run/trial';
import { MODEL_FAULTS, type ModelFault } from './model-faults';

const DEADLINE_MS = 25_000;
const SLACK_MS = 1_000;
/** The agent's loop; a step is sent twice at most, and only the repair of a bad call makes more steps. */
const MOST_CALLS = 4;

export const faults: Suite = {
  name: 'faults',
  about:
    'every way in which a model server fails: the documented answer in time, nothing half written, no inner words',
  run: async (trial) => {
    const model = await startModel(trial);
    await eachDatabase(trial, (database) => new FaultRun(trial, model, database).run());
  },
};

class FaultRun {
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
  ) {
    this.fleet = new Fleet(trial, database, modelEnvironment(model));
  }

  async run(): Promise<void> {
    const { trial, database } = this;
    await this.fleet.start();
    await putModelAgent(this.fleet.shop());
    this.model.plan(this.asToldByTheCustomer());
    const states = await countOf(database, 'state');
    const quick = MODEL_FAULTS.filter(({ slow, closes }) => slow === undefined && closes === undefined);
    const slow = MODEL_FAULTS.filter((fault) => fault.slow === true);
    for (let round = 0; round < trial.size(1, 1_000); round += 1) {
      for (const fault of quick) await this.provoke(fault);
    }
    for (let round = 0; round < trial.size(1, 20); round += 1) {
      await Promise.all(slow.map((fault) => this.provoke(fault)));
    }
    for (const fault of MODEL_FAULTS.filter(({ closes }) => closes === true)) await this.provoke(fault);
    const stored = (await countOf(database, 'state')) - states;
    trial.expect(stored === this.answered, `${database.name}: ${this.answered} answers and ${stored} states`);
    const open = await countOf(database, 'turn WHERE outcome IS NULL');
    trial.expect(open === 0, `${database.name}: ${open} turns have not ended`);
    trial.expectAll(await checkInvariants(database), database.name);
    trial.figure(`${database.name} calls`, this.asked);
    trial.figure(`${database.name} slowest ms`, Math.round(this.slowest));
    await this.fleet.kill();
  }

  /** A good answer follows each fault, so that the server is not left alone for having failed so often. */
  private async provoke(fault: ModelFault): Promise<void> {
    const startedAt = performance.now();
    const answer = await this.ask(fault.name);
    const took = performance.now() - startedAt;
    this.slowest = Math.max(this.slowest, took);
    const where = `${this.database.name} ${fault.name}`;
    const { trial } = this;
    trial.expect(fault.statuses.includes(answer.status), `${where}: ${answer.status} ${answer.text}`);
    trial.expect(took < DEADLINE_MS + SLACK_MS, `${where}: took ${Math.round(took)} ms`);
    const leak = /UPSTREAM|CANARYKEY|127\.0\.0\.1|node_modules/.exec(answer.text)?.[0];
    trial.expect(leak === undefined, `${where}: the answer tells ${leak}`);
    trial.expect(answer.status !== 503 || answer.headers.has('retry-after'), `${where}: no Retry-After`);
    if (fault.closes === true) return;
    const good = await untilServed(trial, () => this.ask('nothing'));
    trial.expect(good.status === 200, `${where}: the next turn was answered ${good.status} ${good.text}`);
  }

  private async ask(fault: string): Promise<HttpAnswer> {
    this.asked += 1;
    const token = `fault-number-${this.asked}.`;
    const body = {
      context: { agentDescriptorId: MODEL_AGENT },
      inputEvents: [userSays(`please do [${fault}] ${token}`)],
    };
    const answer = await this.fleet.shop().invoke(body);
    if (answer.status === 200) this.answered += 1;
    const calls = this.calls.get(token) ?? 0;
    const most = fault.startsWith('F21') ? MOST_CALLS : 2;
    this.trial.expect(calls <= most, `${this.database.name} ${fault}: ${calls} upstream calls for one turn`);
    return answer;
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
