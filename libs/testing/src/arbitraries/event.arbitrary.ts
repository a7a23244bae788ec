import {
  event,
  NO_CRITERIA,
  type DomainEvent,
  type InputEvent,
  type JsonObject,
  type ProductCard,
  type SearchCriteria,
} from '@app/domain';
import fc from 'fast-check';

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
  url: fc.option(fc.webUrl()),
  imageUrl: fc.option(fc.webUrl()),
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
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('image' as const), url: fc.webUrl() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('audio' as const), url: fc.webUrl() }) },
);

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
    .record({ criteria, matched: fc.nat({ max: 1_000 }), productIds: fc.array(id, { maxLength: 10 }) })
    .map((data) => event('ProductsSearched', data)),
  fc
    .record({ query: word, entryIds: fc.array(id, { maxLength: 5 }) })
    .map((data) => event('KnowledgeConsulted', data)),
  fc.record({ questions: fc.array(word, { maxLength: 4 }) }).map((data) => event('QuestionsSuggested', data)),
  fc.record({ reason: word, reasonNative: word }).map((data) => event('HandoverRequested', data)),
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
