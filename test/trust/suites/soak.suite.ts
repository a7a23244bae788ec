import { existsSync, readdirSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { aSqlite } from '../database/each-database';
import { Chatter } from '../fleet/chatter';
import { Fleet } from '../fleet/fleet';
import { residentBytes } from '../fleet/resident-bytes';
import { RequestLog } from '../fleet/request-log';
import { checkInvariants } from '../invariants/check-invariants';
import type { Suite } from '../run/suite';

const CLIENTS = 4;
/** A client rests as long as it waits: half of what it could ask. */
const PACE = 0.5;
const WAL_LIMIT = 64 * 1024 * 1024;
const MB = 1024 * 1024;

export const soak: Suite = {
  name: 'soak',
  about:
    'one minute, or half an hour: memory, write-ahead log and descriptors stay where they are, no errors',
  run: async (trial) => {
    const database = await aSqlite(trial);
    const fleet = await new Fleet(trial, database).start();
    const log = new RequestLog('/dev/null');
    const endsAt = performance.now() + trial.size(60_000, 30 * 60_000);
    const clients = Array.from({ length: CLIENTS }, async (_, client) => {
      // Each is thrown away after a while: what a client remembers must not be what grows.
      for (let life = 0; performance.now() < endsAt && !trial.isToEnd; life += 1) {
        const until = Math.min(endsAt, performance.now() + 5_000);
        await new Chatter(`soak-${client}-${life}`, fleet.shop(), log, trial.random.fork(), PACE).talk(
          () => performance.now() > until,
        );
      }
    });
    const { pid } = fleet.server();
    const samples: { readonly minute: number; readonly mb: number }[] = [];
    let largestWal = 0;
    const descriptors: number[] = [];
    while (performance.now() < endsAt && !trial.isToEnd) {
      await sleep(trial.size(2_000, 10_000));
      samples.push({ minute: performance.now() / 60_000, mb: residentBytes(pid) / MB });
      descriptors.push(readdirSync(`/proc/${pid}/fd`).length);
      const wal = `${database.file}-wal`;
      if (existsSync(wal)) largestWal = Math.max(largestWal, statSync(wal).size);
    }
    await Promise.all(clients);
    const afterWarmUp = samples.slice(Math.floor(samples.length / 3));
    const slope = slopeOf(afterWarmUp);
    trial.figure('acked', log.acked.length);
    trial.figure('rss MB', Math.round(samples.at(-1)?.mb ?? 0));
    trial.figure('rss slope MB/min after a third', slope.toFixed(2));
    trial.figure('largest WAL MB', (largestWal / MB).toFixed(1));
    trial.figure('descriptors', `${Math.min(...descriptors)} to ${Math.max(...descriptors)}`);
    // A minute is all warm-up: only the long run tells of a leak.
    if (trial.full) trial.expect(slope < 1, `memory grows by ${slope.toFixed(2)} MB a minute`);
    trial.expect(largestWal < WAL_LIMIT, 'the write-ahead log grew over 64 MB');
    trial.expect(Math.max(...descriptors) < 200, `${Math.max(...descriptors)} descriptors are open`);
    trial.expectAll(fleet.errors, 'logged');
    const bad = log.refused.filter((refusal) => !/ 409 /.test(refusal));
    trial.expectAll(bad, 'refused');
    trial.expectAll(await checkInvariants(database), 'database');
  },
};

/** MB a minute, by least squares. */
function slopeOf(samples: readonly { readonly minute: number; readonly mb: number }[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const minute = mean(samples.map((sample) => sample.minute));
  const mb = mean(samples.map((sample) => sample.mb));
  const over = samples.reduce((sum, sample) => sum + (sample.minute - minute) * (sample.mb - mb), 0);
  const under = samples.reduce((sum, sample) => sum + (sample.minute - minute) ** 2, 0);
  return under === 0 ? 0 : over / under;
}
