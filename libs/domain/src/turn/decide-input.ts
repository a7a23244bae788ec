import type { AgentRef } from '../agent/agent-descriptor';
import { DomainError } from '../errors';
import {
  event,
  type DomainEvent,
  type FormSubmitted,
  type MessageReceived,
  type OptionChosen,
  type StoreSelected,
} from '../event/event';
import type { Memory } from '../memory/memory';

/** What can come in from outside: nothing that only the service may say. */
export type InputEvent = MessageReceived | OptionChosen | FormSubmitted | StoreSelected;

export const INPUT_LIMITS = { events: 50, textCodePoints: 8_000 } as const;

export interface TurnInput {
  /** The agent that is to answer: the one asked for, or the parent state's. */
  readonly agent: AgentRef;
  readonly canGreet: boolean;
  /** Everything that happened since the parent state, oldest first. */
  readonly events: readonly InputEvent[];
}

/**
 * The facts that a turn begins with. `memory` is the parent's, or null for a first call.
 * @throws DomainError INVALID_ARGUMENT when nothing happened and there is nothing to say to it
 */
export function decideInput(memory: Memory | null, input: TurnInput): readonly DomainEvent[] {
  if (input.events.length === 0) refuseSilence(memory, input);
  return [...agentFacts(memory, input.agent), ...input.events];
}

function refuseSilence(memory: Memory | null, input: TurnInput): void {
  if (memory === null && input.canGreet) return;
  const message =
    memory === null
      ? 'inputEvents is empty and this agent has no greeting: send what the customer said'
      : 'inputEvents is empty: send everything that happened since the state you continue';
  throw new DomainError('INVALID_ARGUMENT', message, { fields: [{ pointer: '#/inputEvents', message }] });
}

function agentFacts(memory: Memory | null, agent: AgentRef): readonly DomainEvent[] {
  if (memory === null) return [event('SessionStarted', { agent })];
  const same = memory.agent?.descriptorId === agent.descriptorId && memory.agent.version === agent.version;
  return same ? [] : [event('AgentBound', { agent })];
}
