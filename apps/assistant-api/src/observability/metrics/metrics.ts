import type { TurnObserver } from '@app/application';
import type { Database } from '@app/persistence';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { DatabaseMetrics } from './database-metrics';
import { observeRequests } from './request-metrics';
import { TurnMetrics } from './turn-metrics';

/** Everything this process counts, in the text format of Prometheus. */
export class Metrics {
  readonly turns: TurnObserver;
  private readonly registry = new Registry();
  private readonly database: DatabaseMetrics;

  constructor(database: Database) {
    collectDefaultMetrics({ register: this.registry });
    this.turns = new TurnMetrics(this.registry);
    this.database = new DatabaseMetrics(this.registry, database);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  observe(fastify: FastifyInstance): void {
    observeRequests(fastify, this.registry);
  }

  async text(): Promise<string> {
    await this.database.update();
    return this.registry.metrics();
  }

  /** Lets go of what the process is watched with. */
  close(): void {
    this.registry.clear();
  }
}
