import { Clock } from '@app/application';

/** Time that moves only when told; ids `id-1`, `id-2`, … in the order they are asked for. */
export class SettableClock extends Clock {
  private made = 0;

  constructor(private time = new Date('2026-01-01T00:00:00.000Z')) {
    super();
  }

  now(): Date {
    return this.time;
  }

  newId(): string {
    this.made += 1;
    return `id-${this.made}`;
  }

  advance(milliseconds: number): void {
    this.time = new Date(this.time.getTime() + milliseconds);
  }
}
