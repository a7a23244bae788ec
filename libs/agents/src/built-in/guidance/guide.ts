import { findPlaybook, type AgentDefinition, type Memory } from '@app/domain';
import { contextProducts } from './told-entries';
import { NO_DIRECTIVES, readDirectives, type Directives } from './directive-reader';

/** What has to happen in a phase before the next one begins. */
export type Happening =
  'replied' | 'greeted' | 'answered' | 'recommended' | 'ordered' | 'scheduled' | 'handed-over';

/** What the shop's guidance tells this agent to do, as far as an agent without a model can follow it. */
export interface Guide extends Omit<Directives, 'next'> {
  /** Where the playbook goes from here, and when; null: it stays. */
  readonly next: { readonly playbook: string; readonly phase: string; readonly when: Happening } | null;
}

/** Phases whose name says when they are over, if their instructions do not. */
const GOALS: readonly (readonly [RegExp, Happening])[] = [
  [/^(?:greet|welcome|opening|intro|hello)/i, 'greeted'],
  [/^(?:discover|needs|qualif|explor|search)/i, 'recommended'],
  [/^(?:question|support|answer|inform)/i, 'answered'],
  [/^(?:recommend|offer|propos|pitch|clos|order|checkout)/i, 'ordered'],
  [/^(?:schedul|book|meeting|demo)/i, 'scheduled'],
];
const HAPPENINGS: readonly Happening[] = [
  'replied',
  'greeted',
  'answered',
  'recommended',
  'ordered',
  'scheduled',
  'handed-over',
];

/** The guidance that holds now; of what is told twice the latest counts: agent, playbook, phase, then notes. */
export function readGuide(definition: AgentDefinition, { guidance, transcript }: Memory): Guide {
  const playbook = findPlaybook(guidance.playbook, definition.playbooks);
  const at = playbook?.phases.findIndex(({ name }) => name === guidance.phase) ?? -1;
  const phase = playbook?.phases[at];
  const own = readDirectives(phase?.instructions ?? '');
  const notes = transcript.filter(({ speaker }) => speaker === 'note').map(({ text }) => text);
  const told = [
    definition.instructions,
    guidance.systemMessage ?? playbook?.systemMessage ?? '',
    ...contextProducts(guidance.context).map((productId) => `recommend: ${productId}`),
  ].map(readDirectives);
  const all = [...told, own, ...notes.map(readDirectives)].reduce(join, NO_DIRECTIVES);
  const following = playbook?.phases[at + 1]?.name;
  return {
    ...all,
    next: phase === undefined ? null : nextOf(guidance.playbook, phase.name, own.next, following),
  };
}

function nextOf(
  playbook: string,
  phase: string,
  directive: string | null,
  following: string | undefined,
): Guide['next'] {
  const [, named, said] = /^(\S+)(?: when (\S+))?$/.exec(directive ?? '') ?? [];
  const when = HAPPENINGS.find((happening) => happening === said);
  if (named !== undefined) return { playbook, phase: named, when: when ?? 'replied' };
  const goal = GOALS.find(([pattern]) => pattern.test(phase))?.[1];
  return following === undefined || goal === undefined ? null : { playbook, phase: following, when: goal };
}

function join(earlier: Directives, later: Directives): Directives {
  return {
    greeting: later.greeting ?? earlier.greeting,
    ask: later.ask ?? earlier.ask,
    recommend: [...later.recommend, ...earlier.recommend],
    never: [...earlier.never, ...later.never],
    language: later.language ?? earlier.language,
    next: later.next ?? earlier.next,
  };
}
