import {
  agentFacts,
  decideInput,
  isAgentFact,
  isReplyEvent,
  type AgentDescriptor,
  type DomainEvent,
  type InputEvent,
  type ModelCall,
  type SourceReads,
  type ToolCall,
} from '@app/domain';
import type { StateRecord } from '../ports/turn-store';
import type { RememberedState } from '../run-turn/memory-loader';
import type { RecordedReads } from './recorded-reads';

/** A stored turn, and all that its reply stood on. */
export interface RecordedTurn {
  readonly record: StateRecord;
  readonly events: readonly DomainEvent[];
  /** Null for the root of a session. */
  readonly parent: RememberedState | null;
  /** The version that made the state. */
  readonly agent: AgentDescriptor;
  /** Null: nobody was asked, or the state is older than the recording of what was read. */
  readonly sources: SourceReads | null;
  readonly reads: RecordedReads;
}

/** What a state holds for telling its turn again. `not-needed`: it holds no reply. */
export type RecordingStatus = 'complete' | 'not-needed' | 'missing';

export function recordingStatus({ events, sources }: RecordedTurn): RecordingStatus {
  if (!events.some(isReplyEvent)) return 'not-needed';
  return sources === null || sources.unrecorded !== undefined ? 'missing' : 'complete';
}

/**
 * The facts that the turn begins with, decided anew for an agent. News of who has the session come before them: they
 * were told by the store.
 * @throws DomainError INVALID_ARGUMENT as `decideInput` does
 */
export function inputFor({ events, parent }: RecordedTurn, agent: AgentDescriptor): readonly DomainEvent[] {
  const facts = events.filter((fact) => !isReplyEvent(fact));
  const bound = facts.findIndex(isAgentFact);
  const news = facts.slice(0, Math.max(0, bound));
  const told = facts.slice(bound + 1).filter(isTold);
  const memory = parent?.memory ?? null;
  // A turn may have told only what was known already.
  if (told.length === 0 && memory !== null) return [...news, ...agentFacts(memory, refOf(agent))];
  const { definition } = agent;
  return [...news, ...decideInput(memory, { agent: refOf(agent), definition, events: told })];
}

export function toolCallsIn(events: readonly DomainEvent[]): readonly ToolCall[] {
  return events.flatMap(({ type, data }) => (type === 'ToolCalled' ? [data] : []));
}

export function modelCallsIn(events: readonly DomainEvent[]): readonly ModelCall[] {
  return events.flatMap(({ type, data }) => (type === 'ModelCalled' ? [data] : []));
}

/** What is folded into a summary is decided anew. */
function isTold(fact: DomainEvent): fact is InputEvent {
  return fact.type !== 'HistorySummarised';
}

function refOf({ descriptorId, version }: AgentDescriptor): { descriptorId: string; version: number } {
  return { descriptorId, version };
}
