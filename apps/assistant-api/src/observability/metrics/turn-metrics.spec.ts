import { Registry } from 'prom-client';
import { TurnMetrics } from './turn-metrics';

const CALL = { step: 1, model: 'm', startedAt: '2026-01-01T00:00:00.000Z', latencyMs: 700 };

describe('metrics of turns', () => {
  const registry = new Registry();
  const metrics = new TurnMetrics(registry);
  const valueOf = async (series: string): Promise<number> => {
    const line = (await registry.metrics()).split('\n').find((text) => text.startsWith(`${series} `));
    return Number(line?.slice(series.length));
  };

  it('count model calls by how they ended, and the tokens of those that tell', async () => {
    metrics.modelCalled({
      ...CALL,
      outcome: 'completed',
      usage: { promptTokens: 900, completionTokens: 40 },
    });
    metrics.modelCalled({ ...CALL, outcome: 'AGENT_TIMEOUT', usage: null });
    metrics.modelCalled({ ...CALL, outcome: 'ABANDONED', usage: null });
    expect(await valueOf('model_calls_total{outcome="completed"}')).toBe(1);
    expect(await valueOf('model_calls_total{outcome="AGENT_TIMEOUT"}')).toBe(1);
    expect(await valueOf('model_calls_total{outcome="ABANDONED"}')).toBe(1);
    expect(await valueOf('model_tokens_total{kind="prompt"}')).toBe(900);
    expect(await valueOf('model_tokens_total{kind="completion"}')).toBe(40);
    expect(await valueOf('model_call_seconds_sum')).toBeCloseTo(2.1);
  });

  it('know how many messages wait, and how long they did', async () => {
    const [first, second] = [metrics.queued(), metrics.queued()];
    first();
    expect(await valueOf('conversation_waiting')).toBe(1);
    second();
    expect(await valueOf('conversation_waiting')).toBe(0);
    expect(await valueOf('conversation_wait_seconds_count')).toBe(2);
  });

  it('time each phase from where the last one ended', async () => {
    const watch = metrics.watch({ surface: 'invoke' });
    await new Promise((resolve) => setTimeout(resolve, 40));
    watch.lap('respond');
    watch.lap('commit');
    watch.end('completed');
    expect(await valueOf('turn_phase_seconds_sum{phase="respond"}')).toBeGreaterThan(0.03);
    expect(await valueOf('turn_phase_seconds_sum{phase="commit"}')).toBeLessThan(0.03);
    expect(await valueOf('turns_total{surface="invoke",outcome="completed"}')).toBe(1);
  });
});
