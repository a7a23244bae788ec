import { setTimeout as sleep } from 'node:timers/promises';
import { context, propagation, type Tracer } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { TurnObserver } from '@app/application';
import type { FastifyInstance } from 'fastify';
import type { Instrument } from '../instrument';
import { traceRequests } from './request-spans';
import { TurnTracer } from './turn-tracer';

const EXPORT_TIMEOUT_MS = 5_000;
/** How long a stopping server waits for the collector to take the last spans. */
const FLUSH_MS = 2_000;

/** Spans, sent to an OpenTelemetry collector in batches. What it does not take is dropped. */
export class Tracing implements Instrument {
  readonly turns: TurnObserver;
  private readonly provider: BasicTracerProvider;
  private readonly tracer: Tracer;

  /** @param endpoint the collector's, such as `http://127.0.0.1:4318` */
  constructor(endpoint: string, serviceName: string) {
    const url = `${endpoint.replace(/\/$/, '')}/v1/traces`;
    const exporter = new OTLPTraceExporter({ url, timeoutMillis: EXPORT_TIMEOUT_MS });
    this.provider = new BasicTracerProvider({
      resource: resourceFromAttributes({ 'service.name': serviceName }),
      spanProcessors: [new BatchSpanProcessor(exporter)],
    });
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
    this.tracer = this.provider.getTracer('sales-assistant');
    this.turns = new TurnTracer(this.tracer);
  }

  observe(fastify: FastifyInstance): void {
    traceRequests(fastify, this.tracer);
  }

  async close(): Promise<void> {
    const timer = new AbortController();
    const late = sleep(FLUSH_MS, undefined, { signal: timer.signal }).catch(() => undefined);
    await Promise.race([this.provider.shutdown().catch(() => undefined), late]);
    timer.abort();
  }
}
