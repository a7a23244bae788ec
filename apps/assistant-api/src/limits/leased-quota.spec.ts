import { setTimeout as sleep } from 'node:timers/promises';
import { SoleQuotaStore, type Quota, type QuotaLease } from '@app/application';
import { LeasedQuota } from './leased-quota';

const QUOTA: Quota = { points: 1_000, windowMs: 60_000 };

/** What several servers share, with a pause as a database has. */
class SharedStore {
  leases = 0;
  private used = 0;
  private endsAt = 0;

  async lease(_name: string, { points, windowMs }: Quota, wanted: number): Promise<QuotaLease> {
    this.leases += 1;
    await sleep(1);
    if (performance.now() >= this.endsAt) {
      this.used = 0;
      this.endsAt = performance.now() + windowMs;
    }
    const granted = Math.min(wanted, points - this.used);
    this.used += granted;
    return { granted, left: points - this.used, endsInMs: this.endsAt - performance.now() };
  }
}

const takeAll = async (quotas: readonly LeasedQuota[], count: number, quota = QUOTA): Promise<number> => {
  const all = Array.from({ length: count }, (_, index) => quotas[index % quotas.length]!.take('key', quota));
  return (await Promise.all(all)).filter(({ isAccepted }) => isAccepted).length;
};

describe('a quota out of leases', () => {
  it.each([1, 2, 3])('of ten times as much, %i servers accept what there is', async (servers) => {
    const store = new SharedStore();
    const quotas = Array.from({ length: servers }, () => new LeasedQuota(store));
    let accepted = 0;
    for (let wave = 0; wave < 100; wave += 1) accepted += await takeAll(quotas, 100);
    expect(accepted).toBe(QUOTA.points);
    expect(store.leases).toBeLessThanOrEqual(210);
  });

  it('asks once for all who come at once', async () => {
    const store = new SharedStore();
    expect(await takeAll([new LeasedQuota(store)], 10_000)).toBe(QUOTA.points);
    expect(store.leases).toBe(1);
  });

  it('asks for nothing more once a window is used up', async () => {
    const store = new SharedStore();
    const quota = new LeasedQuota(store);
    await takeAll([quota], 1_001);
    const before = store.leases;
    expect(await takeAll([quota], 500)).toBe(0);
    expect(store.leases).toBe(before);
  });

  it('loses at most a lease of each server when one stays idle', async () => {
    const store = new SharedStore();
    const [idle, busy] = [new LeasedQuota(store), new LeasedQuota(store)];
    await idle.take('key', QUOTA);
    let accepted = 1;
    for (let wave = 0; wave < 20; wave += 1) accepted += await takeAll([busy], 100);
    expect(accepted).toBeGreaterThanOrEqual(QUOTA.points * 0.99);
  });

  it('tells no shorter wait than there is, and lets in after it', async () => {
    const quota = new LeasedQuota(new SoleQuotaStore());
    const short: Quota = { points: 2, windowMs: 200 };
    expect(await quota.take('key', short)).toMatchObject({ isAccepted: true, remaining: 1 });
    expect(await quota.take('key', short)).toMatchObject({ isAccepted: true, remaining: 0 });
    const refused = await quota.take('key', short);
    expect(refused).toMatchObject({ isAccepted: false, remaining: 0 });
    expect(await quota.take('other', short)).toMatchObject({ isAccepted: true });
    await sleep(Math.max(0, refused.resetsInMs - 60));
    expect(await quota.take('key', short)).toMatchObject({ isAccepted: false });
    await sleep(65);
    expect(await quota.take('key', short)).toMatchObject({ isAccepted: true });
  });

  it('begins anew when the quota is another one', async () => {
    const quota = new LeasedQuota(new SoleQuotaStore());
    expect(await takeAll([quota], 5, { points: 2, windowMs: 60_000 })).toBe(2);
    expect(await takeAll([quota], 5, { points: 3, windowMs: 60_000 })).toBe(3);
  });

  it('fails when the store does, for all who wait, and asks again after', async () => {
    const store = new SharedStore();
    let isAway = true;
    const quota = new LeasedQuota({
      lease: (...asked) => (isAway ? Promise.reject(new Error('away')) : store.lease(...asked)),
    });
    await expect(Promise.allSettled([quota.take('key', QUOTA), quota.take('key', QUOTA)])).resolves.toEqual([
      expect.objectContaining({ status: 'rejected' }),
      expect.objectContaining({ status: 'rejected' }),
    ]);
    isAway = false;
    expect(await quota.take('key', QUOTA)).toMatchObject({ isAccepted: true });
  });
});
