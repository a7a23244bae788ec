import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { UNOBSERVED, type TurnObserver } from '@app/application';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from './metrics/metrics';
import type { MetricsServer } from './metrics/metrics-server';

export interface Instruments {
  readonly metrics: {
    readonly metrics: Metrics;
    readonly server: MetricsServer;
    readonly port: number;
    readonly host: string;
  } | null;
}

/** What watches this server, as far as the environment asks for it. */
export class Observation implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly instruments: Instruments,
    private readonly logger: Logger,
  ) {}

  get turns(): TurnObserver {
    return this.instruments.metrics?.metrics.turns ?? UNOBSERVED;
  }

  /** To be called before the routes are added. */
  install(fastify: FastifyInstance): void {
    this.instruments.metrics?.metrics.observe(fastify);
  }

  async onApplicationBootstrap(): Promise<void> {
    const { metrics } = this.instruments;
    if (metrics === null) return;
    const { address, port } = await metrics.server.listen(metrics.port, metrics.host);
    this.logger.info({ metricsAddress: address, metricsPort: port }, 'metrics');
  }

  async onApplicationShutdown(): Promise<void> {
    const { metrics } = this.instruments;
    await metrics?.server.close();
    metrics?.metrics.close();
  }
}
