import type { DomainEvent, Json, Memory, ToolResult } from '@app/domain';
import { dataOf } from './event-data';
import type { WhyLookUp, WhyModelCall, WhySummary } from './why-facts';

const NAME_LENGTH = 64;

export function modelCalls(events: readonly DomainEvent[]): readonly WhyModelCall[] {
  return dataOf(events, 'ModelCalled').map(({ step, model, outcome, usage, latencyMs }) => ({
    step,
    model,
    outcome,
    usage,
    latencyMs,
  }));
}

export function lookUps(events: readonly DomainEvent[]): readonly WhyLookUp[] {
  return dataOf(events, 'ToolResultRecorded').map(({ step, tool, result }) => ({
    step,
    tool: printableName(tool),
    outcome: hasFailed(result) ? 'failed' : 'ok',
  }));
}

/** @param after what the agent knows at the state: a turn's summary is made before the agent is asked */
export function summaryAt({ summary }: Memory): WhySummary | null {
  return summary === null
    ? null
    : { upTo: summary.upTo, points: summary.points.filter(({ by }) => by !== 'note') };
}

/** Results are this service's own words: see the functions that a model may call. */
function hasFailed(result: ToolResult['result']): boolean {
  const told = parse(result);
  if (told === null || typeof told !== 'object' || Array.isArray(told)) return false;
  return 'error' in told || ('status' in told && told['status'] === 'failed');
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

function printableName(name: string): string {
  return name
    .slice(0, NAME_LENGTH)
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ');
}
