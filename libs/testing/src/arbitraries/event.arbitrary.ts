import {
  event,
  GUIDANCE_LIMITS,
  MEETING_TYPES,
  NO_CRITERIA,
  type DomainEvent,
  type GuidanceChange,
  type InputEvent,
  type JsonObject,
  type ProductCard,
  type RefusedProduct,
  type SearchCriteria,
  type SummaryPoint,
  type ToolCall,
} from '@app/domain';
import fc from 'fast-check';
import { WebUrlArbitrary } from './web-url.arbitrary';

const id = fc.uuid();
const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
/** Mostly short, sometimes long enough to meet memory's limits. */
const text = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1_000, max: 8_000 }).map((length) => 'long '.repeat(length / 5)),
  },
);
const agent = fc.record({
  descriptorId: fc.constantFrom('example-agent', 'other-agent'),
  version: fc.integer({ min: 1, max: 9 }),
});
const webUrl = new WebUrlArbitrary();
const money = fc.record({
  amountMinor: fc.nat({ max: 1_000_000 }),
  currency: fc.constantFrom('USD', 'JPY', 'KWD'),
});
const jsonObject = fc.dictionary(word, fc.jsonValue({ maxDepth: 2 }), {
  maxKeys: 8,
}) as fc.Arbitrary<JsonObject>;

const card: fc.Arbitrary<ProductCard> = fc.record({
  productId: id,
  title: word,
  description: word,
  url: fc.option(webUrl),
  imageUrl: fc.option(webUrl),
  price: fc.option(money),
  facets: fc.constant(null),
  metadata: fc.option(jsonObject),
});

const criteria: fc.Arbitrary<SearchCriteria> = fc.record({
  ...constants(NO_CRITERIA),
  text: word,
  maxPriceMinor: fc.option(fc.nat()),
  brands: fc.array(word, { maxLength: 3 }),
});

const content = fc.oneof(
  { weight: 5, arbitrary: text.map((value) => ({ kind: 'text' as const, text: value })) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('image' as const), url: webUrl }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('audio' as const), url: webUrl }) },
);

const opaqueId = fc.string({ minLength: 1, maxLength: 128 });

const systemMessage = fc.oneof(
  { weight: 20, arbitrary: word },
  { weight: 1, arbitrary: fc.constant('x'.repeat(GUIDANCE_LIMITS.systemMessageCodePoints)) },
);

/** Within `GUIDANCE_LIMITS`, as the core lets nothing else in. */
export const arbitraryGuidanceChange: fc.Arbitrary<GuidanceChange> = fc.record(
  {
    playbook: fc.option(fc.constantFrom('neutral', 'sales', 'returns')),
    phase: fc.option(fc.constantFrom('greet', 'close')),
    systemMessage: fc.option(systemMessage),
    context: fc.option(fc.array(jsonObject, { maxLength: 2 })),
  },
  { requiredKeys: [] },
);

const toolCall: fc.Arbitrary<ToolCall> = fc.oneof(
  fc.record({
    tool: fc.constant('delegate_conversation' as const),
    arguments: fc.record({ conversation: opaqueId, lead_id: opaqueId }),
    outcome: fc.record({
      status: fc.constant('completed' as const),
      result: fc.record({ kind: fc.constant('delegation' as const), reason: word }),
    }),
  }),
  fc.record({
    tool: fc.constant('sales_order' as const),
    arguments: fc.record({ plan: word }),
    outcome: fc.record({
      status: fc.constant('possible_match' as const),
      requiredArguments: fc.constant(['lead_id']),
    }),
  }),
  fc.record({
    tool: fc.constant('schedule_date' as const),
    arguments: fc.record({ lead_id: opaqueId, meeting_type: fc.constantFrom(...MEETING_TYPES) }),
    outcome: fc.record({
      status: fc.constant('failed' as const),
      reason: fc.constantFrom('date_in_the_past' as const, 'slot_taken' as const),
      detail: word,
    }),
  }),
);

const modelCall = fc.record({
  step: fc.integer({ min: 1, max: 4 }),
  model: word,
  startedAt: fc.constant('2026-01-01T00:00:00.000Z'),
  requestDigest: fc.constant('0'.repeat(64)),
  outcome: fc.constantFrom('completed' as const, 'AGENT_FAILED' as const),
  answer: fc.option(text),
  usage: fc.option(fc.record({ promptTokens: fc.nat(), completionTokens: fc.nat() })),
  latencyMs: fc.nat(),
});

const refusedProduct: fc.Arbitrary<RefusedProduct> = fc.record({
  productId: id,
  reason: fc.constantFrom('not-in-catalogue', 'not-available', 'outside-limits'),
});

/** Within `SUMMARY_LIMITS`, as the core makes no other. */
const summaryPoint: fc.Arbitrary<SummaryPoint> = fc.record({
  by: fc.constantFrom('user', 'assistant', 'client-assistant', 'team', 'note', 'happened'),
  text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
});

/** What a client can send. */
export const arbitraryInputEvent: fc.Arbitrary<InputEvent> = fc.oneof(
  fc
    .record({ role: fc.constantFrom('user' as const, 'assistant' as const), content })
    .map((data) => event('MessageReceived', data)),
  fc
    .record({ control: fc.constantFrom('button' as const, 'list' as const), optionId: id, title: word })
    .map((data) => event('OptionChosen', data)),
  fc.record({ fields: jsonObject }).map((data) => event('FormSubmitted', data)),
  fc.record({ storeId: id, name: word, details: jsonObject }).map((data) => event('StoreSelected', data)),
  fc.record({ text }).map((data) => event('NoteAdded', data)),
  arbitraryGuidanceChange.map((data) => event('GuidanceSet', data)),
  fc.constant(event('ReplyRequested', {})),
  fc
    .record({ visitorId: opaqueId, leadId: opaqueId, userId: opaqueId }, { requiredKeys: [] })
    .map((data) => event('CustomerIdentified', data)),
  fc.record({ author: fc.option(word), text }).map((data) => event('TeamMemberWrote', data)),
  fc.record({ by: fc.option(word) }).map((data) => event('HandoverAccepted', data)),
  fc.record({ by: fc.option(word) }).map((data) => event('HandoverReturned', data)),
  fc.record({ title: word }).map((data) => event('ConversationTitled', data)),
);

/** Any event that a state can hold. */
export const arbitraryEvent: fc.Arbitrary<DomainEvent> = fc.oneof(
  arbitraryInputEvent,
  fc.record({ agent }).map((data) => event('AgentBound', data)),
  fc.record({ text }).map((data) => event('MessageReplied', data)),
  fc
    .record({ products: fc.array(card, { maxLength: 14 }) })
    .map((data) => event('ProductsRecommended', data)),
  fc
    .record({ products: fc.array(refusedProduct, { minLength: 1, maxLength: 4 }) })
    .map((data) => event('ProductsRefused', data)),
  fc
    .record({ criteria, matched: fc.nat({ max: 1_000 }), productIds: fc.array(id, { maxLength: 10 }) })
    .map((data) => event('ProductsSearched', data)),
  fc
    .record({ query: word, entryIds: fc.array(id, { maxLength: 5 }) })
    .map((data) => event('KnowledgeConsulted', data)),
  fc.record({ questions: fc.array(word, { maxLength: 4 }) }).map((data) => event('QuestionsSuggested', data)),
  fc.record({ reason: word, reasonNative: word }).map((data) => event('HandoverRequested', data)),
  fc
    .record({ playbook: fc.constantFrom('sales', 'returns'), phase: fc.constantFrom('greet', 'close') })
    .map((data) => event('PhaseEntered', data)),
  toolCall.map((data) => event('ToolCalled', data)),
  fc
    .record({
      supervisor: fc.constantFrom('sales_manager' as const, 'product_specialist' as const),
      verdict: fc.constantFrom('approved' as const, 'modified' as const, 'rejected' as const),
      comments: word,
      changes: fc.array(fc.record({ before: word, after: fc.option(word) }), { maxLength: 3 }),
    })
    .map((data) => event('DraftReviewed', data)),
  modelCall.map((data) => event('ModelCalled', data)),
  fc
    .record({ step: fc.integer({ min: 1, max: 4 }), tool: word, arguments: text, result: text })
    .map((data) => event('ToolResultRecorded', data)),
  fc
    .constantFrom('AGENT_FAILED' as const, 'AGENT_TIMEOUT' as const)
    .map((because) => event('EngineSubstituted', { engine: 'built-in', because })),
  fc
    .record({ messages: fc.nat({ max: 6 }), addresses: fc.nat({ max: 20 }) })
    .map((data) => event('WordsWithheld', data)),
  fc
    .record({ upTo: fc.nat({ max: 60 }), points: fc.array(summaryPoint, { maxLength: 5 }) })
    .map((data) => event('HistorySummarised', data)),
  fc
    .array(fc.record({ asked: word, answered: word }), { maxLength: 5 })
    .map((reads) => event('SourcesRead', { answeredAt: '2026-01-01T00:00:00.000Z', reads })),
);

/** A session's events from its root on, as one lineage holds them. */
export const arbitraryHistory: fc.Arbitrary<readonly DomainEvent[]> = fc
  .tuple(agent, fc.array(arbitraryEvent, { maxLength: 60, size: 'large' }))
  .map(([first, rest]) => [event('SessionStarted', { agent: first }), ...rest]);

function constants<Shape extends object>(shape: Shape): { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> } {
  return Object.fromEntries(Object.entries(shape).map(([key, value]) => [key, fc.constant(value)])) as {
    [Key in keyof Shape]: fc.Arbitrary<Shape[Key]>;
  };
}
