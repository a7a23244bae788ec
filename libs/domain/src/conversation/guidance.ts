import type { Playbook } from '../agent/agent-descriptor';
import { DomainError } from '../errors';
import type { Json } from '../json';

/** The playbook that every agent has: no instructions of its own, no phases. */
export const NEUTRAL_PLAYBOOK: Playbook = { name: 'neutral', systemMessage: null, phases: [] };

/** How a conversation is led. */
export interface Guidance {
  readonly playbook: string;
  /** Null where the playbook has no phases. */
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

export const GUIDANCE_LIMITS = {
  contextItems: 50,
  contextLength: 16_000,
  systemMessageLength: 8_000,
} as const;

/**
 * The change as it is to be recorded: a playbook set without a phase goes to the playbook's first phase.
 * @throws DomainError INVALID_ARGUMENT for a playbook or phase that the agent does not have
 */
export function resolveGuidance(
  current: Guidance,
  change: GuidanceChange,
  playbooks: readonly Playbook[],
): GuidanceChange {
  const name = change.playbook === undefined ? current.playbook : (change.playbook ?? NEUTRAL_PLAYBOOK.name);
  const playbook = [NEUTRAL_PLAYBOOK, ...playbooks].findLast((item) => item.name === name);
  if (playbook === undefined) throw refuse('playbook', `there is no playbook ${name}`);
  const phase = resolvePhase(playbook, change);
  return {
    ...change,
    ...(change.playbook === undefined ? {} : { playbook: name }),
    ...(phase === undefined ? {} : { phase }),
  };
}

function resolvePhase(playbook: Playbook, change: GuidanceChange): string | null | undefined {
  const first = playbook.phases[0]?.name ?? null;
  if (change.phase === null) return first;
  if (change.phase === undefined) return change.playbook === undefined ? undefined : first;
  if (playbook.phases.some(({ name }) => name === change.phase)) return change.phase;
  throw refuse('phase', `the playbook ${playbook.name} has no phase ${change.phase}`);
}

export function applyGuidance(current: Guidance, change: GuidanceChange): Guidance {
  return {
    playbook: change.playbook === undefined ? current.playbook : (change.playbook ?? NEUTRAL_PLAYBOOK.name),
    phase: change.phase === undefined ? current.phase : change.phase,
    systemMessage: change.systemMessage === undefined ? current.systemMessage : change.systemMessage,
    context: change.context === undefined ? current.context : (change.context ?? []),
  };
}

function refuse(field: keyof GuidanceChange, message: string): DomainError {
  return new DomainError('INVALID_ARGUMENT', message, {
    fields: [{ pointer: `#/stateAfter/${field}`, message }],
  });
}
