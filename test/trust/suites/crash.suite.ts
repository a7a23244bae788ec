import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eachDatabase } from '../database/each-database';
import { countOf, type TrustDatabase } from '../database/trust-database';
import { Chatter } from '../fleet/chatter';
import { Fleet } from '../fleet/fleet';
import { RequestLog, type Acked } from '../fleet/request-log';
import { checkInvariants, SeenStates } from '../invariants/check-invariants';
import type { Random } from '../../support/random';
import type { Suite } from '../run/suite';
import type { Trial } from '../run/trial';

/** Longest that a dead owner's lease may keep a key, and a little more. */
const LEASE_MS = 35_000;
const COMMITTED = "turn WHERE outcome = 'committed'";

export const crash: Suite = {
  name: 'crash',
  about:
    'kill -9 of the built server under 8 to 16 clients, SQLite and PostgreSQL: nothing acknowledged is lost',
  // Side by side: a round is mostly waiting for a start.
  run: async (trial) => {
    const runs: CrashRun[] = [];
    await eachDatabase(trial, (database) => Promise.resolve(void runs.push(new CrashRun(trial, database))));
    await Promise.all(runs.map((run) => run.run()));
  },
};

class CrashRun {
  private readonly seen = new SeenStates();
  private readonly fleet: Fleet;
  private log = new RequestLog('/dev/null');
  private checked = 0;
  private readonly random: Random;

  constructor(
    private readonly trial: Trial,
    private readonly database: TrustDatabase,
  ) {
    this.fleet = new Fleet(trial, database);
    this.random = trial.random.fork();
  }

  async run(): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'sales-assistant-acks-'));
    this.trial.atEnd(() => rm(folder, { recursive: true, force: true }));
    this.log = new RequestLog(join(folder, 'acked.jsonl'));
    await this.fleet.start();
    const before = await countOf(this.database, COMMITTED);
    const wanted = this.trial.size(8, 500);
    let kills = 0;
    for (let round = 1; round <= wanted && !this.trial.isToEnd; round += 1) {
      kills = round;
      await this.talkAndKill(round);
      await this.fleet.startAt(0);
      await this.resolveUnknown(performance.now() - LEASE_MS);
      await this.replay(this.log.acked.slice(this.checked));
      this.checked = this.log.acked.length;
      if (round % this.trial.size(4, 25) === 0) {
        await this.checkDatabase(round);
        this.trial.say(`${this.database.name}: ${round} of ${wanted} kills`);
      }
    }
    await this.checkDatabase(kills);
    await this.settle(before, kills);
  }

  private async talkAndKill(round: number): Promise<void> {
    const shop = this.fleet.shop();
    let over = false;
    const clients = Array.from({ length: this.random.between(8, 16) }, (_, client) =>
      new Chatter(`r${round}c${client}`, shop, this.log, this.random.fork()).talk(() => over),
    );
    await this.untilAnswered(2 * clients.length);
    await sleep(this.random.between(20, 400));
    await this.fleet.kill();
    over = true;
    await Promise.all(clients);
  }

  /** A server that has just started answers late: it is killed when all talk to it. */
  private async untilAnswered(more: number): Promise<void> {
    const enough = this.log.acked.length + more;
    const giveUpAt = performance.now() + 5_000;
    while (this.log.acked.length < enough && performance.now() < giveUpAt) await sleep(5);
  }

  /** Whatever nobody knows about is asked again with its key: it ends in exactly one turn, made before or now. */
  private async resolveUnknown(askedBefore: number): Promise<void> {
    const shop = this.fleet.shop();
    await Promise.all(
      this.log.unknownFor(askedBefore).map(async (attempt) => {
        const answer = await shop.post(attempt.path, attempt.body, { 'idempotency-key': attempt.key });
        const name = answer.headers.get('idempotency-replayed') === 'true' ? 'committed' : 'redone';
        if (this.log.end(attempt, answer) !== undefined)
          this.trial.count(`${this.database.name} unknown ${name}`);
      }),
    );
  }

  /** Every acknowledged answer is there, byte for byte, and its state can be read. */
  private async replay(acked: readonly Acked[]): Promise<void> {
    const shop = this.fleet.shop();
    for (const { key, path, body, status, text, stateId } of acked) {
      const again = await shop.post(path, body, { 'idempotency-key': key });
      const replayed = again.headers.get('idempotency-replayed') === 'true';
      this.trial.expect(replayed, `${this.database.name}: ${key} was lost: ${again.status} made anew`);
      this.trial.expect(
        again.text === text && again.status === status,
        `${this.database.name}: ${key} changed`,
      );
      if (stateId === null) continue;
      const state = await shop.get(`/states/${stateId}`);
      this.trial.expect(
        saysTheSame(state.text, text),
        `${this.database.name}: state ${stateId} is not what was said`,
      );
    }
  }

  private async checkDatabase(round: number): Promise<void> {
    const problems = await checkInvariants(this.database, this.seen);
    this.trial.expectAll(problems, `${this.database.name} after kill ${round}`);
  }

  private async settle(before: number, kills: number): Promise<void> {
    const giveUpAt = performance.now() + LEASE_MS;
    while (this.log.unknown.size > 0 && performance.now() < giveUpAt) {
      await this.resolveUnknown(performance.now());
      await sleep(1_000);
    }
    this.trial.expect(
      this.log.unknown.size === 0,
      `${this.database.name}: keys stay blocked after their lease`,
    );
    await this.replay(this.log.acked.slice(0, this.trial.size(200, 2_000)));
    const keys = new Set(this.log.acked.map(({ key }) => key));
    const turns = (await countOf(this.database, COMMITTED)) - before;
    this.trial.expect(turns === keys.size, `${this.database.name}: ${keys.size} keys made ${turns} turns`);
    const bad = this.log.refused.filter((refusal) => !/ (409|503) /.test(refusal));
    this.trial.expectAll(bad, `${this.database.name} refused`);
    const { name } = this.database;
    this.trial.figure(`${name} kills`, kills);
    this.trial.figure(`${name} acked`, keys.size);
    this.trial.figure(`${name} turns`, turns);
    this.trial.figure(`${name} states seen`, this.seen.size);
  }
}

/** Whether a state tells what its answer told: the products and words of the reply, in their order. */
function saysTheSame(stateText: string, answerText: string): boolean {
  const state = JSON.parse(stateText) as { stateId?: string };
  if (state.stateId === undefined || !answerText.includes(state.stateId)) return false;
  const said = [...answerText.matchAll(/"textContent":\{"text":("(?:[^"\\]|\\.)*")/g)].map(
    ([, text]) => text ?? '',
  );
  return said.every((text) => stateText.includes(`"text":${text}`));
}
