import type { AgentDefinition, AgentRef } from '../agent/agent-descriptor';
import { newIds } from '../conversation/customer';
import { resolveGuidance } from '../conversation/guidance';
import { DomainError } from '../errors';
import {
  event,
  type DomainEvent,
  type ConversationTitled,
  type CustomerIdentified,
  type FormSubmitted,
  type GuidanceSet,
  type HandoverAccepted,
  type HandoverReturned,
  type MessageReceived,
  type NoteAdded,
  type OptionChosen,
  type ReplyRequested,
  type StoreSelected,
  type TeamMemberWrote,
} from '../event/event';
import { evolve, evolveAll } from '../memory/evolve';
import { EMPTY_MEMORY, type Memory } from '../memory/memory';

/** What can come in from outside: nothing that only the service may say. */
export type InputEvent =
  | MessageReceived
  | OptionChosen
  | FormSubmitted
  | StoreSelected
  | NoteAdded
  | GuidanceSet
  | ReplyRequested
  | CustomerIdentified
  | ConversationTitled
  | TeamMemberWrote
  | HandoverAccepted
  | HandoverReturned;

export const INPUT_LIMITS = { events: 50, textCodePoints: 8_000 } as const;

export interface TurnInput {
  /** The agent that is to answer: the one asked for, or the parent state's. */
  readonly agent: AgentRef;
  readonly definition: Pick<AgentDefinition, 'greeting' | 'playbooks'>;
  /** Everything that happened since the parent state, oldest first. */
  readonly events: readonly InputEvent[];
}

/**
 * The facts that a turn begins with. `memory` is the parent's, or null for a first call. What was known already
 * (who the customer is, what the conversation is called) is no fact again.
 * @throws DomainError INVALID_ARGUMENT when nothing happened and there is nothing to say to it, or for a playbook or
 * phase that the agent does not have
 */
export function decideInput(memory: Memory | null, input: TurnInput): readonly DomainEvent[] {
  if (input.events.length === 0) refuseSilence(memory, input);
  const facts: DomainEvent[] = [...agentFacts(memory, input.agent)];
  let known = evolveAll(memory ?? EMPTY_MEMORY, facts);
  for (const told of input.events) {
    const fact = asFact(known, told, input.definition);
    if (fact === null) continue;
    facts.push(fact);
    known = evolve(known, fact);
  }
  return facts;
}

function asFact(
  memory: Memory,
  told: InputEvent,
  { playbooks }: TurnInput['definition'],
): DomainEvent | null {
  switch (told.type) {
    case 'GuidanceSet':
      return event('GuidanceSet', resolveGuidance(memory.guidance, told.data, playbooks));
    case 'CustomerIdentified': {
      const news = newIds(memory.customer, told.data);
      return news === null ? null : event('CustomerIdentified', news);
    }
    case 'ConversationTitled':
      return memory.title === told.data.title ? null : told;
    case 'MessageReceived':
    case 'OptionChosen':
    case 'FormSubmitted':
    case 'StoreSelected':
    case 'NoteAdded':
    case 'ReplyRequested':
    case 'TeamMemberWrote':
    case 'HandoverAccepted':
    case 'HandoverReturned':
      return told;
  }
}

function refuseSilence(memory: Memory | null, input: TurnInput): void {
  if (memory === null && input.definition.greeting !== null) return;
  const message =
    memory === null
      ? 'inputEvents is empty and this agent has no greeting: send what the customer said'
      : 'inputEvents is empty: send everything that happened since the state you continue';
  throw new DomainError('INVALID_ARGUMENT', message, { fields: [{ pointer: '#/inputEvents', message }] });
}

/** Which agent answers from here on, when that is news. */
export function agentFacts(memory: Memory | null, agent: AgentRef): readonly DomainEvent[] {
  if (memory === null) return [event('SessionStarted', { agent })];
  const same = memory.agent?.descriptorId === agent.descriptorId && memory.agent.version === agent.version;
  return same ? [] : [event('AgentBound', { agent })];
}
