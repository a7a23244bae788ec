import type { BenchRun, Target } from '../bench-run';
import { median } from '../report/statistics';
import type { Seeded } from '../seed/seed-job';
import { COMPARED_AT, DEPTHS, firstParent, WINDOW, type DepthSeries } from './depths';
import { QUESTION } from './peer';
import { warmUp } from './warm-up';

const WARM_SESSIONS = 5;
export const CLIENTS = 16;
/** Sessions that only teach a new process its way. */
const LEARNING_SESSIONS = 10;

/** Turns at each depth, depth by depth in turns, one at a time. Each depth is a window, so that snapshots fall on all alike. */
export class ServiceDepth {
  /** Turns per second of `CLIENTS` customers at once, as deep as others are compared at: one figure a round. */
  readonly rates: number[] = [];
  private readonly warmRounds: DepthRound[] = [];
  private readonly coldRoundsMade: DepthRound[] = [];

  private constructor(
    private readonly run: BenchRun,
    private readonly history: Seeded,
    private readonly server: Target,
  ) {}

  static async start(run: BenchRun): Promise<ServiceDepth> {
    const history = await run.history();
    const depth = new ServiceDepth(run, history, await run.service(history.tenant, 'scripted'));
    await depth.walkAll(depth.server);
    await depth.learn(depth.server);
    await depth.walkAll(depth.server);
    return depth;
  }

  get warm(): DepthSeries {
    return toSeries(this.warmRounds);
  }

  get cold(): DepthSeries {
    return toSeries(this.coldRoundsMade);
  }

  /** Parents that the process remembers. */
  async warmRound(): Promise<void> {
    for (let repeat = 0; repeat < (this.run.quick ? 1 : 3); repeat += 1) {
      this.warmRounds.push(await this.walkAll(this.server));
    }
    this.rates.push(await this.rate());
  }

  stop(): Promise<void> {
    return this.run.stop(this.server);
  }

  /** Parents that a process has never seen, each time in a new one. */
  async coldRounds(): Promise<void> {
    for (let restart = 0; restart < (this.run.quick ? 2 : 5); restart += 1) {
      const server = await this.run.service(this.history.tenant, 'scripted');
      await this.learn(server);
      await this.jumpAll(server, 0, LEARNING_SESSIONS);
      this.coldRoundsMade.push(await this.jumpAll(server, LEARNING_SESSIONS));
      await this.run.stop(server);
    }
  }

  private async learn(server: Target): Promise<void> {
    await this.run.load(server, { clients: 4, texts: [QUESTION], ...warmUp(this.run) });
  }

  /** In all sessions at once, as many at a time as there are customers. */
  private async rate(): Promise<number> {
    const starts = this.history.states[firstParent(COMPARED_AT)] ?? [];
    const walks = starts.map((from) => ({ from, turns: WINDOW }));
    const { turns, seconds } = await this.run.load(this.server, {
      clients: CLIENTS,
      texts: [QUESTION],
      walks,
    });
    return turns / seconds;
  }

  /** In each session a window of turns in a row, at each depth. */
  private async walkAll(server: Target): Promise<DepthRound> {
    const starts = DEPTHS.map((depth) => this.history.states[firstParent(depth)] ?? []);
    const walks = Array.from({ length: WARM_SESSIONS }, (_, session) =>
      starts.map((states) => ({ from: states[session] ?? '', turns: WINDOW })),
    ).flat();
    return this.load(server, walks, WINDOW);
  }

  /** In each session one turn at each depth, at another place of the window for each session. */
  private async jumpAll(server: Target, from: number, to?: number): Promise<DepthRound> {
    const sessions = Array.from(this.history.states[1]?.keys() ?? []).slice(from, to);
    const walks = sessions.flatMap((session) =>
      DEPTHS.map((depth) => {
        const parent = firstParent(depth) + (session % WINDOW);
        return { from: this.history.states[parent]?.[session] ?? '', turns: 1 };
      }),
    );
    return this.load(server, walks, 1);
  }

  private async load(
    server: Target,
    walks: readonly { readonly from: string; readonly turns: number }[],
    turns: number,
  ): Promise<DepthRound> {
    const { latencies } = await this.run.load(server, { clients: 1, texts: [QUESTION], walks });
    const means = walks.map((_walk, at) => mean(latencies.slice(at * turns, (at + 1) * turns)));
    return Object.fromEntries(
      DEPTHS.map((depth, index) => [depth, means.filter((_mean, at) => at % DEPTHS.length === index)]),
    );
  }
}

type DepthRound = Readonly<Record<number, readonly number[]>>;

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function toSeries(rounds: readonly DepthRound[]): DepthSeries {
  const growthOf = (round: DepthRound): number =>
    median(round[DEPTHS.at(-1) ?? 0] ?? []) / median(round[DEPTHS[0] ?? 0] ?? []);
  return {
    byDepth: Object.fromEntries(
      DEPTHS.map((depth) => [depth, rounds.flatMap((round) => round[depth] ?? [])]),
    ),
    growth: median(rounds.map(growthOf)),
  };
}
