import type { Playbook } from '../agent/agent-descriptor';
import { DomainError } from '../errors';
import { canonicalJson, type Json } from '../json';

/** The playbook that every agent has: no instructions of its own, no phases. */
export const NEUTRAL_PLAYBOOK: Playbook = { name: 'neutral', systemMessage: null, phases: [] };

/** How a conversation is led. */
export interface Guidance {
  readonly playbook: string;
  /** Null: in none, as in a playbook without phases. */
  readonly phase: string | null;
  /** Overrides the playbook's; never shown to the customer. */
  readonly systemMessage: string | null;
  /** Resources or plain texts that the agent may use. */
  readonly context: readonly Json[];
}

/** A change of guidance: an absent field stays, null clears (to `neutral`, no phase, none, empty). */
export interface GuidanceChange {
  readonly playbook?: string | null;
  readonly phase?: string | null;
  readonly systemMessage?: string | null;
  readonly context?: readonly Json[] | null;
}

export const NO_GUIDANCE: Guidance = {
  playbook: NEUTRAL_PLAYBOOK.name,
  phase: null,
  systemMessage: null,
  context: [],
};

/** Guidance stands in every memory below it, so it is bounded. */
export const GUIDANCE_LIMITS = {
  contextItems: 50,
  /** Code units of the whole list as canonical JSON. */
  contextLength: 16_000,
  systemMessageCodePoints: 8_000,
} as const;

/**
 * The change as it is to be recorded: a playbook set without a phase goes to the playbook's first phase.
 * @throws DomainError INVALID_ARGUMENT for a playbook or phase that the agent does not have, and beyond GUIDANCE_LIMITS
 */
export function resolveGuidance(
  current: Guidance,
  change: GuidanceChange,
  playbooks: readonly Playbook[],
): GuidanceChange {
  refuseTooMuch(change);
  if (change.playbook === undefined && change.phase == null) return change;
  const name = change.playbook === undefined ? current.playbook : (change.playbook ?? NEUTRAL_PLAYBOOK.name);
  const playbook = findPlaybook(name, playbooks);
  if (playbook === undefined) throw refuse('playbook', `there is no playbook ${name}`);
  const phase = change.phase === undefined ? (playbook.phases[0]?.name ?? null) : change.phase;
  if (phase !== null && !hasPhase(playbook, phase)) {
    throw refuse('phase', `the playbook ${name} has no phase ${phase}`);
  }
  return { ...change, ...(change.playbook === undefined ? {} : { playbook: name }), phase };
}

/** The agent's playbook of that name; `neutral` always exists, and an agent may have its own of that name. */
export function findPlaybook(name: string, playbooks: readonly Playbook[]): Playbook | undefined {
  return [NEUTRAL_PLAYBOOK, ...playbooks].findLast((playbook) => playbook.name === name);
}

export function hasPhase({ phases }: Playbook, phase: string): boolean {
  return phases.some(({ name }) => name === phase);
}

export function applyGuidance(current: Guidance, change: GuidanceChange): Guidance {
  return {
    playbook: change.playbook === undefined ? current.playbook : (change.playbook ?? NEUTRAL_PLAYBOOK.name),
    phase: change.phase === undefined ? current.phase : change.phase,
    systemMessage: change.systemMessage === undefined ? current.systemMessage : change.systemMessage,
    context: change.context === undefined ? current.context : (change.context ?? []),
  };
}

function refuseTooMuch({ context, systemMessage }: GuidanceChange): void {
  const { contextItems, contextLength, systemMessageCodePoints } = GUIDANCE_LIMITS;
  if (context != null && context.length > contextItems) {
    throw refuse('context', `context has more than ${contextItems} items`);
  }
  if (context != null && canonicalJson(context).length > contextLength) {
    throw refuse('context', `context is longer than ${contextLength} characters`);
  }
  if (systemMessage != null && [...systemMessage].length > systemMessageCodePoints) {
    throw refuse('systemMessage', `systemMessage is longer than ${systemMessageCodePoints} characters`);
  }
}

function refuse(field: keyof GuidanceChange, message: string): DomainError {
  return new DomainError('INVALID_ARGUMENT', message, {
    fields: [{ pointer: `#/stateAfter/${field}`, message }],
  });
}
