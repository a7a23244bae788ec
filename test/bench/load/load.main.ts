import { KeepAliveClient } from './keep-alive.client';
import type { LoadJob, LoadResult } from './load-job';

const STATE_ID = /"stateId":"([^"]+)"/;
/** Beyond these, latencies are thinned out. */
const MOST_LATENCIES = 200_000;
/** So many mean that nothing is being measured any more. */
const MOST_FAILURES = 1_000;

/** Does one job after the other; a failed request ends the process. */
process.on('message', (job: LoadJob) => {
  run(job).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.send?.('ready');

async function run(job: LoadJob): Promise<LoadResult> {
  const path = `/internal/v1/businesses/${job.businessId}/ai/sales_assistant_v2/invoke/v1`;
  const clients = await Promise.all(
    Array.from({ length: job.clients }, (_none, index) =>
      KeepAliveClient.open(job.ports[index % job.ports.length] ?? 0, path, job.key),
    ),
  );
  const run = new Run(job);
  const start = performance.now();
  await Promise.all(clients.map((client) => (job.walks === undefined ? run.chat(client) : run.walk(client))));
  const seconds = (performance.now() - start) / 1_000;
  clients.forEach((client) => client.close());
  return { turns: run.turns, failures: run.failures, seconds, latencies: run.latencies() };
}

class Run {
  turns = 0;
  failures = 0;
  private readonly times: number[] = [];
  private said = 0;
  private nextWalk = 0;
  private readonly endAt: number;

  constructor(private readonly job: LoadJob) {
    this.endAt = performance.now() + (job.seconds ?? Infinity) * 1_000;
  }

  /** Sessions one after the other until the time is over. */
  async chat(client: KeepAliveClient): Promise<void> {
    while (this.goesOn()) {
      try {
        await this.session(client);
      } catch (error) {
        this.failures += 1;
        if (this.failures >= MOST_FAILURES) throw error;
      }
    }
  }

  private async session(client: KeepAliveClient): Promise<void> {
    let stateId: string | undefined;
    for (let turn = 0; turn < (this.job.sessionTurns ?? 10) && this.goesOn(); turn += 1) {
      stateId = await this.say(client, stateId);
    }
  }

  async walk(client: KeepAliveClient): Promise<void> {
    const { walks = [] } = this.job;
    for (let walk = walks[this.nextWalk++]; walk !== undefined; walk = walks[this.nextWalk++]) {
      let stateId = walk.from ?? undefined;
      for (let turn = 0; turn < walk.turns; turn += 1) stateId = await this.say(client, stateId);
    }
  }

  latencies(): readonly number[] {
    const times = this.job.walks === undefined ? this.times.sort((left, right) => left - right) : this.times;
    const step = Math.ceil(times.length / MOST_LATENCIES);
    return step <= 1 ? times : times.filter((_time, index) => index % step === 0);
  }

  private goesOn(): boolean {
    return this.turns < (this.job.mostTurns ?? Infinity) && performance.now() < this.endAt;
  }

  private async say(client: KeepAliveClient, stateId: string | undefined): Promise<string> {
    const { texts, descriptorId } = this.job;
    const textContent = texts[this.said % texts.length];
    this.said += 1;
    const context = stateId === undefined ? { agentDescriptorId: descriptorId } : { stateId };
    const content = { textContent };
    const request = JSON.stringify({ context, inputEvents: [{ messageEvent: { role: 'USER', content } }] });
    const start = performance.now();
    const answer = await client.post(request);
    this.times.push(performance.now() - start);
    this.turns += 1;
    const [, made] = STATE_ID.exec(answer) ?? [];
    if (made === undefined) throw new Error(`no stateId in ${answer}`);
    return made;
  }
}
