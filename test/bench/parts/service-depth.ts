import type { BenchRun, Target } from '../bench-run';
import { median } from '../report/statistics';
import type { Seeded } from '../seed/seed-job';
import { DEPTHS, type DepthSeries } from './depths';
import { QUESTION } from './peer';

const WARM_SESSIONS = 20;
/** Sessions that only teach a new process its way. */
const LEARNING_SESSIONS = 10;
const LEARNING_TURNS = 500;

/** Turns at each depth, depth by depth in turns, one at a time. */
export class ServiceDepth {
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
    await depth.round(depth.server, 0, WARM_SESSIONS);
    await depth.learn(depth.server);
    await depth.round(depth.server, 0, WARM_SESSIONS);
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
      this.warmRounds.push(await this.round(this.server, 0, WARM_SESSIONS));
    }
  }

  stop(): Promise<void> {
    return this.run.stop(this.server);
  }

  /** Parents that a process has never seen, each time in a new one. */
  async coldRounds(): Promise<void> {
    for (let restart = 0; restart < (this.run.quick ? 2 : 5); restart += 1) {
      const server = await this.run.service(this.history.tenant, 'scripted');
      await this.learn(server);
      await this.round(server, 0, LEARNING_SESSIONS);
      this.coldRoundsMade.push(await this.round(server, LEARNING_SESSIONS));
      await this.run.stop(server);
    }
  }

  private async learn(server: Target): Promise<void> {
    await this.run.load(server, { clients: 4, texts: [QUESTION], seconds: 5, mostTurns: LEARNING_TURNS });
  }

  private async round(server: Target, from: number, to?: number): Promise<DepthRound> {
    const parents = DEPTHS.map((depth) => (this.history.states[depth - 1] ?? []).slice(from, to));
    const sessions = parents[0] ?? [];
    const walks = sessions.flatMap((_first, session) =>
      parents.map((states) => ({ from: states[session] ?? '', turns: 1 })),
    );
    const { latencies } = await this.run.load(server, { clients: 1, texts: [QUESTION], walks });
    const timesAt = (index: number): readonly number[] =>
      latencies.filter((_time, position) => position % DEPTHS.length === index);
    return Object.fromEntries(DEPTHS.map((depth, index) => [depth, timesAt(index)]));
  }
}

type DepthRound = Readonly<Record<number, readonly number[]>>;

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
