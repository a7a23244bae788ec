import { applyGuidance } from '../conversation/guidance';
import { contentAsText } from '../event/content';
import type { DomainEvent, FormSubmitted, ProductsRecommended } from '../event/event';
import { happeningIn } from '../history/happening';
import { canonicalJson } from '../json';
import { boundCriteria } from '../product/criteria-limits';
import type { ToolCall } from '../tool/tool-call';
import { MEMORY_LIMITS, type Memory, type ShownProduct } from './memory';
import type { TranscriptEntry } from './transcript';

/** Folds one event into memory. Pure and total: every event of every stored history is taken. */
export function evolve(memory: Memory, event: DomainEvent): Memory {
  switch (event.type) {
    case 'SessionStarted':
    case 'AgentBound':
      return { ...memory, agent: event.data.agent };
    case 'MessageReceived':
      return remember(memory, {
        speaker: event.data.role === 'user' ? 'user' : 'client-assistant',
        text: contentAsText(event.data.content),
      });
    case 'OptionChosen':
      return remember(memory, { speaker: 'user', text: event.data.title });
    case 'MessageReplied':
      return remember(memory, { speaker: 'assistant', text: event.data.text });
    case 'FormSubmitted':
      return { ...memory, attributes: mergeFields(memory.attributes, event) };
    case 'StoreSelected':
      return { ...memory, store: { storeId: event.data.storeId, name: event.data.name ?? null } };
    case 'ProductsSearched':
      return { ...memory, search: boundCriteria(event.data.criteria) };
    case 'ProductsRecommended':
      return { ...memory, shown: shownProducts(event), happened: happenedWith(memory, event) };
    case 'HandoverRequested':
      return { ...memory, handover: 'requested', happened: happenedWith(memory, event) };
    case 'HandoverAccepted':
      return { ...memory, handover: 'accepted' };
    case 'HandoverReturned':
      return { ...memory, handover: 'none' };
    case 'NoteAdded':
      return remember(memory, { speaker: 'note', text: event.data.text });
    case 'TeamMemberWrote':
      return remember(memory, { speaker: 'team', text: event.data.text });
    case 'GuidanceSet':
      return { ...memory, guidance: applyGuidance(memory.guidance, event.data) };
    case 'PhaseEntered':
      return { ...memory, guidance: applyGuidance(memory.guidance, event.data) };
    case 'CustomerIdentified':
      return { ...memory, customer: { ...memory.customer, ...event.data } };
    case 'ConversationTitled':
      return { ...memory, title: event.data.title };
    case 'ToolCalled':
      return { ...memory, pendingTool: pendingAfter(event.data), happened: happenedWith(memory, event) };
    case 'HistorySummarised':
      return {
        ...memory,
        summary: event.data,
        happened: memory.happened.filter(({ at }) => at > event.data.upTo),
      };
    case 'KnowledgeConsulted':
    case 'ProductsRefused':
    case 'QuestionsSuggested':
    case 'ReplyRequested':
    case 'DraftReviewed':
    case 'ModelCalled':
    case 'ToolResultRecorded':
    case 'EngineSubstituted':
    case 'WordsWithheld':
    case 'SourcesRead':
      return memory;
  }
}

export function evolveAll(memory: Memory, events: Iterable<DomainEvent>): Memory {
  let folded = memory;
  for (const event of events) folded = evolve(folded, event);
  return folded;
}

function remember(memory: Memory, entry: TranscriptEntry): Memory {
  return {
    ...memory,
    transcript: boundTranscript([...memory.transcript, entry]),
    messageCount: memory.messageCount + 1,
  };
}

/** Keeps the latest entries within both limits; the latest one always stays. */
function boundTranscript(entries: readonly TranscriptEntry[]): readonly TranscriptEntry[] {
  let start = entries.length - 1;
  let length = entries[start]?.text.length ?? 0;
  while (start > 0 && entries.length - start < MEMORY_LIMITS.entries) {
    length += entries[start - 1]?.text.length ?? 0;
    if (length > MEMORY_LIMITS.transcriptLength) break;
    start -= 1;
  }
  return start === 0 ? entries : entries.slice(start);
}

function happenedWith({ happened, messageCount }: Memory, event: DomainEvent): Memory['happened'] {
  const text = happeningIn(event);
  return text === null
    ? happened
    : [...happened, { at: messageCount, text }].slice(-MEMORY_LIMITS.happenings);
}

function pendingAfter({ tool, arguments: known, outcome }: ToolCall): Memory['pendingTool'] {
  return outcome.status === 'possible_match' ? { tool, arguments: known } : null;
}

function shownProducts(event: ProductsRecommended): readonly ShownProduct[] {
  return event.data.products
    .slice(0, MEMORY_LIMITS.shown)
    .map(({ productId, title, price }) => ({ productId, title, price }));
}

/**
 * A list, and sorted as it comes in: which field is the oldest must not depend on an object's key order, which
 * neither a stored payload nor a snapshot keeps.
 */
function mergeFields(known: Memory['attributes'], event: FormSubmitted): Memory['attributes'] {
  const told = Object.entries(event.data.fields)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => ({
      name,
      value: bounded(typeof value === 'string' ? value : canonicalJson(value)),
    }));
  const names = new Set(told.map(({ name }) => name));
  return [...known.filter(({ name }) => !names.has(name)), ...told].slice(-MEMORY_LIMITS.attributes);
}

function bounded(value: string): string {
  return value.length <= MEMORY_LIMITS.attributeLength
    ? value
    : value.slice(0, MEMORY_LIMITS.attributeLength).toWellFormed();
}
