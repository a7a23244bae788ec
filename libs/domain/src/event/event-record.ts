import { DomainError } from '../errors';
import { canonicalJson } from '../json';
import { briefReview, wholeReview } from './draft-reviewed.record';
import type { DomainEvent, DraftReviewed, EventType } from './event';

/** An event as it is stored: `payload` is the canonical JSON of its data and is never written twice. */
export interface EventRecord {
  readonly type: string;
  readonly schemaVersion: number;
  readonly payload: string;
}

const KNOWN: Readonly<Record<EventType, readonly number[]>> = {
  SessionStarted: [1],
  AgentBound: [1],
  MessageReceived: [1],
  OptionChosen: [1],
  FormSubmitted: [1],
  StoreSelected: [1],
  NoteAdded: [1],
  GuidanceSet: [1],
  ReplyRequested: [1],
  CustomerIdentified: [1],
  TeamMemberWrote: [1],
  HandoverAccepted: [1],
  HandoverReturned: [1],
  ConversationTitled: [1],
  ProductsSearched: [1],
  KnowledgeConsulted: [1],
  ProductsRecommended: [1],
  ProductsRefused: [1],
  MessageReplied: [1],
  QuestionsSuggested: [1],
  HandoverRequested: [1],
  PhaseEntered: [1],
  ToolCalled: [1],
  DraftReviewed: [1, 2],
  ModelCalled: [1],
  ToolResultRecorded: [1],
  EngineSubstituted: [1],
  WordsWithheld: [1],
  HistorySummarised: [1],
  SourcesRead: [1],
};

/** An event that was read keeps the version that it was written in. */
export function toEventRecord(event: DomainEvent): EventRecord {
  const { type, schemaVersion } = event;
  const data = isBriefReview(event) ? briefReview(event.data) : event.data;
  return { type, schemaVersion, payload: canonicalJson(data) };
}

/** The event as it would have been written beside that record: in its version, when both are of one type. */
export function toRecordLike(event: DomainEvent, { type, schemaVersion }: EventRecord): EventRecord {
  return toEventRecord(event.type === type ? ({ ...event, schemaVersion } as DomainEvent) : event);
}

/**
 * Reads a stored event. Older schema versions are lifted to the current one here, and only here.
 * @throws DomainError DATA_LOSS when the type, its version or its payload cannot be read
 */
export function readEventRecord(record: EventRecord): DomainEvent {
  const versions = Object.hasOwn(KNOWN, record.type) ? KNOWN[record.type as EventType] : [];
  if (!versions.includes(record.schemaVersion)) {
    throw new DomainError(
      'DATA_LOSS',
      `stored event ${record.type} v${record.schemaVersion} is of no known kind`,
    );
  }
  try {
    const data: unknown = JSON.parse(record.payload);
    const event = { type: record.type, schemaVersion: record.schemaVersion, data } as DomainEvent;
    return isBriefReview(event) ? { ...event, data: wholeReview(event.data) } : event;
  } catch (cause) {
    throw new DomainError('DATA_LOSS', `stored event ${record.type} cannot be read`, { cause });
  }
}

function isBriefReview(event: DomainEvent): event is DraftReviewed {
  return event.type === 'DraftReviewed' && event.schemaVersion === 2;
}
