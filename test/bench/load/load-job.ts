/** What the load generator is asked to do: one customer after the other on each connection, each saying a few things. */
export interface LoadJob {
  /** Connections are spread over these. */
  readonly ports: readonly number[];
  readonly businessId: string;
  readonly key: string;
  readonly descriptorId: string;
  readonly clients: number;
  /** What the customers say, one after the other, whoever speaks; at the end it begins anew. */
  readonly texts: readonly string[];
  /** Begin here, or anew for null, this many turns each. Absent: new sessions of `sessionTurns`, until the time is over. */
  readonly walks?: readonly { readonly from: string | null; readonly turns: number }[];
  readonly sessionTurns?: number;
  readonly seconds?: number;
  /** Ends earlier once so many turns are made. */
  readonly mostTurns?: number;
}

export interface LoadResult {
  readonly turns: number;
  /** Requests that were refused, in timed jobs; their sessions end there. */
  readonly failures: number;
  readonly seconds: number;
  /** Milliseconds from request to answer; of timed jobs sorted, of walks in their order. */
  readonly latencies: readonly number[];
}
