import type { Frame, Sample } from './cpu-profile';

const GROUPS: readonly (readonly [name: string, owns: (frame: Frame) => boolean])[] = [
  ['garbage collection', ({ name }) => name === '(garbage collector)'],
  [
    'SQLite: BEGIN, COMMIT with fsync, savepoints',
    ({ name, url }) => url.includes('/better-sqlite3/') || (name === 'runCommand' && isOurs(url)),
  ],
  [
    'DTO validation (class-validator, class-transformer)',
    ({ url }) => /\/class-(validator|transformer)\//.test(url),
  ],
  ['request log (pino)', ({ url }) => /\/(pino|sonic-boom)\//.test(url)],
  ['Nest: pipes, interceptors, RxJS', ({ url }) => /\/(@nestjs|rxjs)\//.test(url)],
  ['ids, tokens and digests', ({ url }) => /node:internal\/crypto|\/uuidv7\//.test(url)],
  [
    'Fastify and Node HTTP',
    ({ url }) =>
      /\/(fastify|find-my-way|@fastify)\/|node:(_http|net|internal\/streams|internal\/stream_base)/.test(url),
  ],
  ['SQLite: statements', ({ name, url }) => name === 'execute' && isOurs(url)],
  ["the service's own code", ({ url }) => isOurs(url)],
];
const NOBODY = 'Node itself';

const isOurs = (url: string): boolean => url.endsWith('/service.js') || url.includes('webpack:');

/** Microseconds by whom they were spent for: the innermost frame that belongs to a group. Most first. */
export function groupTimes(samples: readonly Sample[]): readonly (readonly [group: string, share: number])[] {
  const spent = new Map<string, number>();
  let total = 0;
  for (const { stack, microseconds } of samples) {
    const group = groupOf(stack);
    spent.set(group, (spent.get(group) ?? 0) + microseconds);
    total += microseconds;
  }
  return [...spent]
    .map(([group, microseconds]) => [group, microseconds / total] as const)
    .sort(([, one], [, other]) => other - one);
}

function groupOf(stack: readonly Frame[]): string {
  for (const frame of [...stack].reverse()) {
    const found = GROUPS.find(([, owns]) => owns(frame));
    if (found !== undefined) return found[0];
  }
  return NOBODY;
}
