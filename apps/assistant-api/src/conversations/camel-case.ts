import { invalidArgument } from '../http/validation-problem';
import type { SpelledBody } from '../http/validated-body';

const MISSPELT: Readonly<Record<string, string>> = {
  agent_descriptor_id: 'agentDescriptorId',
  state_after: 'stateAfter',
  system_message: 'systemMessage',
};

/**
 * The body as it is: this contract spells its fields in one way. Unknown fields are ignored, but one of ours in snake
 * case would be lost without a word.
 * @throws HttpProblem INVALID_ARGUMENT
 */
export function camelCase(body: unknown): SpelledBody {
  refuseSnakeCase(body, '#');
  const { stateAfter } = body as { stateAfter?: unknown };
  if (typeof stateAfter === 'object' && stateAfter !== null) refuseSnakeCase(stateAfter, '#/stateAfter');
  return { value: body, sentPointer: (pointer) => pointer };
}

function refuseSnakeCase(body: unknown, parent: string): void {
  const faults = Object.keys(body as object)
    .filter((name) => Object.hasOwn(MISSPELT, name))
    .map((name) => ({ pointer: `${parent}/${name}`, message: `is spelt ${MISSPELT[name]}` }));
  if (faults.length > 0) throw invalidArgument(faults);
}
