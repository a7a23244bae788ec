import type { Database, DatabaseFigure } from '@app/persistence';
import { Counter, Gauge, type Registry } from 'prom-client';

/** Takes over a database's own figures, whatever they are called, whenever somebody looks. */
export class DatabaseMetrics {
  private readonly known = new Map<string, (value: number) => void>();

  constructor(
    private readonly registry: Registry,
    private readonly database: Database,
  ) {}

  async update(): Promise<void> {
    for (const figure of await this.database.figures()) this.setterOf(figure)(figure.value);
  }

  private setterOf(figure: DatabaseFigure): (value: number) => void {
    let set = this.known.get(figure.name);
    if (set === undefined) this.known.set(figure.name, (set = this.register(figure)));
    return set;
  }

  private register({ kind, name, help }: DatabaseFigure): (value: number) => void {
    const registers = [this.registry];
    if (kind === 'gauge') {
      const gauge = new Gauge({ name, help, registers });
      return (value) => gauge.set(value);
    }
    const counter = new Counter({ name, help, registers });
    let told = 0;
    return (value) => {
      counter.inc(Math.max(0, value - told));
      told = value;
    };
  }
}
