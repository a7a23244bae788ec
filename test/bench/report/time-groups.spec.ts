import { busySamples, type CpuProfile } from './cpu-profile';
import { flameGraph } from './flame-graph';
import { groupTimes } from './time-groups';

const frame = (functionName: string, url = ''): CpuProfile['nodes'][number]['callFrame'] => ({
  functionName,
  url,
});

const PROFILE: CpuProfile = {
  nodes: [
    { id: 1, callFrame: frame('(root)'), children: [2, 5] },
    { id: 2, callFrame: frame('flush', '/dist/test/bench/service.js'), children: [3, 4] },
    { id: 3, callFrame: frame('exec', '/node_modules/better-sqlite3/lib/methods/wrappers.js') },
    { id: 4, callFrame: frame('writeString') },
    { id: 5, callFrame: frame('(idle)') },
  ],
  samples: [3, 3, 5, 3, 4, 2],
  timeDeltas: [500, 500, 4_000, 600, 200, 200],
  startTime: 10_000,
};

describe('a CPU profile', () => {
  const samples = busySamples(PROFILE, 12_000);

  it('counts from a moment on, without the time in which nothing is done', () => {
    expect(samples.map(({ microseconds }) => microseconds)).toEqual([600, 200, 200]);
    expect(samples[0]?.stack.map(({ name }) => name)).toEqual(['flush', 'exec']);
  });

  it('gives time to the innermost owner on the stack', () => {
    expect(groupTimes(samples)).toEqual([
      ['SQLite: BEGIN, COMMIT with fsync, savepoints', 0.6],
      ["the service's own code", 0.4],
    ]);
  });

  it('draws each function as wide as the time below it', () => {
    const widths = [
      ...flameGraph('x', samples).matchAll(/<title>(\w+) [\d.]+ %<\/title><rect[^>]*? width="([\d.]+)"/g),
    ];
    expect(Object.fromEntries(widths.map(([, name, width]) => [name, Number(width)]))).toEqual({
      flush: 1_200,
      exec: 720,
      writeString: 240,
    });
  });
});
