/** A line of the table. */
export interface Row {
  readonly part: string;
  readonly name: string;
  readonly figure: string;
  /** Against what it is compared with, such as `0.71 ×`. */
  readonly ratio?: string;
  readonly goal?: string;
  /** Absent where there is no goal, or where this run is too small to tell. */
  readonly met?: boolean;
}

/** A line of a plot: y by depth. */
export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [depth: number, value: number])[];
}

export interface PartResult {
  readonly rows: readonly Row[];
  /** What the rows were made of, for the JSON file. */
  readonly data: object;
  readonly turnTime?: readonly Series[];
  readonly turnBytes?: readonly Series[];
  /** A flame graph, as SVG. */
  readonly flame?: string;
}

export function times(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(2) : Math.round(ratio).toLocaleString('en')} ×`;
}

export function ms(value: number): string {
  return `${value.toFixed(2)} ms`;
}
