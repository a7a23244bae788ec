import type { TurnObserver } from '@app/application';
import type { Database } from '@app/persistence';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Instrument } from '../instrument';
import { DatabaseMetrics } from './database-metrics';
import { MetricsServer } from './metrics-server';
import { observeRequests } from './request-metrics';
import { TurnMetrics } from './turn-metrics';

/** Everything this process counts, served in the text format of Prometheus. */
export class Metrics implements Instrument {
  readonly turns: TurnObserver;
  private readonly registry = new Registry();
  private readonly database: DatabaseMetrics;
  private readonly server: MetricsServer;

  constructor(
    database: Database,
    private readonly address: { readonly port: number; readonly host: string },
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.turns = new TurnMetrics(this.registry);
    this.database = new DatabaseMetrics(this.registry, database);
    this.server = new MetricsServer(this.registry.contentType, () => this.text());
  }

  observe(fastify: FastifyInstance): void {
    observeRequests(fastify, this.registry);
  }

  async start(logger: Logger): Promise<void> {
    const { address, port } = await this.server.listen(this.address.port, this.address.host);
    logger.info({ metricsAddress: address, metricsPort: port }, 'metrics');
  }

  async close(): Promise<void> {
    await this.server.close();
    this.registry.clear();
  }

  private async text(): Promise<string> {
    await this.database.update();
    return this.registry.metrics();
  }
}
