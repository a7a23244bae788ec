import type { ModelCall } from '@app/domain';
import { TokenMeter } from './token-meter';

const call = (outcome: ModelCall['outcome'], used: number | null = null) => ({
  kind: 'model-call' as const,
  call: {
    step: 1,
    model: 'm',
    startedAt: '2026-01-01T00:00:00.000Z',
    requestDigest: '',
    outcome,
    answer: null,
    usage: used === null ? null : { promptTokens: used - 1, completionTokens: 1 },
    latencyMs: 1,
  },
});

describe('what a turn costs', () => {
  const ESTIMATE = { calls: 4, tokensPerCall: 100 };

  it.each([
    ['nothing was called', [], 0],
    ['what the server told', [call('completed', 30), call('completed', 12)], 42],
    ['the estimate, where it did not tell', [call('completed', 30), call('completed')], 130],
    ['also of a call that failed', [call('AGENT_FAILED')], 100],
    ['nothing of one that did not reach a model', [call('AGENT_UNAVAILABLE')], 0],
  ])('%s', (_name, calls, tokens) => {
    const meter = new TokenMeter(ESTIMATE);
    calls.forEach((output) => meter.see(output));
    expect(meter.spending).toEqual({ turns: 1, tokens });
  });

  it.each([
    ['nobody was asked', [], 'AGENT_FAILED', { turns: 0, tokens: 0 }],
    ['the model was busy', [call('AGENT_UNAVAILABLE')], 'AGENT_UNAVAILABLE', { turns: 0, tokens: 0 }],
    ['the model failed', [call('AGENT_FAILED')], 'AGENT_FAILED', { turns: 0, tokens: 100 }],
    ['the reply was refused', [call('completed', 30)], 'AGENT_FAILED', { turns: 0, tokens: 30 }],
    ['the model said that it timed out', [call('AGENT_TIMEOUT')], 'AGENT_TIMEOUT', { turns: 0, tokens: 100 }],
    ['a call was cut off that nobody recorded', [], 'AGENT_TIMEOUT', { turns: 0, tokens: 400 }],
    ['so was a later one', [call('completed', 30)], 'INTERNAL', { turns: 0, tokens: 400 }],
  ])('of a turn that failed: %s', (_name, calls, code, spending) => {
    const meter = new TokenMeter(ESTIMATE);
    calls.forEach((output) => meter.see(output));
    expect(meter.spendingOfFailure(code)).toEqual(spending);
  });

  it('nothing of a failed turn whose agent asks no model', () => {
    expect(new TokenMeter().spendingOfFailure('AGENT_TIMEOUT')).toEqual({ turns: 0, tokens: 0 });
  });
});
