import type { Trial } from './trial';

/** One harness: it measures, and tells the trial what does not hold. What it throws counts as not holding. */
export interface Suite {
  readonly name: string;
  /** One line for the list. */
  readonly about: string;
  readonly run: (trial: Trial) => Promise<void>;
}
