import { Random } from '../../support/random';

const LISTED_FAULTS = 20;

/** One run of one suite: its seed and size, what it measured, and what it found broken. */
export class Trial {
  readonly random: Random;
  private readonly figures = new Map<string, number | string>();
  private readonly broken: string[] = [];
  private readonly endings: (() => Promise<unknown>)[] = [];
  private faults = 0;
  skipped: string | undefined;

  constructor(
    readonly suite: string,
    readonly seed: number,
    readonly full: boolean,
    /** Milliseconds of `performance.now()`. */
    private readonly endsAt = Infinity,
  ) {
    this.random = new Random(seed);
  }

  /** Whether its time is over: a suite of many rounds ends after this one, and tells how far it came. */
  get isToEnd(): boolean {
    return performance.now() > this.endsAt;
  }

  size(small: number, full: number): number {
    return this.full ? full : small;
  }

  say(line: string): void {
    process.stdout.write(`  ${this.suite}: ${line}\n`);
  }

  figure(name: string, value: number | string): void {
    this.figures.set(name, value);
  }

  count(name: string, more = 1): void {
    this.figures.set(name, Number(this.figures.get(name) ?? 0) + more);
  }

  /** A promise that must hold; `what` says what is wrong when it does not. */
  expect(holds: boolean, what: string): void {
    if (holds) return;
    this.faults += 1;
    if (this.broken.length < LISTED_FAULTS) this.broken.push(what);
  }

  expectAll(problems: readonly string[], where: string): void {
    for (const problem of problems) this.expect(false, `${where}: ${problem}`);
  }

  /** Nothing was measured, and this is why: said loudly, and no success where the suite was asked for by name. */
  skip(reason: string): void {
    this.skipped = reason;
  }

  /** Done when the trial ends, last first, however it ends. */
  atEnd(ending: () => Promise<unknown>): void {
    this.endings.push(ending);
  }

  async end(): Promise<void> {
    for (const ending of this.endings.splice(0).reverse()) {
      await ending().catch((error: unknown) => this.expect(false, `clearing up: ${String(error)}`));
    }
  }

  get report(): { readonly passed: boolean; readonly figures: string; readonly broken: readonly string[] } {
    const figures = [...this.figures].map(([name, value]) => `${name} ${value}`).join(', ');
    const more = this.faults - this.broken.length;
    return {
      passed: this.faults === 0,
      figures,
      broken: more > 0 ? [...this.broken, `and ${more} more`] : this.broken,
    };
  }
}
