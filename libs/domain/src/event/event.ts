import type { AgentRef } from '../agent/agent-descriptor';
import type { JsonObject } from '../json';
import type { ProductCard } from '../product/product';
import type { SearchCriteria } from '../product/search-criteria';
import type { MessageContent } from './content';

interface EventOf<Type extends string, Data> {
  readonly type: Type;
  /** Version of `data`'s shape. A new shape gets a new number and an upcaster; stored events never change. */
  readonly schemaVersion: 1;
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

/** Everything that can be in a state. Closed: `evolve` and each mapper handle every member or do not compile. */
export type DomainEvent =
  | SessionStarted
  | AgentBound
  | MessageReceived
  | OptionChosen
  | FormSubmitted
  | StoreSelected
  | ProductsSearched
  | KnowledgeConsulted
  | ProductsRecommended
  | MessageReplied
  | QuestionsSuggested
  | HandoverRequested;

export type EventType = DomainEvent['type'];
export type EventData<Type extends EventType> = Extract<DomainEvent, { type: Type }>['data'];

/** Makes an event of the current schema version. */
export function event<Type extends EventType>(
  type: Type,
  data: EventData<Type>,
): Extract<DomainEvent, { type: Type }> {
  return { type, schemaVersion: 1, data } as unknown as Extract<DomainEvent, { type: Type }>;
}
