import { Random } from '../../support/random';
import type { PartResult, Row } from '../report/row';
import { simulateSpread, type SpreadCase, type SpreadOutcome } from '../simulation/spread';

const SEED = 1;
const NODES = [2, 4, 8, 16];
/** A round number: what counts is the load as a share of it, and how that spreads. */
const SETTING = { perSecond: 500, load: 0.5 } as const;

/** Simulated, not measured: how evenly turns fall on the nodes of a distributed database. `docs/scale.md` shows them. */
export function measureSpread({ quick }: { readonly quick: boolean }): Promise<PartResult> {
  const seconds = quick ? 30 : 120;
  const cases = NODES.flatMap((nodes) =>
    [
      { businesses: 100, skew: 1, key: 'business' } as const,
      { businesses: 10_000, skew: 1, key: 'business' } as const,
      { businesses: 10_000, skew: 0.5, key: 'business' } as const,
      { businesses: 100, skew: 1, key: 'session' } as const,
    ].map((given): SpreadCase => ({ ...SETTING, ...given, nodes, seconds })),
  );
  const outcomes = cases.map((given) => ({ ...given, ...simulateSpread(given, new Random(SEED)) }));
  return Promise.resolve({ rows: outcomes.map(rowOf), data: { outcomes } });
}

function rowOf({ nodes, businesses, skew, key, busiest, p50, p99 }: SpreadCase & SpreadOutcome): Row {
  const spread = `${businesses.toLocaleString('en')} businesses (Zipf ${skew}) by ${key}`;
  return {
    part: 'spread',
    name: `simulated, ${nodes} nodes half full, ${spread}: busiest node`,
    figure: `${Math.round(100 * busiest)} % (p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms)`,
  };
}
