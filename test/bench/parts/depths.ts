/** Depths of a conversation at which a turn is measured. */
export const DEPTHS: readonly number[] = [2, 10, 100, 400, 1_000, 2_000];

/** As many turns as there are between two snapshots: the mean of so many in a row bears its share of one. */
export const WINDOW = 20;

/** The depth of the first of the parents that a turn "at that depth" is measured from; `WINDOW` in a row. */
export function firstParent(depth: number): number {
  return depth > WINDOW ? depth - WINDOW : depth - 1;
}

/** Where the service is held against others. */
export const COMPARED_AT = 400;

export interface DepthSeries {
  /** Milliseconds of a turn, by its depth: the mean of each warm window, each cold turn of one. */
  readonly byDepth: Readonly<Record<number, readonly number[]>>;
  /** How much longer a turn takes at the last depth than at the first: the median of the rounds. */
  readonly growth: number;
}
