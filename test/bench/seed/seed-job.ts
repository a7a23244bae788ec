/** What a database is to hold before it is measured. */
export interface SeedJob {
  /** As `DATABASE_URL` takes it. */
  readonly url: string;
  /** Sessions of this many states each, on SQLite only. */
  readonly sessions?: readonly { readonly count: number; readonly depth: number }[];
  /** The states of the deepest sessions at these depths are told back. */
  readonly tellDepths?: readonly number[];
  /** As many of all states, taken at random, are told back. */
  readonly tellSample?: number;
  /** Products of the catalogue; 0 or absent: a small shop's dozen. */
  readonly products?: number;
}

export interface Tenant {
  readonly url: string;
  readonly businessId: string;
  readonly descriptorId: string;
  readonly key: string;
}

export interface Seeded {
  readonly tenant: Tenant;
  /** By depth, one of each session. */
  readonly states: Readonly<Record<number, readonly string[]>>;
  readonly sample: readonly string[];
  /** Some things that a customer may ask for there. */
  readonly wishes: readonly string[];
  /** Where the products come from. */
  readonly catalogue: string;
}
