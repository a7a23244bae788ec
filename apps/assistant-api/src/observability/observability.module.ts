import { Module, type DynamicModule } from '@nestjs/common';
import { TurnObserver } from '@app/application';
import { Database } from '@app/persistence';
import type { Logger } from 'pino';
import type { Environment } from '../environment';
import { Observation } from './observation';

/** Metrics and traces. Their libraries are loaded when they are asked for: a server without them pays nothing. */
@Module({})
export class ObservabilityModule {
  static forRoot(environment: Environment, logger: Logger): DynamicModule {
    return {
      module: ObservabilityModule,
      global: true,
      providers: [
        {
          provide: Observation,
          useFactory: async (database: Database) =>
            new Observation({ metrics: await metricsFor(environment, database) }, logger),
          inject: [Database],
        },
        { provide: TurnObserver, useFactory: ({ turns }: Observation) => turns, inject: [Observation] },
      ],
      exports: [Observation, TurnObserver],
    };
  }
}

async function metricsFor({ METRICS_PORT: port, METRICS_HOST: host }: Environment, database: Database) {
  if (port === undefined) return null;
  const [{ Metrics }, { MetricsServer }] = await Promise.all([
    import('./metrics/metrics'),
    import('./metrics/metrics-server'),
  ]);
  const metrics = new Metrics(database);
  return { metrics, server: new MetricsServer(metrics), port, host };
}
