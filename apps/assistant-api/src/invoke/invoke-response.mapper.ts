import type { Answer } from '@app/application';
import type { DomainEvent, State } from '@app/domain';
import { toRecommendedProduct } from '../http/recommended-product.dto';
import type { InvokeResponseDto, ResponseEventDto } from './invoke-response.dto';

/** What invoke answers to a new state; these very bytes are kept for retries. */
export function toInvokeAnswer(state: State): Answer {
  const body: InvokeResponseDto = {
    response: {
      stateId: state.stateId,
      sessionId: state.sessionId,
      parentStateId: state.parentStateId,
      responseEvents: state.events.flatMap(toResponseEvents),
      ...metadataOf(state.events),
    },
  };
  return { status: 200, body: JSON.stringify(body) };
}

/** Only there when another engine than the agent's own answered: what a client may be told of that. */
function metadataOf(events: readonly DomainEvent[]): Pick<InvokeResponseDto['response'], 'metadata'> {
  const substituted = events.find(({ type }) => type === 'EngineSubstituted');
  if (substituted?.type !== 'EngineSubstituted') return {};
  const { engine, because } = substituted.data;
  return { metadata: { answeredBy: engine, because } };
}

/** What the client sees of an event; inputs and the agent's searches are not answered back. */
export function toResponseEvents(event: DomainEvent): readonly ResponseEventDto[] {
  switch (event.type) {
    case 'MessageReplied':
      return [{ messageEvent: { role: 'ASSISTANT', content: { textContent: { text: event.data.text } } } }];
    case 'ProductsRecommended':
      return [{ recommendationEvent: { products: event.data.products.map(toRecommendedProduct) } }];
    case 'QuestionsSuggested':
      return [{ chatSuggestionEvent: { suggestedQuestions: event.data.questions } }];
    case 'HandoverRequested':
      return [{ agentHandoverEvent: { triggerHandover: true, ...event.data } }];
    case 'SessionStarted':
    case 'AgentBound':
    case 'MessageReceived':
    case 'OptionChosen':
    case 'FormSubmitted':
    case 'StoreSelected':
    case 'NoteAdded':
    case 'GuidanceSet':
    case 'ReplyRequested':
    case 'CustomerIdentified':
    case 'ConversationTitled':
    case 'TeamMemberWrote':
    case 'HandoverAccepted':
    case 'HandoverReturned':
    case 'PhaseEntered':
    case 'ToolCalled':
    case 'DraftReviewed':
    case 'ModelCalled':
    case 'ToolResultRecorded':
    case 'EngineSubstituted':
    case 'WordsWithheld':
    case 'HistorySummarised':
    case 'SourcesRead':
    case 'ProductsSearched':
    case 'ProductsRefused':
    case 'KnowledgeConsulted':
      return [];
  }
}
