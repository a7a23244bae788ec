import { Module, type DynamicModule } from '@nestjs/common';
import { TurnObserver } from '@app/application';
import { Database } from '@app/persistence';
import type { Logger } from 'pino';
import type { Environment } from '../environment';
import type { Instrument } from './instrument';
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
            new Observation(await load(environment, database), logger),
          inject: [Database],
        },
        { provide: TurnObserver, useFactory: ({ turns }: Observation) => turns, inject: [Observation] },
      ],
      exports: [Observation, TurnObserver],
    };
  }
}

async function load(environment: Environment, database: Database): Promise<readonly Instrument[]> {
  const { METRICS_PORT: port, METRICS_HOST: host, OTEL_SERVICE_NAME: serviceName } = environment;
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = environment;
  const instruments: Instrument[] = [];
  if (endpoint !== undefined) {
    const { Tracing } = await import('./tracing/tracing');
    instruments.push(new Tracing(endpoint, serviceName));
  }
  if (port !== undefined) {
    const { Metrics } = await import('./metrics/metrics');
    instruments.push(new Metrics(database, { port, host }));
  }
  return instruments;
}
