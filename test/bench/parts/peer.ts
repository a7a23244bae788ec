import { join } from 'node:path';
import type { BenchRun } from '../bench-run';
import type { Child } from '../machine/child';
import { COMPARED_AT } from './depths';
import { median } from '../report/statistics';
import { INSTANT_REPLY } from '../servers/instant-reply';

export const QUESTION = 'Hello, I am looking for a present';

interface Chunk {
  /** Milliseconds of each turn. */
  readonly times: readonly number[];
  /** Size of everything stored so far. */
  readonly bytes: number;
}

export interface PeerFigure {
  readonly depth: number;
  readonly ms: number;
  /** Per turn, near this depth. */
  readonly bytes: number;
  /** Of the whole conversation so far, where there is only one. */
  readonly conversationBytes: number;
}

const SHORT = 10;
const SHORT_THREADS = 5;
const TIMED_TURNS = 10;
const MOST_SIZED_TURNS = 100;
/** A peer that took longer than this goes no deeper than the others are compared at. */
const PATIENCE_MS = 150_000;

export async function startPeer(
  run: BenchRun,
  script: string,
  name: string,
  reach: { readonly quick: number; readonly full: number },
): Promise<Peer> {
  const file = join(run.folder, `${script}.db`);
  const path = join(process.cwd(), 'test/bench/peers', `${script}.mjs`);
  const child = run.start(path, [file, QUESTION, INSTANT_REPLY], run.cores.servers[0]);
  await child.receive();
  const peer = new Peer(name, child, run.quick ? reach.quick : reach.full);
  await peer.warmUp();
  return peer;
}

/** Another library that keeps one conversation, in a process of its own. */
export class Peer {
  readonly measured: PeerFigure[] = [];
  private reached = 0;
  private bytes = 0;
  private bytesBefore = 0;
  private threads = 0;
  private spentMs = 0;

  constructor(
    readonly name: string,
    private readonly child: Child,
    private readonly deepest: number,
  ) {}

  async warmUp(): Promise<void> {
    for (let round = 0; round < SHORT_THREADS; round += 1) await this.shortThread(2 * SHORT);
    this.bytesBefore = this.bytes;
  }

  /** Goes on with the conversation up to this depth, unless that would take too long, and measures there. */
  async reach(depth: number): Promise<void> {
    if (depth > this.deepest || (depth > COMPARED_AT && this.spentMs > PATIENCE_MS)) return;
    this.measured.push(depth <= SHORT ? await this.measureShort(depth) : await this.measureLong(depth));
  }

  stop(): Promise<void> {
    return this.child.stop('SIGKILL');
  }

  private async measureShort(depth: number): Promise<PeerFigure> {
    const before = this.bytes;
    const last: number[] = [];
    for (let thread = 0; thread < SHORT_THREADS; thread += 1) {
      last.push((await this.shortThread(depth)).times.at(-1) ?? NaN);
    }
    this.bytesBefore = this.bytes;
    const bytes = (this.bytes - before) / (SHORT_THREADS * depth);
    return { depth, ms: median(last), bytes, conversationBytes: bytes * depth };
  }

  private async measureLong(depth: number): Promise<PeerFigure> {
    const sized = Math.min(MOST_SIZED_TURNS, depth / 2);
    await this.goOn(depth - sized);
    const before = this.bytes;
    const { times } = await this.goOn(depth);
    return {
      depth,
      ms: median(times.slice(-TIMED_TURNS)),
      bytes: (this.bytes - before) / sized,
      conversationBytes: this.bytes - this.bytesBefore,
    };
  }

  private async goOn(depth: number): Promise<Chunk> {
    const from = this.reached + 1;
    this.reached = depth;
    return this.turns(from, depth, 'long');
  }

  private shortThread(turns: number): Promise<Chunk> {
    this.threads += 1;
    return this.turns(1, turns, `short-${this.threads}`);
  }

  private async turns(from: number, to: number, threadId: string): Promise<Chunk> {
    const chunk = await this.child.ask<Chunk>({ from, to, threadId });
    this.bytes = chunk.bytes;
    this.spentMs += chunk.times.reduce((sum, time) => sum + time, 0);
    return chunk;
  }
}
