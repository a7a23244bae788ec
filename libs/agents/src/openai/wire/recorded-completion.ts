import type { ModelCall } from '@app/domain';
import type { Completion } from './completion';
import { FAULTS, ModelFault, type FaultKind } from './model-fault';

/**
 * A model's answer as it was recorded. Of a failure only the code is kept; that the step was asked for once more tells
 * the one failure that a turn survives.
 * @throws ModelFault with that code
 */
export function recordedCompletion(call: ModelCall, wasAskedAgain: boolean): Completion {
  if (call.answer === null) throw new ModelFault(wasAskedAgain ? 'context-too-long' : faultOf(call.outcome));
  return { ...(JSON.parse(call.answer) as Omit<Completion, 'usage'>), usage: call.usage };
}

function faultOf(outcome: ModelCall['outcome']): FaultKind {
  const kinds = Object.keys(FAULTS) as FaultKind[];
  return kinds.find((kind) => FAULTS[kind].code === outcome) ?? 'server-error';
}
