/** How much time a turn has left, in milliseconds, by a clock that nobody sets. */
export class TurnClock {
  private readonly endsAt: number;

  constructor(turnMs: number) {
    this.endsAt = performance.now() + turnMs;
  }

  get remainingMs(): number {
    return this.endsAt - performance.now();
  }
}
