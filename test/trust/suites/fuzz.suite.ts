import fc from 'fast-check';
import { ChatClient } from '../../support/chat.client';
import type { ShopClient } from '../../support/shop.client';
import { aSqlite } from '../database/each-database';
import { Fleet } from '../fleet/fleet';
import { residentBytes } from '../fleet/resident-bytes';
import { checkInvariants } from '../invariants/check-invariants';
import { AnswerCheck } from '../openapi/answer-check';
import { OPERATIONS, type Operation } from '../openapi/api-document';
import { bodyTextOf } from '../openapi/body.arbitrary';
import { quantile } from '../run/quantile';
import type { Suite } from '../run/suite';
import type { Trial } from '../run/trial';

/** Messages of one conversation are answered one after the other: what many ask at once is waited for, and measured. */
const WORKERS = 4;
const BATCH = 200;
const TOLD_EVERY = 10_000;
const MB = 1024 * 1024;
const SURFACES = [/invoke\/v1$/, /conversations\/\{conversationId\}\/messages$/, /sales\/message$/];

export const fuzz: Suite = {
  name: 'fuzz',
  about:
    'bodies made from the API description and spoilt: never a 5xx, never a crash, every answer as described',
  run: async (trial) => {
    const database = await aSqlite(trial);
    const fleet = await new Fleet(trial, database, { LOG_LEVEL: 'info' }).start();
    const shop = fleet.shop();
    const memory = () => residentBytes(fleet.server().pid);
    const fuzzer = new Fuzzer(trial, shop, (await new ChatClient(shop).begin()).id, memory);
    const operations = OPERATIONS.filter(({ body }) => body !== undefined);
    const surfaces = operations.filter(({ path }) => SURFACES.some((surface) => surface.test(path)));
    trial.expect(surfaces.length === SURFACES.length, `${surfaces.length} surfaces were found`);
    await fuzzer.run(operations, trial.size(20, 500));
    // What the server remembers of states and searches has a bound; it is reached here.
    await fuzzer.run(surfaces, trial.size(200, 10_000));
    const before = memory();
    await fuzzer.run(surfaces, trial.size(500, 90_000));
    await fuzzer.run(operations, trial.size(40, 5_000));
    fuzzer.report();
    const growth = memory() - before;
    trial.figure('RSS growth MB', Math.round(growth / MB));
    if (trial.full) trial.expect(growth < 50 * MB, `memory grew by ${Math.round(growth / MB)} MB`);
    trial.expect((await shop.send('/health')).status === 200, 'the server is not well afterwards');
    trial.expectAll(fleet.errors.slice(0, 5), 'logged');
    trial.expectAll(await checkInvariants(database), 'database');
  },
};

class Fuzzer {
  private readonly check = new AnswerCheck();
  /** Milliseconds by operation. */
  private readonly timesOf = new Map<string, number[]>();
  private readonly statuses = new Map<number, number>();

  constructor(
    private readonly trial: Trial,
    private readonly shop: ShopClient,
    private readonly conversationId: string,
    private readonly memory: () => number,
  ) {}

  async run(operations: readonly Operation[], each: number): Promise<void> {
    for (const operation of operations) {
      if (operation.body === undefined) continue;
      const bodies = bodyTextOf(operation.body, operation.examples);
      for (let done = 0; done < each && !this.trial.isToEnd; done += BATCH) {
        if (done > 0 && done % TOLD_EVERY === 0) {
          const megabytes = Math.round(this.memory() / MB);
          this.trial.say(`${operation.method} ${operation.path}: ${done} of ${each} bodies, ${megabytes} MB`);
        }
        const seed = this.trial.random.between(0, 2 ** 31 - 1);
        const batch = fc.sample(bodies, { seed, numRuns: Math.min(BATCH, each - done) });
        await Promise.all(Array.from({ length: WORKERS }, () => this.sendAll(operation, batch)));
      }
    }
  }

  report(): void {
    for (const [status, count] of [...this.statuses].sort()) this.trial.figure(String(status), count);
    const all = [...this.timesOf.values()].flat();
    this.trial.figure('bodies', all.length);
    this.trial.figure('p50 ms', quantile(all, 0.5).toFixed(1));
    this.trial.figure('p99 ms', quantile(all, 0.99).toFixed(1));
    const slowest = [...this.timesOf]
      .map(([operation, times]) => ({ operation, p99: quantile(times, 0.99) }))
      .sort((left, right) => right.p99 - left.p99);
    for (const { operation, p99 } of slowest.slice(0, 3)) {
      this.trial.say(`p99 ${p99.toFixed(1)} ms: ${operation}`);
    }
    if (this.trial.full) this.trial.expect(quantile(all, 0.99) < 50, 'p99 is over 50 ms');
  }

  private async sendAll(operation: Operation, batch: string[]): Promise<void> {
    for (let body = batch.pop(); body !== undefined; body = batch.pop()) await this.send(operation, body);
  }

  private async send(operation: Operation, body: string): Promise<void> {
    const { method, path } = operation;
    const startedAt = performance.now();
    const answer = await this.shop.send(this.pathOf(path), {
      method,
      headers: { 'content-type': 'application/json' },
      body,
    });
    this.count(`${method} ${path}`, performance.now() - startedAt);
    this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
    const { status, headers, json, text } = answer;
    const shown = `${method} ${path} ${body.slice(0, 300)}`;
    this.trial.expect(status < 500, `${status} ${text.slice(0, 200)} to ${shown}`);
    this.trial.expect(!/ {4}at |node_modules|SQLITE/.test(text), `inner words in the answer to ${shown}`);
    const problem = this.check.problemOf(operation, status, headers.get('content-type') ?? '', json);
    this.trial.expect(problem === undefined, `${status} is not as described, ${problem}: ${shown}`);
  }

  private count(operation: string, ms: number): void {
    const times = this.timesOf.get(operation) ?? [];
    this.timesOf.set(operation, times);
    times.push(ms);
  }

  private pathOf(path: string): string {
    const { random } = this.trial;
    return path
      .replace('{business_id}', 'demo')
      .replace('{conversationId}', this.conversationId)
      .replace(/\{\w+\}/g, () => `fuzz-${random.between(1, 20)}`);
  }
}
