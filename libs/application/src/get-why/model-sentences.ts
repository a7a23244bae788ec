import type { DomainErrorCode } from '@app/domain';
import type { WhyFacts, WhyModelCall } from './why-facts';

const FAILURES: Partial<Readonly<Record<DomainErrorCode, string>>> = {
  AGENT_TIMEOUT: 'it did not answer in time',
  AGENT_UNAVAILABLE: 'it could not be reached, or asked to be left alone',
  AGENT_FAILED: 'what it answered could not be used',
};

/** Who answered, and what it took to. */
export function modelSentences({
  modelCalls,
  lookUps,
  substitution,
}: Pick<WhyFacts, 'modelCalls' | 'lookUps' | 'substitution'>): readonly string[] {
  const failed = modelCalls.filter(({ outcome }) => outcome !== 'completed');
  const called = (outcome: 'ok' | 'failed') =>
    [...new Set(lookUps.filter((lookUp) => lookUp.outcome === outcome).map(({ tool }) => tool))].join(', ');
  return [
    ...(modelCalls.length === 0 ? [] : [askedSentence(modelCalls)]),
    ...(called('ok') === '' ? [] : [`The model called ${called('ok')}.`]),
    ...(called('failed') === '' ? [] : [`The model called ${called('failed')} and got nothing for it.`]),
    ...failed.map(({ step, outcome }) => `Request ${step} to the model failed: ${failureWords(outcome)}.`),
    ...(substitution === null
      ? []
      : [`The built-in agent answered in the model's place: ${failureWords(substitution.because)}.`]),
  ];
}

function askedSentence(calls: readonly WhyModelCall[]): string {
  const models = [...new Set(calls.map(({ model }) => `“${model}”`))].join(', ');
  const seconds = (calls.reduce((sum, { latencyMs }) => sum + latencyMs, 0) / 1_000).toFixed(1);
  const told = calls.flatMap(({ usage }) => (usage === null ? [] : [usage]));
  const total = (part: 'promptTokens' | 'completionTokens') =>
    told.reduce((sum, usage) => sum + usage[part], 0).toLocaleString('en');
  const tokens =
    told.length === 0
      ? ''
      : `, ${total('promptTokens')} tokens read and ${total('completionTokens')} written`;
  const times = calls.length === 1 ? 'once' : `${calls.length} times`;
  return `It asked the model ${models} ${times} (${seconds} s${tokens}).`;
}

function failureWords(code: WhyModelCall['outcome']): string {
  return (code === 'completed' ? undefined : FAILURES[code]) ?? 'something went wrong';
}
