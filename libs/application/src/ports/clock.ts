/** Time and fresh ids, fetched before anything is decided. */
export abstract class Clock {
  abstract now(): Date;
  /** A UUIDv7: unique, and ordered by the time it was made. */
  abstract newId(): string;
}
