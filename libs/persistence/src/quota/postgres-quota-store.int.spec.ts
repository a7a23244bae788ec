import type { Quota, QuotaLease } from '@app/application';
import { freshPostgresUrl, sleep } from '@app/testing';
import type { Database } from '../database/database';
import { openDatabase } from '../database/open-database';
import { PostgresQuotaStore } from './postgres-quota-store';

const QUOTA: Quota = { points: 100, windowMs: 60_000 };

/** Each server has a pool of its own on one PostgreSQL, as two processes have. */
describe('a quota that two servers share', () => {
  const url = freshPostgresUrl();
  let databases: readonly Database[];
  let stores: readonly PostgresQuotaStore[];

  beforeAll(async () => {
    databases = await Promise.all([openDatabase(url, 'server'), openDatabase(url, 'server')]);
    stores = databases.map((database) => new PostgresQuotaStore(database));
  });
  afterAll(() => Promise.all(databases.map((database) => database.close())));

  const lease = (server: number, name: string, wanted: number, quota = QUOTA): Promise<QuotaLease> =>
    stores[server % 2]!.lease(name, quota, wanted);

  it('is granted once, to whoever asks first', async () => {
    expect(await lease(0, 'a', 60)).toMatchObject({ granted: 60, left: 40 });
    expect(await lease(1, 'a', 60)).toMatchObject({ granted: 40, left: 0 });
    expect(await lease(0, 'a', 60)).toMatchObject({ granted: 0, left: 0 });
    expect(await lease(1, 'b', 1)).toMatchObject({ granted: 1, left: 99 });
  });

  it('is granted to the last point when many ask at once', async () => {
    const leases = await Promise.all(Array.from({ length: 60 }, (_, index) => lease(index, 'c', 7)));
    expect(leases.reduce((sum, { granted }) => sum + granted, 0)).toBe(QUOTA.points);
  });

  it('grants no more than there is to one who wants it all', async () => {
    expect(await lease(0, 'd', 1_000)).toMatchObject({ granted: 100, left: 0 });
    expect(await lease(1, 'd', 1)).toMatchObject({ granted: 0, left: 0 });
  });

  it('has its window from the first lease on, and a new one after that', async () => {
    const short = { points: 1, windowMs: 150 };
    const { endsInMs } = await lease(0, 'e', 1, short);
    expect(endsInMs).toBeGreaterThan(100);
    expect(endsInMs).toBeLessThanOrEqual(150);
    expect(await lease(1, 'e', 1, short)).toMatchObject({ granted: 0 });
    await sleep(endsInMs + 5);
    expect(await lease(1, 'e', 1, short)).toMatchObject({ granted: 1 });
  });
});
