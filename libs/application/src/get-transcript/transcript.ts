import {
  contentAsText,
  readEventRecord,
  type DomainEvent,
  type ProductCard,
  type StateHeader,
} from '@app/domain';
import type { StateRecord } from '../ports/turn-store';

/** One thing that was said or shown, and the state whose turn it came with. */
export interface TranscriptLine {
  readonly stateId: string;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  /** `widget`: an assistant message that the client says it showed on its own; `team`: a person of the shop. */
  readonly speaker: 'customer' | 'widget' | 'assistant' | 'team';
  /** Null when only products were shown. */
  readonly text: string | null;
  /** Shown with this line; else empty. */
  readonly products: readonly ProductCard[];
}

export interface Transcript {
  readonly header: StateHeader;
  /** Oldest first. */
  readonly lines: readonly TranscriptLine[];
}

/** What was said in one turn. */
export function transcriptLines({ header, events }: StateRecord): readonly TranscriptLine[] {
  const { stateId, createdAt } = header;
  return events
    .map(readEventRecord)
    .flatMap(spokenPart)
    .map((part) => ({ stateId, createdAt, ...part }));
}

type SpokenPart = Pick<TranscriptLine, 'speaker' | 'text' | 'products'>;

function spokenPart(event: DomainEvent): readonly SpokenPart[] {
  switch (event.type) {
    case 'MessageReceived': {
      const { role, content } = event.data;
      return [
        { speaker: role === 'user' ? 'customer' : 'widget', text: contentAsText(content), products: [] },
      ];
    }
    case 'OptionChosen':
      return [{ speaker: 'customer', text: event.data.title, products: [] }];
    case 'TeamMemberWrote':
      return [{ speaker: 'team', text: event.data.text, products: [] }];
    case 'MessageReplied':
      return [{ speaker: 'assistant', text: event.data.text, products: [] }];
    case 'ProductsRecommended':
      return [{ speaker: 'assistant', text: null, products: event.data.products }];
    case 'SessionStarted':
    case 'AgentBound':
    case 'FormSubmitted':
    case 'StoreSelected':
    case 'NoteAdded':
    case 'GuidanceSet':
    case 'ReplyRequested':
    case 'CustomerIdentified':
    case 'ConversationTitled':
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
    case 'QuestionsSuggested':
    case 'HandoverRequested':
      return [];
  }
}
