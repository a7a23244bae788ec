import { TurnObserver, type ObservedModelCall, type TurnPhase, type TurnWatch } from '@app/application';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Seconds: from a turn of the built-in agent to the longest that an agent may think. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Turns as numbers. Labels are of closed sets: no business, no id, no text. */
export class TurnMetrics extends TurnObserver {
  private readonly turns: Counter;
  private readonly turnSeconds: Histogram;
  private readonly phaseSeconds: Histogram;
  private readonly modelCalls: Counter;
  private readonly modelSeconds: Histogram;
  private readonly tokens: Counter;
  private readonly memories: Counter;
  private readonly waiting: Gauge;
  private readonly waitSeconds: Histogram;

  constructor(registry: Registry) {
    super();
    const registers = [registry];
    const counter = (name: string, help: string, labelNames: string[]) =>
      new Counter({ name, help, labelNames, registers });
    const seconds = (name: string, help: string, labelNames: string[] = []) =>
      new Histogram({ name, help, labelNames, registers, buckets: SECONDS });
    this.turns = counter('turns_total', 'Turns that ended', ['surface', 'outcome']);
    this.turnSeconds = seconds('turn_seconds', 'From request to answer', ['surface']);
    this.phaseSeconds = seconds('turn_phase_seconds', 'Time by phase of a turn', ['phase']);
    this.modelCalls = counter('model_calls_total', 'Steps asked of a model server', ['outcome']);
    this.modelSeconds = seconds('model_call_seconds', 'Time of a step of a model');
    this.tokens = counter('model_tokens_total', 'Tokens as the model server counts them', ['kind']);
    this.memories = counter('memory_loads_total', 'Where the memory of a parent state came from', ['from']);
    this.waiting = new Gauge({
      name: 'conversation_waiting',
      help: 'Messages that wait for earlier ones',
      registers,
    });
    this.waitSeconds = seconds('conversation_wait_seconds', 'Time that a message waited for earlier ones');
  }

  watch({ surface }: { readonly surface: string }): TurnWatch {
    const began = performance.now();
    let lapBegan = began;
    return {
      lap: (phase: TurnPhase) => {
        const now = performance.now();
        this.phaseSeconds.observe({ phase }, (now - lapBegan) / 1_000);
        lapBegan = now;
      },
      end: (outcome) => {
        this.turns.inc({ surface, outcome });
        this.turnSeconds.observe({ surface }, (performance.now() - began) / 1_000);
      },
    };
  }

  modelCalled({ outcome, latencyMs, usage }: ObservedModelCall): void {
    this.modelCalls.inc({ outcome });
    this.modelSeconds.observe(latencyMs / 1_000);
    if (usage === null) return;
    this.tokens.inc({ kind: 'prompt' }, usage.promptTokens);
    this.tokens.inc({ kind: 'completion' }, usage.completionTokens);
  }

  memoryLoaded(from: 'cache' | 'store'): void {
    this.memories.inc({ from });
  }

  queued(): () => void {
    const began = performance.now();
    this.waiting.inc();
    return () => {
      this.waiting.dec();
      this.waitSeconds.observe((performance.now() - began) / 1_000);
    };
  }
}
