/** So much in each window of time. A window begins with what is taken first. */
export interface Quota {
  readonly points: number;
  readonly windowMs: number;
}

/** What a process may give out of a window without asking again. */
export interface QuotaLease {
  /** At most what was wanted; 0 when nothing is left. */
  readonly granted: number;
  /** What is left for everybody after it. */
  readonly left: number;
  /** Until the window ends. */
  readonly endsInMs: number;
}

/** The part of a quota that the servers of one database share. */
export abstract class QuotaStore {
  /**
   * Takes up to `wanted` points of the window that runs, or begins one. What is leased and not used is lost with the
   * window, so the fewer the better.
   * @throws DomainError UNAVAILABLE
   */
  abstract lease(name: string, quota: Quota, wanted: number): Promise<QuotaLease>;
}
