import { QuotaStore, type Quota, type QuotaLease } from '../ports/quota-store';

/** Of a server that shares with nobody: it has each window whole, and counts in its memory. */
export class SoleQuotaStore extends QuotaStore {
  lease(_name: string, { points, windowMs }: Quota): Promise<QuotaLease> {
    return Promise.resolve({ granted: points, left: 0, endsInMs: windowMs });
  }
}
