import { createHash } from 'node:crypto';
import type { Random } from '../../support/random';

/** What decides the node that a turn's rows are on. */
export type SpreadKey = 'business' | 'session';

export interface SpreadCase {
  readonly nodes: number;
  readonly businesses: number;
  /** Zipf's exponent: 0, all businesses are alike; 1, the second has half of the first's customers, and so on. */
  readonly skew: number;
  readonly key: SpreadKey;
  /** Turns that one node carries in a second. */
  readonly perSecond: number;
  /** Turns that arrive, as a share of what all nodes together carry. */
  readonly load: number;
  readonly seconds: number;
}

export interface SpreadOutcome {
  readonly turns: number;
  /** The busiest node's turns as a share of what it carries; above 1 its queue grows without end. */
  readonly busiest: number;
  /** Milliseconds from a turn's arrival to its end. */
  readonly p50: number;
  readonly p99: number;
}

const TURNS_OF_A_SESSION = 6;
const SECONDS_BETWEEN_TURNS = 20;

interface Turn {
  /** Seconds. */
  readonly at: number;
  readonly node: number;
}

/**
 * Customers come at random to businesses of unlike size, and each says a few things, with pauses; every turn waits for its
 * node, which does one after the other. Only the queue in front of the database is modelled: no network, no fault.
 */
export function simulateSpread(given: SpreadCase, random: Random): SpreadOutcome {
  const turns = arrivals(given, random).sort((left, right) => left.at - right.at);
  const freeAt = new Array<number>(given.nodes).fill(0);
  const served = new Array<number>(given.nodes).fill(0);
  const waits: number[] = [];
  for (const { at, node } of turns) {
    const end = Math.max(at, freeAt[node] ?? 0) + exponential(random, 1 / given.perSecond);
    freeAt[node] = end;
    served[node] = (served[node] ?? 0) + 1;
    waits.push(1_000 * (end - at));
  }
  waits.sort((left, right) => left - right);
  return {
    turns: turns.length,
    busiest: Math.max(...served) / (given.perSecond * given.seconds),
    p50: waits[Math.floor(0.5 * waits.length)] ?? NaN,
    p99: waits[Math.floor(0.99 * waits.length)] ?? NaN,
  };
}

function arrivals({ key, nodes, seconds, ...given }: SpreadCase, random: Random): Turn[] {
  const shares = zipf(given.businesses, given.skew);
  const sessionsPerSecond = (nodes * given.perSecond * given.load) / TURNS_OF_A_SESSION;
  const turns: Turn[] = [];
  // Conversations that began before the watch did are under way when it begins.
  const warmUp = TURNS_OF_A_SESSION * SECONDS_BETWEEN_TURNS;
  let session = 0;
  for (let at = -warmUp; at < seconds; at += exponential(random, 1 / sessionsPerSecond)) {
    session += 1;
    const business = pick(shares, random);
    const node = nodeOf(key === 'business' ? `business-${business}` : `session-${session}`, nodes);
    let saidAt = at;
    for (let turn = 0; turn < TURNS_OF_A_SESSION; turn += 1) {
      if (saidAt >= 0 && saidAt < seconds) turns.push({ at: saidAt, node });
      saidAt += exponential(random, SECONDS_BETWEEN_TURNS);
    }
  }
  return turns;
}

/** Running sums of the businesses' shares of all customers; the last is 1. */
function zipf(count: number, skew: number): readonly number[] {
  const weights = Array.from({ length: count }, (_, rank) => 1 / (rank + 1) ** skew);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return weights.map((weight) => (sum += weight / whole));
}

function pick(runningSums: readonly number[], random: Random): number {
  const drawn = random.next();
  let [low, high] = [0, runningSums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runningSums[middle] ?? 1) > drawn) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** As a distributed engine places a key: by its hash, not by its load. */
function nodeOf(key: string, nodes: number): number {
  return createHash('sha256').update(key).digest().readUInt32BE(0) % nodes;
}

function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random.next());
}
