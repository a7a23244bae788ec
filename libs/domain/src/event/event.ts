import type { AgentRef } from '../agent/agent-descriptor';
import type { CustomerIds } from '../conversation/customer';
import type { GuidanceChange } from '../conversation/guidance';
import type { HistorySummary } from '../history/summary';
import type { JsonObject } from '../json';
import type { ModelCall, Substitution, ToolResult, Withheld } from '../model/model-call';
import type { ProductCard } from '../product/product';
import type { RefusedProduct } from '../product/refusal';
import type { SearchCriteria } from '../product/search-criteria';
import type { SourceReads } from '../recording/source-reads';
import type { Review } from '../review/review';
import type { ToolCall } from '../tool/tool-call';
import type { MessageContent } from './content';

interface EventOf<Type extends string, Data, Version extends number = 1> {
  readonly type: Type;
  /** Version of `data`'s shape. A new shape gets a new number and an upcaster; stored events never change. */
  readonly schemaVersion: Version;
  readonly data: Data;
}

/** The first event of a session's root: which agent answers. */
export type SessionStarted = EventOf<'SessionStarted', { readonly agent: AgentRef }>;
/** From here on another agent, or another version of it, answers. */
export type AgentBound = EventOf<'AgentBound', { readonly agent: AgentRef }>;
/** A message that came in. An `assistant` message is what the client says was shown; it is untrusted history. */
export type MessageReceived = EventOf<
  'MessageReceived',
  { readonly role: 'user' | 'assistant'; readonly content: MessageContent }
>;
/** The customer pressed a button or picked from a list. */
export type OptionChosen = EventOf<
  'OptionChosen',
  {
    readonly control: 'button' | 'list';
    readonly optionId: string;
    readonly title: string;
    readonly description?: string;
  }
>;
export type FormSubmitted = EventOf<'FormSubmitted', { readonly fields: JsonObject }>;
export type StoreSelected = EventOf<
  'StoreSelected',
  { readonly storeId: string; readonly name?: string; readonly details: JsonObject }
>;
/** What only the agent sees: a hidden note of the shop's backend. */
export type NoteAdded = EventOf<'NoteAdded', { readonly text: string }>;
/** How the conversation is led from here on. A field that is absent stays as it was; null clears it. */
export type GuidanceSet = EventOf<'GuidanceSet', GuidanceChange>;
/** The agent was told to speak, whatever came in before. */
export type ReplyRequested = EventOf<'ReplyRequested', Record<string, never>>;
/** Who the customer is, as far as it was told with this turn. Ids are the shop's own. */
export type CustomerIdentified = EventOf<'CustomerIdentified', CustomerIds>;
/** A person of the shop wrote to the customer. */
export type TeamMemberWrote = EventOf<
  'TeamMemberWrote',
  { readonly author: string | null; readonly text: string }
>;
/** A person took the conversation over: the assistant is silent from here on. */
export type HandoverAccepted = EventOf<'HandoverAccepted', { readonly by: string | null }>;
/** The assistant has the conversation again. */
export type HandoverReturned = EventOf<'HandoverReturned', { readonly by: string | null }>;
/** The agent searched the catalogue. `productIds` are the best answers, best first. */
export type ProductsSearched = EventOf<
  'ProductsSearched',
  { readonly criteria: SearchCriteria; readonly matched: number; readonly productIds: readonly string[] }
>;
/** The agent read the knowledge base. `entryIds` are what it found, best first. */
export type KnowledgeConsulted = EventOf<
  'KnowledgeConsulted',
  { readonly query: string; readonly entryIds: readonly string[] }
>;
export type ProductsRecommended = EventOf<
  'ProductsRecommended',
  { readonly products: readonly ProductCard[] }
>;
/** The agent named products that could not be shown. */
export type ProductsRefused = EventOf<'ProductsRefused', { readonly products: readonly RefusedProduct[] }>;
/** The assistant said something. */
export type MessageReplied = EventOf<'MessageReplied', { readonly text: string }>;
export type QuestionsSuggested = EventOf<'QuestionsSuggested', { readonly questions: readonly string[] }>;
export type HandoverRequested = EventOf<
  'HandoverRequested',
  {
    /** In English, for the shop. */ readonly reason: string;
    /** In the customer's language. */ readonly reasonNative: string;
  }
>;

/** The agent went on to another phase of its playbook. */
export type PhaseEntered = EventOf<'PhaseEntered', { readonly playbook: string; readonly phase: string }>;
/** The agent called a tool; what it left behind is stored with the turn. */
export type ToolCalled = EventOf<'ToolCalled', ToolCall>;
/** A supervisor of the core read the draft, and what it changed. */
export type DraftReviewed = EventOf<'DraftReviewed', Review, 1 | 2>;
/** A language model was asked: recorded so that the turn can be told again without it. */
export type ModelCalled = EventOf<'ModelCalled', ModelCall>;
/** A look-up's answer as the model was given it. */
export type ToolResultRecorded = EventOf<'ToolResultRecorded', ToolResult>;
/** The model could not answer, and another engine did. */
export type EngineSubstituted = EventOf<'EngineSubstituted', Substitution>;
/** What an agent's own filter took out of its reply before anybody read it; the words themselves are not kept. */
export type WordsWithheld = EventOf<'WordsWithheld', Withheld>;
/** What no longer fits an agent's history was folded into the summary; this one replaces those before. */
export type HistorySummarised = EventOf<'HistorySummarised', HistorySummary>;
/** What a reply stood on besides the conversation: recorded so that the turn can be told again without the shop. */
export type SourcesRead = EventOf<'SourcesRead', SourceReads>;
/** The conversation got its name. */
export type ConversationTitled = EventOf<'ConversationTitled', { readonly title: string }>;

/** Everything that can be in a state. Closed: `evolve` and each mapper handle every member or do not compile. */
export type DomainEvent =
  | SessionStarted
  | AgentBound
  | MessageReceived
  | OptionChosen
  | FormSubmitted
  | StoreSelected
  | NoteAdded
  | GuidanceSet
  | ReplyRequested
  | CustomerIdentified
  | TeamMemberWrote
  | HandoverAccepted
  | HandoverReturned
  | ConversationTitled
  | ProductsSearched
  | KnowledgeConsulted
  | ProductsRecommended
  | ProductsRefused
  | MessageReplied
  | QuestionsSuggested
  | HandoverRequested
  | PhaseEntered
  | ToolCalled
  | DraftReviewed
  | ModelCalled
  | ToolResultRecorded
  | EngineSubstituted
  | WordsWithheld
  | HistorySummarised
  | SourcesRead;

export type EventType = DomainEvent['type'];
export type EventData<Type extends EventType> = Extract<DomainEvent, { type: Type }>['data'];

/** Makes an event of the current schema version. */
export function event<Type extends EventType>(
  type: Type,
  data: EventData<Type>,
): Extract<DomainEvent, { type: Type }> {
  const schemaVersion = type === 'DraftReviewed' ? 2 : 1;
  return { type, schemaVersion, data } as unknown as Extract<DomainEvent, { type: Type }>;
}
