import { context, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import { TurnObserver, type ObservedModelCall, type TurnPhase, type TurnWatch } from '@app/application';

const ENDED_WELL: ReadonlySet<string> = new Set(['completed', 'replayed']);

/** Turns as spans, with their phases below them; ids and codes, never what anybody said. */
export class TurnTracer extends TurnObserver {
  constructor(private readonly tracer: Tracer) {
    super();
  }

  watch({ businessId, surface }: { readonly businessId: string; readonly surface: string }): TurnWatch {
    const span = this.tracer.startSpan('turn', { attributes: { business: businessId, surface } });
    const below = trace.setSpan(context.active(), span);
    let lapBegan = performance.now();
    return {
      lap: (phase: TurnPhase) => {
        const now = performance.now();
        this.tracer.startSpan(phase, { startTime: lapBegan }, below).end(now);
        lapBegan = now;
      },
      end: (outcome) => {
        span.setAttribute('outcome', outcome);
        if (!ENDED_WELL.has(outcome)) span.setStatus({ code: SpanStatusCode.ERROR, message: outcome });
        span.end();
      },
    };
  }

  modelCalled({ step, model, startedAt, latencyMs, outcome, usage }: ObservedModelCall): void {
    const startTime = Date.parse(startedAt);
    const attributes = {
      'gen_ai.request.model': model,
      'gen_ai.usage.input_tokens': usage?.promptTokens,
      'gen_ai.usage.output_tokens': usage?.completionTokens,
      step,
      outcome,
    };
    const span = this.tracer.startSpan('model call', { startTime, attributes });
    if (outcome !== 'completed') span.setStatus({ code: SpanStatusCode.ERROR, message: outcome });
    span.end(startTime + latencyMs);
  }

  memoryLoaded(from: 'cache' | 'store'): void {
    trace.getActiveSpan()?.setAttribute('memory_from', from);
  }

  queued(): () => void {
    const span = this.tracer.startSpan('wait for earlier messages');
    return () => span.end();
  }
}
