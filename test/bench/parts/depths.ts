/** Depths of a conversation at which a turn is measured. */
export const DEPTHS: readonly number[] = [2, 10, 100, 400, 1_000, 2_000];

/** Where the service is held against others. */
export const COMPARED_AT = 400;

export interface DepthSeries {
  /** Milliseconds of each turn measured, by its depth. */
  readonly byDepth: Readonly<Record<number, readonly number[]>>;
  /** How much longer a turn takes at the last depth than at the first: the median of the rounds. */
  readonly growth: number;
}
