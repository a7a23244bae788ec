import { Random } from '../../support/random';
import { simulateSpread, type SpreadCase } from './spread';

const CASE: SpreadCase = {
  ...{ nodes: 4, businesses: 200, skew: 1, key: 'session', perSecond: 200, load: 0.5, seconds: 60 },
};
const simulate = (given: Partial<SpreadCase>) => simulateSpread({ ...CASE, ...given }, new Random(1));

describe('the simulation of spreading', () => {
  it('sends as many turns as the load says', () => {
    const { turns } = simulate({});
    expect(turns / (4 * 200 * 0.5 * 60)).toBeCloseTo(1, 1);
  });

  it('on one node waits as a queue of that load does', () => {
    // M/M/1: the time in the system has the mean 1 / (capacity - load), and its median is ln 2 of that.
    const { p50, p99, busiest } = simulate({ nodes: 1, seconds: 600 });
    expect(busiest).toBeCloseTo(0.5, 1);
    expect(p50 / 6.93).toBeGreaterThan(0.8);
    expect(p50 / 6.93).toBeLessThan(1.3);
    expect(p99 / 46.1).toBeGreaterThan(0.8);
    expect(p99 / 46.1).toBeLessThan(1.6);
  });

  it('spreads sessions evenly, and unlike businesses not', () => {
    expect(simulate({ key: 'session' }).busiest).toBeLessThan(0.6);
    expect(simulate({ key: 'business' }).busiest).toBeGreaterThan(0.6);
  });

  it('is the same for the same seed', () => {
    expect(simulate({})).toEqual(simulate({}));
  });
});
