import type { EventType } from '../event/event';

const AGENT_EVENTS: ReadonlySet<EventType> = new Set<EventType>([
  'ProductsSearched',
  'KnowledgeConsulted',
  'ProductsRecommended',
  'ProductsRefused',
  'MessageReplied',
  'QuestionsSuggested',
  'HandoverRequested',
  'PhaseEntered',
  'ToolCalled',
  'DraftReviewed',
  'ModelCalled',
  'ToolResultRecorded',
  'EngineSubstituted',
  'WordsWithheld',
  'SourcesRead',
]);

/** Whether an event of this type was made by the agent's reply; the others are a turn's input. */
export function isReplyEvent(event: { readonly type: EventType }): boolean {
  return AGENT_EVENTS.has(event.type);
}

/** Whether an event says which agent answers from here on: a fact of every turn that changes it, told by nobody. */
export function isAgentFact(event: { readonly type: EventType }): boolean {
  return event.type === 'SessionStarted' || event.type === 'AgentBound';
}
