/** One number about a database, for whoever watches it. A counter only grows while the process lives. */
export interface DatabaseFigure {
  readonly kind: 'counter' | 'gauge';
  /** In snake case, with its unit: `sqlite_wal_bytes`. */
  readonly name: string;
  readonly help: string;
  readonly value: number;
}
